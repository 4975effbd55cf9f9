"""The connection over which mails are handed over: opened for the first, kept for the next, opened anew if it broke."""

from __future__ import annotations

from contextlib import suppress
from smtplib import SMTPRecipientsRefused, SMTPResponseException, SMTPServerDisconnected
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from kindling.mail.verdicts import NO_SERVER, ServerAwayError, Verdict, away_because, verdict_on

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"
"""The backend of a site on https without a MAIL_URL."""


class Post:
    """One connection to the mail server, for one worker's batch; close it in the end."""

    def __init__(self) -> None:
        self._connection: Any = None

    def hand_over(self, mail: EmailMessage) -> Verdict | None:
        """None where the server has taken ``mail``; else what becomes of it. Raises `ServerAwayError`."""
        try:
            self._send(mail)
        except ServerAwayError:
            raise
        except Exception as wrong:  # whatever a mail does to the connection, the others go on
            if not isinstance(wrong, SMTPRecipientsRefused):
                self.close()
            return _verdict(wrong)
        return None

    def close(self) -> None:
        """Says goodbye; a server that does not answer any more is left."""
        if self._connection is not None:
            with suppress(Exception):
                self._connection.close()
            self._connection = None

    def _send(self, mail: EmailMessage) -> None:
        was_open = self._connection is not None
        try:
            self._open().send_messages([mail])
        except (OSError, SMTPResponseException) as wrong:
            if not (was_open and _is_worn_out(wrong)):
                raise
            self.close()
            self._open().send_messages([mail])

    def _open(self) -> Any:
        if self._connection is None:
            if settings.EMAIL_BACKEND == NOWHERE:
                raise ServerAwayError(NO_SERVER)
            found = get_connection()
            try:
                found.open()
            except OSError as wrong:  # SMTP's errors are among them
                raise ServerAwayError(away_because(wrong)) from wrong
            self._connection = found
        return self._connection


def _is_worn_out(wrong: Exception) -> bool:
    """Whether the server ended a connection that had been good: it was idle too long, or has carried enough."""
    if isinstance(wrong, SMTPResponseException):
        return wrong.smtp_code == 421
    return isinstance(wrong, SMTPServerDisconnected | ConnectionError)


def _verdict(wrong: Exception) -> Verdict:
    if settings.EMAIL_BACKEND.startswith("anymail."):
        from kindling.mail.providers import service_verdict  # noqa: PLC0415 - SMTP alone starts faster without

        if (told := service_verdict(wrong)) is not None:
            return told
    return verdict_on(wrong)
