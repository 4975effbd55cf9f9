"""How often may somebody without an account try, by address and by network?

The limits of a network are wide, for a hospital is one; those of an address are narrow, for each try is a mail to
somebody who may never have asked. A code has a hundred million values.
"""

from __future__ import annotations

from kindling.ground.addresses import address_key
from kindling.ground.errors import NotAllowed
from kindling.ground.throttles import Limit, may_try

HOUR, DAY = 60 * 60, 24 * 60 * 60

MAILS = (Limit("mail-hour", 3, HOUR), Limit("mail-day", 6, DAY))
"""Mails that one address is sent because somebody typed it."""

FORMS = (Limit("form-hour", 60, HOUR), Limit("form-day", 300, DAY))
"""Forms that one network sends."""

CODES = Limit("code-address", 20, DAY)
"""Codes that are tried for one address, right or wrong."""

GUESSES = Limit("code-network", 60, HOUR)
"""Codes that one network tries."""


def check_may_be_mailed(email: str, network: str) -> None:
    """Counts one form from ``network`` about ``email``. Raises `NotAllowed` past the limits, known address or not."""
    forms = [may_try(limit, network) for limit in FORMS]
    mails = [may_try(limit, address_key(email)) for limit in MAILS]
    if not all(forms):
        raise NotAllowed("Many forms have come from your network in a short time.", "Please try again in an hour.")
    if not all(mails):
        raise NotAllowed(
            "We have sent several mails to this address lately.",
            "Look where your mail puts what it takes for junk, or try again in an hour.",
        )


def may_guess(email: str, network: str) -> bool:
    """Counts one code tried for ``email`` from ``network``; answers whether it may be looked at."""
    return all([may_try(CODES, email), may_try(GUESSES, network)])
