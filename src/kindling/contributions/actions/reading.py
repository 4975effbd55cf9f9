"""A waiting file is claimed and read: its lines stand in the ledger, or it is refused with a reason."""

from __future__ import annotations

import datetime
import logging

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from kindling.contributions.actions.line_rows import as_read, save_lines, storable
from kindling.contributions.actions.receiving import subject_of
from kindling.contributions.models import FileStatus, HarvestFile
from kindling.contributions.queries.files import read_again, shown
from kindling.contributions.records import FileShown
from kindling.contributions.telling import told_of
from kindling.contributions.traces import trace_of
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER
from kindling.harvest.hour import ReadFile
from kindling.kernel.errors import KindlingError

_log = logging.getLogger(__name__)

TRIES = 3
"""How often a file may break whoever reads it."""

LEASE = datetime.timedelta(minutes=5)
"""How long a worker has a file for itself; the slowest export of the limits takes ten seconds."""

AGAIN = datetime.timedelta(seconds=10)
"""How long a file that broke its reader waits, for each time it did."""

GIVEN_UP = f"Reading this file failed {TRIES} times, so it is left alone. It is kept; tell whoever runs this site."


def claim_file(*, lease: datetime.timedelta = LEASE, conversation_id: int | None = None) -> int | None:
    """The number of the longest-waiting file, now leased to the caller; None where nothing waits.

    A file whose reader died is free again once the lease is over; one that was tried `TRIES` times is refused.
    """
    rows = _free(timezone.now())
    rows = rows.filter(conversation_id=conversation_id) if conversation_id else rows
    for file_id, tries in rows.values_list("pk", "tries"):
        if tries >= TRIES:
            _log.error("Reading file %s broke its worker %s times; it is refused.", file_id, tries)
            _refuse(file_id, GIVEN_UP)
        elif _taken(file_id, tries, lease):
            return int(file_id)
    return None


def read_file_waiting(*, file_id: int) -> FileShown:
    """Reads a file that `claim_file` gave: its lines are written, or it is refused with the reason.

    Where the reader itself breaks, the file waits for another try, and what broke is logged without the file's words.
    """
    row = _row(file_id)
    if row.status == FileStatus.WAITING:
        try:
            _keep(file_id, read_again(row))
        except KindlingError as wrong:
            _refuse(file_id, str(wrong))
        except Exception as wrong:  # whatever a file does to its reader, the worker goes on
            _stumble(row, wrong)
    return shown(_row(file_id))


def _free(now: datetime.datetime) -> QuerySet[HarvestFile]:
    rows = HarvestFile.objects.filter(status=FileStatus.WAITING)
    return rows.filter(Q(leased_until__isnull=True) | Q(leased_until__lt=now))


def _taken(file_id: int, tries: int, lease: datetime.timedelta) -> bool:
    """Whether the file is now ours: of several workers that try, one update finds the row as it was."""
    now = timezone.now()
    mine = _free(now).filter(pk=file_id, tries=tries)
    return bool(mine.update(leased_until=now + lease, tries=F("tries") + 1))


def _row(file_id: int) -> HarvestFile:
    return HarvestFile.objects.select_related("conversation", "received_by", "link").get(pk=file_id)


def _keep(file_id: int, one: ReadFile) -> None:
    """Writes what was read, all of it or nothing; a file that somebody else has read or forgotten stays as it is."""
    told = told_of(one)
    with transaction.atomic():
        row = HarvestFile.objects.select_for_update().filter(pk=file_id, status=FileStatus.WAITING).first()
        if row is None:
            return
        save_lines(as_read(row, one.harvest))
        row.status, row.source, row.told = FileStatus.READ, one.harvest.source, told
        row.read_at, row.leased_until, row.arranged_at = timezone.now(), None, None
        row.save()
        record_audit(by=WORKER, action="read file", subject=subject_of(row))


def _refuse(file_id: int, remark: str) -> None:
    with transaction.atomic():
        row = HarvestFile.objects.select_for_update().filter(pk=file_id, status=FileStatus.WAITING).first()
        if row is not None:
            row.status, row.remark, row.leased_until = FileStatus.REFUSED, storable(remark)[:1000], None
            row.save(update_fields=["status", "remark", "leased_until"])
            record_audit(by=WORKER, action="refuse file", subject=subject_of(row))


def _stumble(row: HarvestFile, wrong: Exception) -> None:
    """Logs what broke; the file waits for another try, or is refused."""
    _log.error("Reading file %s broke, try %s of %s: %s", row.pk, row.tries, TRIES, trace_of(wrong))
    if row.tries >= TRIES:
        _refuse(row.pk, GIVEN_UP)
    else:
        free_at = timezone.now() + AGAIN * row.tries
        HarvestFile.objects.filter(pk=row.pk, status=FileStatus.WAITING).update(leased_until=free_at)
