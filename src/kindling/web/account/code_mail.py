"""The mail with a code to sign in."""

from __future__ import annotations

from django.conf import settings

from kindling.mail.house import current_house
from kindling.mail.kinds import Due, Kind, NotNow, register_kind
from kindling.mail.letters import Code, Letter, Paragraph

SIGN_IN_CODE = "sign-in-code"

LASTS = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT
"""Seconds for which a code works."""

NO_ADDRESS = "nobody@example.invalid"
"""Stands in the row for an address that has no account; the address that was typed is not kept."""


def _write(due: Due) -> Letter:
    code = str(due.data.get("code", ""))
    if not code:
        raise NotNow("Nobody signs in with the address that was typed.")
    return _letter(code)


def _letter(code: str) -> Letter:
    return Letter(
        subject=f"{code} is your code for {current_house().name}",
        title="Your code",
        preview="It works once, for fifteen minutes.",
        blocks=(
            Code(code),
            Paragraph("It works once, for fifteen minutes, on the page where you asked for it."),
            Paragraph("If you did not ask for it, leave it be. Without this code nobody gets in.", soft=True),
        ),
        why="You get this because somebody typed your address to sign in.",
    )


def register() -> None:
    """Makes this kind of message known."""
    register_kind(Kind(SIGN_IN_CODE, "Code to sign in", _write, lambda: _letter("4821-0937")))
