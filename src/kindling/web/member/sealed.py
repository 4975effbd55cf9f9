"""A form that needs no cookie: it carries when it was opened, signed, which tells machines from people.

Somebody who reads the form takes longer than two seconds, and does not keep it open for days.
"""

from __future__ import annotations

from django.utils import timezone

from kindling.ground.signed_links import make_token, read_token

QUICKEST = 2
"""Seconds that a person takes at least."""

LONGEST = 2 * 24 * 60 * 60
"""Seconds for which a form that was opened can be sent."""

TOO_QUICK = "That was quick. Please press the button once more."
TOO_OLD = "This page was open for a long time. Nothing is lost: please send the form once more."


def seal(purpose: str) -> str:
    """What the form carries: the moment it was opened."""
    return make_token(f"form-{purpose}", _now())


def what_is_wrong(purpose: str, sealed: str) -> str:
    """A sentence where the form was sent too soon, too late, or was never opened here; nothing where it is right."""
    told = read_token(f"form-{purpose}", sealed)
    if not told or _now() - told[0] > LONGEST:
        return TOO_OLD
    return TOO_QUICK if _now() - told[0] < QUICKEST else ""


def kept_seal(purpose: str, sealed: str) -> str:
    """The seal for the form when it is shown once more: the same where it still counts, else one of now."""
    return seal(purpose) if what_is_wrong(purpose, sealed) == TOO_OLD else sealed


def _now() -> int:
    return int(timezone.now().timestamp())
