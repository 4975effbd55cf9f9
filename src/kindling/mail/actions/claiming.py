"""A worker takes the next message that is due: one row, leased, so that nobody else has it in hand."""

from __future__ import annotations

import datetime

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from kindling.mail.models import Message, State
from kindling.mail.verdicts import AWAY


def claim_message(*, worker: str, lease: datetime.timedelta) -> Message | None:
    """The most urgent message that is due, now leased to ``worker``; None where nothing is, or no server answers.

    First ones come first, then whatever has waited longest. A message whose worker died is free again once its lease
    is over. While one waits because the mail server was away, the others wait with it.
    """
    if not _free().exists() or _is_held_up():
        return None
    with transaction.atomic():
        # On SQLite the transaction is IMMEDIATE, so that two workers never choose at the same moment.
        rows = _free()
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        row = rows.order_by("-first", "due_at").first()
        if row is None:
            return None
        row.lease, row.leased_until = worker, timezone.now() + lease
        # The update asks once more: whatever the database's locks are worth, one of two finds the row as it was.
        mine = _free().filter(pk=row.pk, tries=row.tries)
        taken = mine.update(lease=row.lease, leased_until=row.leased_until, tries=F("tries") + 1)
    row.tries += 1
    return row if taken else None


def _free() -> QuerySet[Message]:
    now = timezone.now()
    rows = Message.objects.filter(state=State.DUE, due_at__lte=now)
    return rows.filter(Q(leased_until__isnull=True) | Q(leased_until__lte=now))


def _is_held_up() -> bool:
    return Message.objects.filter(state=State.DUE, reason__in=AWAY, due_at__gt=timezone.now()).exists()
