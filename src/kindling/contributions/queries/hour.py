"""A whole hour read at once, for a page that shows it: two queries, whether it has ten lines or ten thousand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from kindling.care.names import read_names
from kindling.contributions.models import FileStatus, Flag, FlagPlace, FlagStatus, HarvestFile, Line
from kindling.contributions.queries.lines import clock
from kindling.contributions.records import LineShown, Mark
from kindling.contributions.records.files import stretch
from kindling.contributions.telling import told_from
from kindling.conversations.models import Conversation

_FIELDS = (
    *("id", "file__name", "medium", "ordinal", "first", "last", "at", "until", "raw_name", "text", "room", "kind"),
    *("group", "left_out", "reactions", "answers_id"),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many files were read, private messages left out of them, and flags are open that hold up publishing."""

    files: int = 0
    private: int = 0
    flags: int = 0


def hour_lines(conversation: Conversation) -> tuple[LineShown, ...]:
    """The same lines as `lines_of` in the same order; which contributions cite them is not told: ``keys`` is empty."""
    rows = Line.objects.filter(file__conversation=conversation, double=False).order_by("position", "pk")
    found = [dict(zip(_FIELDS, row, strict=True)) for row in rows.values_list(*_FIELDS)]
    names = read_names(list(dict.fromkeys(row["raw_name"] for row in found if row["raw_name"])))
    marks = _marks(conversation)
    return tuple(
        LineShown(
            id=row["id"],
            file_name=row["file__name"],
            medium=row["medium"],
            ordinal=row["ordinal"],
            at=row["at"],
            clock=clock(row["at"]),
            raw_name=row["raw_name"],
            name=names[row["raw_name"]].name if row["raw_name"] else "",
            text=row["text"],
            room=row["room"],
            kind=row["kind"],
            group=row["group"],
            left_out=row["left_out"],
            reactions=tuple((emoji, count) for emoji, count in row["reactions"]),
            flags=tuple(marks.get(row["id"], ())),
            place_in_file=stretch(row["first"], row["last"]),
            until=row["until"],
            answers=row["answers_id"],
        )
        for row in found
    )


def hour_counts(conversation: Conversation) -> Counts:
    """What is counted of the hour and never shown. One query; before a file is read, nothing is counted."""
    flags = Flag.objects.filter(conversation=OuterRef("conversation"), status=FlagStatus.OPEN, blocks=True)
    counted = flags.order_by().values("conversation").annotate(count=Count("pk")).values("count")
    files = HarvestFile.objects.filter(conversation=conversation, status=FileStatus.READ)
    rows = list(files.annotate(flags=Subquery(counted)).values_list("told", "flags"))
    return Counts(
        len(rows), sum(told_from(told).private for told, _ in rows), max((n or 0 for _, n in rows), default=0)
    )


def _marks(conversation: Conversation) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    places = FlagPlace.objects.filter(line__file__conversation=conversation).select_related("flag")
    for place in places:
        flag = place.flag
        mark = Mark(flag.pk, flag.kind, flag.what, flag.sentence, place.start, place.end, flag.instead, flag.status)
        found[place.line_id].append(mark)
    return found
