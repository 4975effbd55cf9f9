"""The lines of an hour, for the desk alone: private until they are purged, and never on a public page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from kindling.care.names import read_names
from kindling.contributions.models import Contribution, FlagPlace, FlagStatus, Line
from kindling.contributions.records import LineShown, Mark
from kindling.contributions.records.files import stretch
from kindling.conversations.models import Conversation

ONLY = ("", "flagged", "used", "left out")
"""What `lines_of` can be narrowed to: lines with an open flag, lines that a contribution cites, lines put aside."""

Chapter = tuple[float, float]
"""From when to when, in seconds on the session's clock; the end is not included."""


def lines_of(
    conversation: Conversation, *, medium: str = "", only: str = "", chapter: Chapter | None = None
) -> tuple[LineShown, ...]:
    """The hour's lines in order, each once, whoever saved it. Three queries, however many lines.

    ``medium`` is ``spoken``, ``chat``, ``note`` or nothing for all; ``only`` one of `ONLY`.
    """
    rows = _rows(conversation)
    if medium:
        rows = rows.filter(medium=medium)
    if chapter:
        rows = rows.filter(at__gte=chapter[0], at__lt=chapter[1])
    return tuple(_shown(_narrowed(rows, only)))


def line(conversation: Conversation, line_id: int) -> LineShown | None:
    """One line of a month."""
    return next(_shown(_rows(conversation).filter(pk=line_id)), None)


def _rows(conversation: Conversation) -> QuerySet[Line]:
    places = FlagPlace.objects.select_related("flag")
    cited = Contribution.objects.only("pk")
    rows = Line.objects.filter(file__conversation=conversation, double=False).select_related("file")
    return rows.prefetch_related(Prefetch("flag_places", places), Prefetch("contributions", cited))


def _narrowed(rows: QuerySet[Line], only: str) -> QuerySet[Line]:
    if only == "flagged":
        return rows.filter(flag_places__flag__status=FlagStatus.OPEN).distinct()
    if only == "used":
        return rows.filter(contributions__isnull=False).distinct()
    return rows.filter(left_out=True) if only == "left out" else rows


def _shown(found: Iterable[Line]) -> Iterator[LineShown]:
    rows = list(found)
    names = read_names([row.raw_name for row in rows if row.raw_name])
    for row in rows:
        yield LineShown(
            id=row.pk,
            file_name=row.file.name,
            medium=row.medium,
            ordinal=row.ordinal,
            at=row.at,
            clock=clock(row.at),
            raw_name=row.raw_name,
            name=names[row.raw_name].name if row.raw_name else "",
            text=row.text,
            room=row.room,
            kind=row.kind,
            group=row.group,
            left_out=row.left_out,
            reactions=tuple((emoji, count) for emoji, count in row.reactions),
            flags=tuple(_mark(place) for place in row.flag_places.all()),
            keys=tuple(one.key for one in row.contributions.all()),
            place_in_file=stretch(row.first, row.last),
            until=row.until,
            answers=row.answers_id,
        )


def _mark(place: FlagPlace) -> Mark:
    flag = place.flag
    return Mark(flag.pk, flag.kind, flag.what, flag.sentence, place.start, place.end, flag.instead, flag.status)


def clock(at: float | None) -> str:
    """``18:14:22``, or nothing where nobody knows; midnight wraps."""
    if at is None:
        return ""
    whole = int(at)
    return f"{whole // 3600 % 24:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
