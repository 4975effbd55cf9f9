"""A Google Meet transcript as spoken lines and as those who were there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from kindling.harvest.clocks import parse_when
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Presence, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.meet.parts import bare, heading_time, is_ending, is_list_label, is_screen, paragraph
from kindling.harvest.speakers import prefix, split_speakers

_HEAD = 400
_LABELS = frozenset({"transcript", "📖 transcript"})
_TITLE_ENDS = (" - transcript", " – transcript", " transcript")


@dataclass(slots=True)
class _Sorted:
    """The rows of a file by what they are; ``said`` are (row, seconds, paragraph)."""

    said: list[tuple[int, float, str]] = field(default_factory=list)
    presences: list[Presence] = field(default_factory=list)
    frame: list[Span] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def sniff(export: Export) -> float:
    """How sure it is: times alone on their lines with ``Name: text`` after them, and what else only Meet writes."""
    head = export.lines[:_HEAD]
    rows = [row for row, line in enumerate(head) if heading_time(line) is not None]
    if not any(_next_is_named(head, row) for row in rows):
        return 0.0
    if "This editable transcript was computer generated" in export.text or "Transcription ended after" in export.text:
        return 0.95
    labelled = any(is_list_label(line) or bare(line).casefold() in _LABELS for line in head[: rows[0]])
    return 0.8 if labelled else 0.6 if len(rows) > 1 else 0.3


def _next_is_named(lines: Sequence[str], row: int) -> bool:
    following = next((line for line in lines[row + 1 : row + 4] if line.strip()), "")
    return bool(prefix(paragraph(following))[0])


def read(export: Export) -> Harvest:
    """The paragraphs of the transcript; a cue is a paragraph and has the time of the heading above it."""
    sort = _sort(export.lines)
    lines: list[SpokenLine] = []
    left_out: list[LeftOut] = []
    pieces = split_speakers([[text] for _, _, text in sort.said])
    for cue, ((row, at, _), [(name, text)]) in enumerate(zip(sort.said, pieces, strict=True), 1):
        span = Span(row + 1, row + 1)
        if is_screen(name) or not text:
            left_out.append(LeftOut(span, Why.SYSTEM if text else Why.EMPTY))
        else:
            lines.append(SpokenLine(span, cue, at, None, name, text))
    return Harvest(
        source="meet-transcript",
        sure=sniff(export),
        clock="offset",
        lines=tuple(lines),
        presences=tuple(sort.presences),
        left_out=tuple(left_out),
        unread=tuple(sort.unread),
        frame=tuple(sort.frame),
        title=_title(export.lines),
        day=_day(export.lines),
        remarks=export.warnings,
    )


def _sort(lines: Sequence[str]) -> _Sorted:
    sort = _Sorted()
    at: float | None = None
    listing = False
    first = _first_row(lines)
    for row, line in enumerate(lines):
        span = Span(row + 1, row + 1)
        time = heading_time(line)
        at = at if time is None else time
        listing = at is None and (is_list_label(line) or (listing and not _ends_list(line)))
        if not bare(line) or time is not None or is_ending(line):
            sort.frame.append(span)
        elif at is not None:
            sort.said.append((row, at, paragraph(line)))
        elif listing and not is_list_label(line):
            sort.presences += [Presence(span, name) for name in _names(line)]
        else:
            _sort_opening(sort, line, span, first=row == first)
    return sort


def _ends_list(line: str) -> bool:
    return bare(line).casefold() in _LABELS or line.startswith("#")


def _names(line: str) -> list[str]:
    """The names of a line, one or several with commas between them."""
    return [name.strip() for name in bare(line).lstrip("-• ").split(",") if name.strip()] or [bare(line)]


def _sort_opening(sort: _Sorted, line: str, span: Span, *, first: bool) -> None:
    """A line before the first time: the title, a date and a label belong to the format, notes by Gemini do not."""
    text = bare(line)
    known = text.casefold() in _LABELS or is_list_label(text) or parse_when([text])[0] is not None
    if known or first:
        sort.frame.append(span)
    else:
        sort.unread.append(Unread(span, "This line stands before the transcript; no person said it."))


def _first_row(lines: Sequence[str]) -> int:
    return next((row for row, line in enumerate(lines) if bare(line)), 0)


def _title(lines: Sequence[str]) -> str:
    """The first line without its ending, unless it is already part of the transcript."""
    line = lines[_first_row(lines)]
    title = bare(line)
    if heading_time(line) is not None or title.casefold() in _LABELS or parse_when([title])[0]:
        return ""
    ending = next((end for end in _TITLE_ENDS if title.casefold().endswith(end)), "")
    return title[: len(title) - len(ending)]


def _day(lines: Sequence[str]) -> date | None:
    """The date that stands alone on a line before the first time."""
    opening = [bare(line) for line in takewhile(lambda line: heading_time(line) is None, lines[:_HEAD])]
    return next((when.date() for when in parse_when(opening) if when), None)
