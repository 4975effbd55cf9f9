"""A letter in its envelope: the mail as a server takes it, with every header it needs and none that words could add."""

from __future__ import annotations

import unicodedata
from email.headerregistry import Address
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from kindling.mail.house import House
from kindling.mail.letters import Attachment, Letter
from kindling.mail.render import rendered

TERMINAL = "kindling.mail.terminal.EmailBackend"
"""The backend that prints mail; it shows the text alone."""


def mail_of(letter: Letter, house: House, *, address: str, message_id: str) -> EmailMultiAlternatives:
    """The mail to ``address``, under ``message_id`` (with its brackets)."""
    shown = rendered(letter, house)
    mail = EmailMultiAlternatives(
        subject=one_line(letter.subject),
        body=shown.text,
        from_email=_sender(house),
        to=[address],
        reply_to=[house.contact] if house.contact else None,
        headers=_headers(letter, message_id),
    )
    mail.attach_alternative(shown.html, "text/html")
    for one in letter.attachments:
        _attach(mail, one)
    return mail


def one_line(words: str) -> str:
    """Words as a header may hold them: one line, no control signs, nothing that turns the direction of writing."""
    return " ".join("".join(" " if _is_control(sign) else sign for sign in words if sign not in _TURNS).split())


def sender_address() -> str:
    """The address in MAIL_FROM, without the name that may stand before it."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that turn the direction of whatever follows them in a list of mails."""


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Cs"}


def _sender(house: House) -> str:
    """Whom the mail is from: as MAIL_FROM says it, under the community's name where it names nobody."""
    name, _ = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return str(Address(display_name=one_line(name or house.name), addr_spec=sender_address()))


def _headers(letter: Letter, message_id: str) -> dict[str, str]:
    headers = {
        "Message-ID": message_id,
        "Auto-Submitted": "auto-generated",
        # Exchange knows this one alone; without it each reader who is away answers by machine.
        "X-Auto-Response-Suppress": "OOF, AutoReply",
    }
    if letter.unsubscribe and one_line(letter.unsubscribe) == letter.unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _attach(mail: EmailMultiAlternatives, one: Attachment) -> None:
    """A file; a calendar entry also as a part of the mail itself, which is where calendars look for it (RFC 6047)."""
    name = one_line(one.name).replace("/", "-").replace("\\", "-")
    if not one.method:
        mail.attach(name, one.data, one.media_type)
        return
    # The interfaces of mail services take no third reading of a mail; there the file says its method itself.
    if settings.EMAIL_BACKEND.startswith("anymail."):
        mail.attach(name, one.data, f"text/calendar; method={one.method}; charset=utf-8")
        return
    mail.attach_alternative(one.data.decode(), f"text/calendar; method={one.method}")
    # Under another type than the part's, or Outlook shows the entry twice.
    mail.attach(name, one.data, "application/ics")
