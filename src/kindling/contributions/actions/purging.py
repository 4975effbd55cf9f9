"""What is private goes after its time: the exports as they came, and every line read from them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kindling.contributions.actions.receiving import EXPORTS
from kindling.contributions.finding import HOUR_KINDS
from kindling.contributions.models import FileStatus, Flag, HarvestFile, Line, PlaceAnswer
from kindling.contributions.reread import forget_reread
from kindling.contributions.rules import check_can_keep
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER, Actor

_STILL_HELD = Q(purged_at__isnull=True) | Q(lines__isnull=False)
"""Files of which bytes or lines are held: where somebody was erased, the bytes went before the lines of others."""

UNREAD = "It was removed after the set time, and nobody had read it."

LEFT_ALONE = datetime.timedelta(days=1)
"""How long bytes may lie without a row: somebody may be receiving them."""


def purge_private(*, by: Actor = WORKER, now: datetime.datetime | None = None) -> int:
    """Removes the exports and lines of which the time is over; answers how many files went.

    A file stays `settings.KEEP_PRIVATE_DAYS` days after its conversation's day or its receipt, whichever is later.
    What a pack uses of it stays in the ledger, with its source and its consents. Safe to repeat; a purge that is
    killed is finished by the next one.
    """
    check_can_keep(by)
    now = now or timezone.now()
    last = timezone.localdate(now) - datetime.timedelta(days=settings.KEEP_PRIVATE_DAYS)
    kept = HarvestFile.objects.filter(_STILL_HELD).select_related("conversation").distinct()
    over: dict[Conversation, list[int]] = {}
    for row in kept:
        if _counted_from(row) < last:
            over.setdefault(row.conversation, []).append(row.pk)
    for conversation, ids in over.items():
        _purge(by, conversation, ids, now)
    forget_reread()
    return sum(map(len, over.values()))


def sweep_exports(*, by: Actor = WORKER, now: datetime.datetime | None = None) -> int:
    """Removes bytes of exports that no file names, left behind where receiving was cut short; answers how many."""
    check_can_keep(by)
    before = (now or timezone.now()) - LEFT_ALONE
    named = set(HarvestFile.objects.exclude(stored="").values_list("stored", flat=True))
    loose = [name for name in _stored(EXPORTS) if name not in named]
    old = [name for name in loose if default_storage.get_modified_time(name) < before]
    for name in old:
        default_storage.delete(name)
    return len(old)


def _counted_from(row: HarvestFile) -> datetime.date:
    received = timezone.localdate(row.received_at)
    return max(received, row.conversation.day or received)


def _purge(by: Actor, conversation: Conversation, ids: list[int], now: datetime.datetime) -> None:
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=conversation.pk)
        rows = HarvestFile.objects.filter(pk__in=ids)
        # The bytes go first: were they to go last, a purge that is killed would leave them without a row.
        for stored in rows.exclude(stored="").values_list("stored", flat=True):
            default_storage.delete(stored)
        Line.objects.filter(file__in=rows).delete()
        rows.filter(status=FileStatus.WAITING).update(status=FileStatus.REFUSED, remark=UNREAD)
        count = rows.update(stored="", purged_at=now, leased_until=None)
        if not HarvestFile.objects.filter(_STILL_HELD, conversation=conversation).exists():
            _purge_settled(conversation)
        note = f"{count} {'file' if count == 1 else 'files'}"
        record_audit(by=by, action="purge private", subject=f"conversation {conversation.month}", note=note)


def _purge_settled(conversation: Conversation) -> None:
    """Takes away what was asked of the hour: names and whereabouts stand in it, and nothing is left to ask."""
    Flag.objects.filter(conversation=conversation, kind__in=HOUR_KINDS).delete()
    PlaceAnswer.objects.filter(conversation=conversation).delete()


def _stored(folder: str) -> Iterator[str]:
    """The name of every file below ``folder`` of the storage."""
    if not default_storage.exists(folder):
        return
    folders, names = default_storage.listdir(folder)
    for name in names:
        yield f"{folder}/{name}"
    for inner in folders:
        yield from _stored(f"{folder}/{inner}")
