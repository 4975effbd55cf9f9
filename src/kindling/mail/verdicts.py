"""What a mail server's refusal means: the server is away, this mail may go later, or it never will."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

NO_ANSWER = "The mail server does not answer."
NO_ENTRY = "The mail server does not accept the name and password in MAIL_URL."
NO_TRUST = "The mail server’s certificate cannot be trusted."
NO_SERVER = "No mail server is set: MAIL_URL is missing."
AWAY = (NO_ANSWER, NO_ENTRY, NO_TRUST, NO_SERVER)
"""The reasons that hold up all mail alike."""

STRANGE_ADDRESS = "The mail server cannot write to an address in these letters."
BROKE_OFF = "The connection to the mail server broke off."

_UNKNOWN = re.compile(r"\b5\.1\.(?:1|2|3|6|10)\b|user unknown|no such user", re.IGNORECASE)
"""How servers say that an address does not exist (RFC 3463, 3.2)."""


class ServerAwayError(Exception):
    """No mail can be handed over now; its words are one of `AWAY`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one mail: tried again later, or ``never``; ``stops`` where its address does not exist."""

    reason: str
    never: bool = False
    stops: bool = False


def away_because(wrong: Exception) -> str:
    """Why a connection could not be opened, as one of `AWAY`."""
    if isinstance(wrong, SMTPAuthenticationError):
        return NO_ENTRY
    return NO_TRUST if isinstance(wrong, ssl.SSLCertVerificationError) else NO_ANSWER


def verdict_on(wrong: Exception) -> Verdict:
    """What an error means that came while a mail was handed over on an open connection."""
    if isinstance(wrong, SMTPRecipientsRefused):
        return _refused("The mail server refused the address", *next(iter(wrong.recipients.values())))
    if isinstance(wrong, SMTPSenderRefused) and not _is_too_large(wrong):
        return Verdict(f"The mail server takes no mail from MAIL_FROM: {_said(wrong.smtp_code, wrong.smtp_error)}")
    if isinstance(wrong, SMTPResponseException):
        return _refused("The mail server refused this mail", wrong.smtp_code, wrong.smtp_error)
    if isinstance(wrong, UnicodeError):
        return Verdict(STRANGE_ADDRESS, never=True)
    return Verdict(BROKE_OFF)


def _is_too_large(wrong: SMTPSenderRefused) -> bool:
    return wrong.smtp_code == 552


def _refused(what: str, code: int, words: bytes | str) -> Verdict:
    said, never = _said(code, words), 500 <= code < 600
    return Verdict(f"{what}: {said}", never=never, stops=never and bool(_UNKNOWN.search(said)))


def _said(code: int, words: bytes | str) -> str:
    """A server's answer in one line."""
    told = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in told).split())
    return f"{code} {line}"[:300].strip()
