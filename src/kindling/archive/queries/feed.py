"""What is new: conversations that were held, packs that were published, re-issued or withdrawn?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict
from zoneinfo import ZoneInfo

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.dateformat import format as written

from kindling.archive import addresses, months
from kindling.archive.queries.editions import KINDS, MADE_ELSEWHERE, ordinal
from kindling.archive.queries.listed import is_upcoming, title_of
from kindling.archive.records.feed import Attached, Entry
from kindling.conversations.models import Conversation, Credit, CreditRole, Standing
from kindling.conversations.queries import known_conversations
from kindling.publication.models import Edition, EditionStatus

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

NEWEST = 50
"""How many entries a feed holds."""


class Dated(TypedDict):
    """What is asked of an edition besides its own fields: when the first of its month came out, and its last change."""

    first_at: datetime.datetime
    changed_at: datetime.datetime


def feed_entries(*, now: datetime.datetime) -> tuple[Entry, ...]:
    """The newest entries, the last changed first, in five queries."""
    held = (_of_conversation(row) for row in _conversations(now) if not is_upcoming(row, now))
    entries = [*held, *map(_of_edition, _editions())]
    return tuple(sorted(entries, key=lambda one: (one.updated, one.month, one.key), reverse=True)[:NEWEST])


def site_since() -> datetime.datetime:
    """When the site was set up: when the first of its tables was made."""
    first: datetime.datetime = MigrationRecorder.Migration.objects.order_by("applied")[0].applied
    return first


def _conversations(now: datetime.datetime) -> QuerySet[Conversation]:
    """The newest months; one more than is wanted, for the newest may be still to come."""
    speakers = Prefetch("credits", Credit.objects.filter(role=CreditRole.SPEAKER).select_related("profile"))
    rows = known_conversations().filter(month__lte=f"{now:%Y-%m}", status=Standing.PLANNED)
    newest = rows.order_by("-month").select_related("series")
    return newest.prefetch_related(speakers, "themes")[: NEWEST + 1]


def _editions() -> QuerySet[WithAnnotations[Edition, Dated]]:
    """The last edition of each month, whatever became of it."""
    same = Edition.objects.filter(conversation=OuterRef("conversation"))
    last, first = same.order_by("-number").values("number")[:1], same.order_by("number").values("published_at")[:1]
    rows = Edition.objects.filter(number=Subquery(last)).select_related("conversation").prefetch_related("files")
    dated = rows.annotate(first_at=Subquery(first), changed_at=Coalesce("withdrawn_at", F("published_at")))
    return dated.order_by("-changed_at")[:NEWEST]


def _of_conversation(row: Conversation) -> Entry:
    held = _held_at(row)
    speakers = [one.credited for one in row.credits.all()]
    return Entry(
        key="conversation",
        month=row.month,
        title=f"{row.title}, {months.label_of(row.month)}" if row.title else title_of(row),
        url=addresses.conversation(row.month),
        words=tuple(words for words in (row.summary, f"With {_joined(speakers)}." if speakers else "") if words),
        published=held,
        updated=held,
        themes=tuple(theme.name for theme in row.themes.all()),
    )


def _held_at(row: Conversation) -> datetime.datetime:
    """When it ended; where only the day or the month is known, when that began."""
    day = row.day or datetime.date(months.year_of(row.month), int(row.month[5:]), 1)
    return row.ends_at or datetime.datetime.combine(day, datetime.time(), ZoneInfo(row.local_zone))


def _joined(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _of_edition(row: WithAnnotations[Edition, Dated]) -> Entry:
    month, withdrawn = row.conversation.month, row.status == EditionStatus.WITHDRAWN
    label = months.label_of(month)
    return Entry(
        key="pack",
        month=month,
        title=f"The pack of {label} was withdrawn" if withdrawn else f"The pack of {label}: {row.title}",
        url=addresses.conversation(month),
        words=tuple(_of_withdrawn(row) if withdrawn else _of_current(row)),
        published=row.first_at,
        updated=row.changed_at,
        attached=() if withdrawn else tuple(_attached(row, month)),
    )


def _of_withdrawn(row: WithAnnotations[Edition, Dated]) -> Iterator[str]:
    yield f"It was withdrawn on {_day(row.changed_at)}. {row.reason}"


def _of_current(row: Edition) -> Iterator[str]:
    if row.subtitle:
        yield row.subtitle
    yield f"{ordinal(row.number)} edition, {_day(row.published_at)}.{f' {row.note}' if row.note else ''}"


def _day(at: datetime.datetime) -> str:
    return written(timezone.localtime(at), "j F Y")


def _attached(row: Edition, month: str) -> Iterator[Attached]:
    for file in row.files.all():
        kind = KINDS.get(file.name) or MADE_ELSEWHERE.get(file.name.rpartition(".")[2])
        if kind:
            yield Attached(addresses.file_of_pack(month, file.name), file.media_type, kind, file.size)
