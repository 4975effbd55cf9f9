"""A worker takes the next message that is due: one row, leased, so that nobody else has it in hand."""

from __future__ import annotations

import datetime

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from kindling.mail.actions.settling import Outcome, keep_outcome
from kindling.mail.models import Message, State
from kindling.mail.verdicts import AWAY


def may_send() -> bool:
    """Whether a message is due, and no mail server is known to be away: while one message waits because of that, the
    others wait with it."""
    return _free().exists() and not Message.objects.filter(_DUE, reason__in=AWAY, due_at__gt=timezone.now()).exists()


def claim_message(*, worker: str, lease: datetime.timedelta, last: Outcome | None = None) -> Message | None:
    """The most urgent message that is due, now leased to ``worker``; None where nothing is.

    First ones come first, then whatever has waited longest. A message whose worker died is free again once its lease
    is over. What became of the ``last`` one is kept by the same commit, which on a disk takes longer than all else.
    """
    with transaction.atomic():
        # On SQLite the transaction is IMMEDIATE, so that two workers never choose at the same moment.
        if last is not None:
            keep_outcome(last)
        rows = _free()
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        row = rows.order_by("-first", "due_at").first()
        return row if row is not None and _is_taken(row, worker, timezone.now() + lease) else None


_DUE = Q(state=State.DUE)


def _is_taken(row: Message, worker: str, until: datetime.datetime) -> bool:
    """Whether the row is now ours. The update asks once more: whatever the database's locks are worth, one of two
    workers finds it as it was."""
    mine = _free().filter(pk=row.pk, tries=row.tries)
    row.lease, row.leased_until = worker, until
    taken = mine.update(lease=worker, leased_until=until, tries=F("tries") + 1)
    row.tries += 1
    return bool(taken)


def _free() -> QuerySet[Message]:
    now = timezone.now()
    return Message.objects.filter(_DUE, Q(leased_until__isnull=True) | Q(leased_until__lte=now), due_at__lte=now)
