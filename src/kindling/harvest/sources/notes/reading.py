"""Notes as records: each point with its group, its scribe and whose words it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from kindling.harvest.clocks import parse_when
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, Note, NoteKind, Span, Unread
from kindling.harvest.sources.notes.comments import NEVER_CLOSED, never_closes, without_comments
from kindling.harvest.sources.notes.labels import (
    Label,
    contributor,
    date_told,
    label,
    lists_people,
    may_tell,
    people_told,
    posed_question,
    poser,
    scribe,
)
from kindling.harvest.sources.notes.markup import PLAIN, Line, unmarked
from kindling.harvest.sources.notes.sniffing import sniff

_SIGNED_KINDS = (NoteKind.SHARE_BACK, NoteKind.REFLECTION)
_WORD = re.compile(r"[^\W_]")
_NO_WORDS = "This line holds no words."


@dataclass(slots=True)
class _Section:
    """What the lines being read belong to; ``level`` is its heading's."""

    kind: NoteKind = NoteKind.OTHER
    group: str = ""
    level: int = PLAIN
    scribe: str = ""
    poser: str = ""


@dataclass(slots=True)
class _Point:
    """A note being read: its section may learn of its scribe only later."""

    section: _Section
    first: int
    last: int
    raw_name: str
    text: list[str]
    group: str
    kind: NoteKind


@dataclass(slots=True)
class _Pages:
    """The notes read so far; ``open`` while the next line may go on with the last point.

    ``roll`` while people are listed, ``listed`` once one is.
    """

    section: _Section = field(default_factory=_Section)
    points: list[_Point] = field(default_factory=list)
    frame: list[Span] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    open: bool = False
    roll: bool = False
    listed: bool = False
    title: str = ""
    day: date | None = None


def read(export: Export) -> Harvest:
    """Every line is a point, part of one, or belongs to the format; what stands under no label is of the kind other."""
    pages = _Pages()
    for number, (raw, touched) in enumerate(without_comments(export.lines), 1):
        if touched and not _WORD.search(raw):
            _frame(pages, number)
        else:
            _take(pages, number, raw)
    return Harvest(
        source="notes",
        sure=sniff(export),
        notes=tuple(_note(point) for point in pages.points),
        unread=tuple(pages.unread),
        frame=tuple(pages.frame),
        title=pages.title,
        day=pages.day,
        remarks=(*export.warnings, NEVER_CLOSED) if never_closes(export.text) else export.warnings,
    )


def _note(point: _Point) -> Note:
    section = point.section
    posed = section.poser if point.kind is NoteKind.QUESTION else ""
    taken = section.scribe if point.kind is NoteKind.GROUP else ""
    text = " ".join(part for part in point.text if part)
    return Note(Span(point.first, point.last), point.kind, text, point.group, taken, point.raw_name or posed)


def _take(pages: _Pages, number: int, raw: str) -> None:
    line = unmarked(raw)
    if not _WORD.search(line.text):
        _take_wordless(pages, number, raw)
        return
    found = label(line.text)
    if not found and _take_people(pages, number, line):
        return
    pages.roll = False
    if found and _opens_section(pages, line, found):
        _open_section(pages, number, line, found)
    elif line.level < PLAIN:
        _take_heading(pages, number, line)
    elif not _take_told(pages, number, line.text):
        _take_words(pages, number, line, found)


def _frame(pages: _Pages, number: int) -> None:
    pages.open = False
    pages.frame.append(Span(number, number))


def _take_people(pages: _Pages, number: int, line: Line) -> bool:
    """Whether the line lists who was there, or opens such a list: nobody's words."""
    told = people_told(line.text) if may_tell(line.text) else None
    # A point may be that one word: "Present".
    if told or (told is not None and (line.level < PLAIN or line.text.endswith(":"))):
        pages.roll, pages.listed = not told, False
        if PLAIN > line.level <= pages.section.level:
            pages.section = _Section(level=line.level)
    elif pages.roll and line.level == PLAIN and (line.bullet or lists_people(line.text)):
        pages.listed = True
    else:
        return False
    _frame(pages, number)
    return True


def _take_wordless(pages: _Pages, number: int, raw: str) -> None:
    """An empty line or a rule is the format's; anything else is told."""
    pages.open = False
    pages.roll = pages.roll and not pages.listed
    if all(character.isspace() or character in "-–—=_*#>|+•·.~:" for character in raw):
        pages.frame.append(Span(number, number))
    else:
        pages.unread.append(Unread(Span(number, number), _NO_WORDS))


def _opens_section(pages: _Pages, line: Line, found: Label) -> bool:
    """A bullet opens one only by naming a group and nothing else; ``Group 3: ...`` in a share-back is a point of it."""
    if line.bullet:
        return found.kind is NoteKind.GROUP and not found.rest
    in_share_back = pages.section.kind is NoteKind.SHARE_BACK and line.level == PLAIN
    return not (in_share_back and found.kind is NoteKind.GROUP and found.rest)


def _open_section(pages: _Pages, number: int, line: Line, found: Label) -> None:
    before = pages.section
    deeper = line.level > before.level or line.level == PLAIN
    inside = before.kind is NoteKind.SHARE_BACK and found.kind is NoteKind.GROUP and deeper
    named = line.level < PLAIN and found.kind is NoteKind.GROUP
    pages.section = _Section(
        kind=NoteKind.SHARE_BACK if inside else found.kind,
        group=f"{found.group}: {found.rest}" if named and found.rest else found.group,
        level=before.level if inside else line.level,
        scribe=scribe(found.about),
        poser=poser(found.about),
    )
    pages.open = False
    if found.rest and not named:
        _open_point(pages, number, found.rest)
    else:
        pages.frame.append(Span(number, number))


def _take_heading(pages: _Pages, number: int, line: Line) -> None:
    """A heading of no known section: the title, a heading inside the section, or the section's end."""
    pages.open = False
    if not pages.title and not pages.points and pages.section.kind is NoteKind.OTHER:
        pages.title = line.text
        pages.day = _day(line.text.rpartition(",")[2])
        pages.frame.append(Span(number, number))
        return
    if line.level <= pages.section.level:
        pages.section = _Section(level=line.level)
    pages.points.append(_Point(pages.section, number, number, "", [line.text], pages.section.group, NoteKind.OTHER))


def _take_told(pages: _Pages, number: int, text: str) -> bool:
    """Whether the line tells about its section: who took notes, who posed the question, the date."""
    if not may_tell(text):
        return False
    name, posed, day = scribe(text), poser(text), _day(date_told(text))
    if name and pages.section.kind is NoteKind.GROUP:
        pages.section.scribe = name
    elif posed and pages.section.kind is NoteKind.QUESTION:
        _pose(pages, posed)
    elif day and not pages.day:
        pages.day = day
    else:
        return False
    pages.frame.append(Span(number, number))
    pages.open = False
    return True


def _day(text: str) -> date | None:
    when = parse_when([text.strip()])[0]
    return when.date() if when else None


def _pose(pages: _Pages, name: str) -> None:
    """The name belongs to the question just read, or, where none is yet, to those that follow."""
    asked = [point for point in pages.points[-1:] if point.section is pages.section]
    for point in asked:
        point.raw_name = point.raw_name or name
    if not asked:
        pages.section.poser = name


def _take_words(pages: _Pages, number: int, line: Line, found: Label | None) -> None:
    starts = line.bullet or not pages.open or (_is_signed(pages, line.text) and not line.indented)
    if found and pages.section.kind is NoteKind.SHARE_BACK and found.rest:
        _open_point(pages, number, found.rest, group=found.group, name=found.about)
    elif starts:
        _open_point(pages, number, line.text)
    else:
        pages.points[-1].text.append(line.text)
        pages.points[-1].last = number


def _is_signed(pages: _Pages, text: str) -> bool:
    return pages.section.kind in _SIGNED_KINDS and bool(contributor(text)[0])


def _open_point(pages: _Pages, number: int, text: str, *, group: str = "", name: str = "") -> None:
    section = pages.section
    if section.kind in _SIGNED_KINDS and not name:
        name, text = contributor(text)
    elif section.kind is NoteKind.QUESTION:
        name, text = posed_question(text)
    pages.points.append(_Point(section, number, number, name, [text], group or section.group, section.kind))
    pages.open = True
