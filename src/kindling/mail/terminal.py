"""Mail printed on the terminal, for a site on this machine: whom it goes to, and its text as it is read."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_one_at_a_time = threading.Lock()
RULE = "-" * 72


class EmailBackend(BaseEmailBackend):
    """Prints each mail on standard output."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Prints them, and answers how many."""
        with _one_at_a_time:
            for mail in email_messages:
                sys.stdout.write(f"{RULE}\nTo: {', '.join(mail.to)}\nSubject: {mail.subject}\n\n{mail.body}{RULE}\n")
            sys.stdout.flush()
        return len(email_messages)
