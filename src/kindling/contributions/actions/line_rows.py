"""The lines of a file as rows: as the file tells them, and then as the whole hour does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kindling.contributions.models import HarvestFile, Line, Medium
from kindling.harvest.hour import Hour, HourLine, Place
from kindling.harvest.records import ChatLine, Harvest, Note, Reaction, SpokenLine
from kindling.harvest.records import Line as ReadLine

_BATCH = 500
_ONCE = ["file", "medium", "ordinal"]
_TOLD = ["at", "until", "raw_name", "room", "reactions", "position", "double"]
"""What the hour may tell otherwise than the file alone."""


def storable(text: str) -> str:
    """``text`` without what no database takes: NUL, and halves of characters that JSON can smuggle in."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def save_lines(rows: Iterable[Line]) -> None:
    """Writes the rows; one that stands already is brought up to date and keeps its number and what was settled."""
    Line.objects.bulk_create(
        rows, batch_size=_BATCH, update_conflicts=True, unique_fields=_ONCE, update_fields=[*_TOLD, "text"]
    )


def as_read(file: HarvestFile, harvest: Harvest) -> Iterator[Line]:
    """The rows of a file that nobody has compared with others yet: no time, in the file's own order."""
    for ordinal, line in enumerate(harvest.lines, 1):
        reactions = line.reactions if isinstance(line, ChatLine) else ()
        yield _row(file, line, ordinal, raw_name=line.raw_name, room=line.room, reactions=reactions, position=ordinal)
    yield from _notes(file, harvest.notes, after=len(harvest.lines))


def as_arranged(hour: Hour, files: dict[str, HarvestFile]) -> Iterator[Line]:
    """The rows of the whole hour: on its clock, in its order, doubles marked; ``files`` by name."""
    for position, one in enumerate(hour.lines, 1):
        yield _placed(files[one.place.file], one, one.place, position)
        for twin in one.also:
            yield _double(files[twin.file], hour, twin, position)
    for name, file in files.items():
        notes = next(each.harvest.notes for each in hour.files if each.name == name)
        yield from _notes(file, notes, after=len(hour.lines))


def _placed(file: HarvestFile, one: HourLine, place: Place, position: int) -> Line:
    row = _row(
        file,
        one.line,
        place.ordinal,
        raw_name=one.raw_name,
        room=one.room,
        reactions=one.reactions,
        position=position,
    )
    row.at = one.at
    row.until = _until(one)
    return row


def _double(file: HarvestFile, hour: Hour, place: Place, position: int) -> Line:
    """The same message in another save: kept as recorded there, shown once."""
    harvest = next(one.harvest for one in hour.files if one.name == place.file)
    line = harvest.lines[place.ordinal - 1]
    row = _row(file, line, place.ordinal, raw_name=line.raw_name, room=line.room, reactions=(), position=position)
    row.double = True
    return row


def _until(one: HourLine) -> float | None:
    """The end of a cue on the hour's clock: moved as its beginning was."""
    if not isinstance(one.line, SpokenLine) or one.line.until is None or one.line.at is None or one.at is None:
        return None
    return one.line.until + (one.at - one.line.at)


def _row(
    file: HarvestFile,
    line: ReadLine,
    ordinal: int,
    *,
    raw_name: str,
    room: str,
    reactions: Iterable[Reaction],
    position: int,
) -> Line:
    return Line(
        file=file,
        medium=Medium.SPOKEN if isinstance(line, SpokenLine) else Medium.CHAT,
        ordinal=ordinal,
        first=line.span.first,
        last=line.span.last,
        raw_name=storable(raw_name)[:500],
        text=storable(line.text),
        room=storable(room)[:200],
        reactions=[[storable(one.emoji), one.count] for one in reactions],
        position=position,
    )


def _notes(file: HarvestFile, notes: Iterable[Note], *, after: int) -> Iterator[Line]:
    """Notes tell no time; they stand behind what was said."""
    for ordinal, note in enumerate(notes, 1):
        yield Line(
            file=file,
            medium=Medium.NOTE,
            ordinal=ordinal,
            first=note.span.first,
            last=note.span.last,
            raw_name=storable(note.raw_name)[:500],
            text=storable(note.text),
            kind=note.kind.value,
            group=storable(note.group)[:200],
            position=after + ordinal,
        )
