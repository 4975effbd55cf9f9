"""How often may somebody without an account try, by address and by network?

The limits of a network are wide, for a hospital is one; those of an address are narrow, for each try is a mail to
somebody who may never have asked. They are narrowest for one address from one network: whoever types somebody else's
address shuts the form for themselves, and not for its owner elsewhere. A code has a hundred million values.
"""

from __future__ import annotations

from kindling.ground.addresses import address_key
from kindling.ground.errors import NotAllowed
from kindling.ground.throttles import Limit, may_try

HOUR, DAY = 60 * 60, 24 * 60 * 60

TOMORROW = "tomorrow"
"""When the window of a day, in universal time, is over."""

MAILS = (Limit("mail-hour", 3, HOUR), Limit("mail-day", 6, DAY))
"""Mails that one address is sent because one network typed it: an hour, a day."""

MAILS_IN_ALL = Limit("mail-all", 20, DAY)
"""Mails that one address is sent because any network typed it; what a network is refused does not count."""

FORMS = (Limit("form-hour", 60, HOUR), Limit("form-day", 300, DAY))
"""Forms that one network sends: an hour, a day."""

CODES = Limit("code-address", 20, DAY)
"""Codes that are tried for one address, right or wrong."""

GUESSES = Limit("code-network", 60, HOUR)
"""Codes that one network tries."""


def check_may_be_mailed(email: str, network: str) -> None:
    """Counts one form from ``network`` about ``email``. Raises `NotAllowed` past the limits, known address or not."""
    address = address_key(email)
    if again := _again(FORMS, network):
        raise NotAllowed("Many forms have come from your network in a short time.", f"Please try again {again}.")
    again = _again(MAILS, f"{address}\0{network}")
    if not again and not may_try(MAILS_IN_ALL, address):
        again = TOMORROW
    if again:
        raise NotAllowed(
            "We have sent several mails to this address lately.",
            f"Look where your mail puts what it takes for junk, or try again {again}.",
        )


def _again(limits: tuple[Limit, Limit], who: str) -> str:
    """Counts one try by ``who`` against the limits of an hour and of a day; when to try again where one is passed."""
    hour, day = (may_try(limit, who) for limit in limits)
    if not day:
        return TOMORROW
    return "" if hour else "in an hour"


def may_guess(email: str, network: str) -> bool:
    """Counts one code tried for ``email`` from ``network``; answers whether it may be looked at."""
    return all([may_try(CODES, email), may_try(GUESSES, network)])
