"""What was received for a month, and the exports read again from their bytes."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Count, Q, QuerySet

from kindling.contributions.models import FileStatus, HarvestFile
from kindling.contributions.records import FileShown, Progress
from kindling.contributions.reread import harvest_of
from kindling.contributions.telling import told_from
from kindling.conversations.models import Conversation
from kindling.ground.files import read_file
from kindling.harvest.detect import registry
from kindling.harvest.hour import ReadFile


def files_of(conversation: Conversation) -> tuple[FileShown, ...]:
    """The files of a month in the order they came, those that are still to be read among them."""
    rows = HarvestFile.objects.filter(conversation=conversation).select_related("received_by", "link")
    return tuple(map(shown, rows))


def was_purged(conversation: Conversation) -> bool:
    """Whether a file of the month was removed after its time, so that the others do not tell all that it told."""
    return HarvestFile.objects.filter(conversation=conversation, purged_at__isnull=False).exists()


def purged_files(conversation: Conversation) -> dict[int, bool]:
    """The numbers of the month's files that were removed after their time, and whether each told who came."""
    rows = HarvestFile.objects.filter(conversation=conversation, purged_at__isnull=False)
    return {number: bool(told.get("presences")) for number, told in rows.values_list("pk", "told")}


def file_shown(conversation: Conversation, file_id: int) -> FileShown | None:
    """One file of a month."""
    rows = HarvestFile.objects.filter(conversation=conversation, pk=file_id).select_related("received_by", "link")
    return next(map(shown, rows), None)


def shown(row: HarvestFile, *, again: bool = False) -> FileShown:
    """A file's row as the desk shows it; ``again`` where the same bytes were here already."""
    return FileShown(
        id=row.pk,
        name=row.name,
        status=row.status,
        status_words=row.get_status_display(),
        size=row.size,
        source_title=next((source.title for source in registry() if source.id == row.source), ""),
        remark=row.remark,
        told=told_from(row.told),
        received_at=row.received_at,
        received_by=str(row.received_by or ""),
        link_label=row.link.label if row.link else "",
        purged=row.purged_at is not None,
        again=again,
    )


def file_progress(conversation: Conversation) -> Progress:
    """How far the reading of a month's files is; one query."""
    counted = HarvestFile.objects.filter(conversation=conversation).aggregate(
        files=Count("pk"),
        waiting=Count("pk", filter=Q(status=FileStatus.WAITING)),
        read=Count("pk", filter=Q(status=FileStatus.READ)),
        refused=Count("pk", filter=Q(status=FileStatus.REFUSED)),
        loose=Count("pk", filter=_loose()),
    )
    loose = counted.pop("loose")
    return Progress(**counted, arranged=not loose)


def other_days(conversation: Conversation) -> int:
    """How many files that were read are of another day than the month's conversation, and nobody has said that they
    belong there all the same; one query."""
    return sum(
        told_from(told).other_day(conversation.day) is not None
        for told in kept(conversation).values_list("told", flat=True)
    )


def private_count(conversation: Conversation) -> int:
    """How many private messages the month's files held; none of them was kept as a line."""
    told = HarvestFile.objects.filter(conversation=conversation, status=FileStatus.READ).values_list("told", flat=True)
    return sum(told_from(one).private for one in told)


def exports_of(conversation: Conversation) -> tuple[ReadFile, ...]:
    """The month's files that could be read, read again from the bytes kept, each under its own name.

    Raises `LostFile` where the storage has lost one.
    """
    return tuple(one for _, one in export_files(conversation))


def attendances_of(conversation: Conversation) -> tuple[ReadFile, ...]:
    """Of the month's files those that tell who came: attendance reports, registrations, the events of a room. The
    others stay shut, so that many months are gone through quickly; those of another day tell nothing of this one."""
    rows = (row for row in kept(conversation) if row.told.get("presences"))
    return tuple(read_again(row) for row in rows if not _is_of_another_day(row, conversation))


def export_files(conversation: Conversation) -> tuple[tuple[int, ReadFile], ...]:
    """The same, each with the number of its row."""
    return tuple((row.pk, read_again(row)) for row in kept(conversation))


def counted_files(conversation: Conversation) -> tuple[tuple[int, ReadFile], ...]:
    """`export_files` for whoever counts: one of another day lists nobody, until somebody says that it belongs here."""
    return tuple((row.pk, _counted(row, conversation)) for row in kept(conversation))


def _counted(row: HarvestFile, conversation: Conversation) -> ReadFile:
    file = read_again(row)
    if _is_of_another_day(row, conversation):
        return replace(file, harvest=replace(file.harvest, presences=()))
    return file


def _is_of_another_day(row: HarvestFile, conversation: Conversation) -> bool:
    return told_from(row.told).other_day(conversation.day) is not None


def read_again(row: HarvestFile) -> ReadFile:
    """What stands in the bytes kept for ``row``."""
    return ReadFile(row.name, harvest_of(read_file(row.stored), sha256=row.sha256, name=row.name))


def kept(conversation: Conversation) -> QuerySet[HarvestFile]:
    """The rows of files that were read and not purged."""
    rows = HarvestFile.objects.filter(conversation=conversation, status=FileStatus.READ)
    return rows.filter(purged_at__isnull=True)


def unarranged() -> list[int]:
    """The conversations of which a file was read that does not stand on the hour's clock yet, and none still waits."""
    loose = set(HarvestFile.objects.filter(_loose()).values_list("conversation_id", flat=True))
    waiting = HarvestFile.objects.filter(conversation_id__in=loose, status=FileStatus.WAITING)
    return sorted(loose - set(waiting.values_list("conversation_id", flat=True)))


def _loose() -> Q:
    return Q(status=FileStatus.READ, arranged_at__isnull=True, purged_at__isnull=True)
