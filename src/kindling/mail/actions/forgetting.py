"""Codes that were mailed leave no trace of who asked when."""

from __future__ import annotations

import datetime

from django.utils import timezone

from kindling.mail.models import Message, State

KEPT = datetime.timedelta(days=7)
"""How long it is kept that a code was mailed, so that a steward sees why one did not arrive."""


def forget_codes(*, kept: datetime.timedelta = KEPT) -> int:
    """Removes the rows of messages that went first and were done longer than ``kept`` ago; answers how many."""
    done = Message.objects.filter(first=True, done_at__lt=timezone.now() - kept)
    return done.exclude(state=State.DUE).delete()[0]
