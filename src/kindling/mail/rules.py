"""Who may look after the mail."""

from __future__ import annotations

from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed


def check_can_look_after_mail(by: Actor) -> None:
    """Raises `NotAllowed` for whoever may not see to whom mail goes: addresses are the stewards' alone."""
    if not by.convenes:
        raise NotAllowed("Mail is looked after by stewards.", "Ask a steward of your community.")


def can_look_after_mail(by: Actor) -> bool:
    """Whether ``by`` may see what failed, try it again, and let mail go to an address again."""
    return by.convenes
