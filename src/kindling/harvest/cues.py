"""Where are the cues of a caption file, in lines? As WebVTT's standard reads them, and a little more patient."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kindling.harvest.clocks import parse_offset
from kindling.harvest.export import Export
from kindling.harvest.recording import recording_start
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why
from kindling.harvest.speakers import Piece
from kindling.kernel.errors import KindlingError

ARROW = "-->"
HEADER = "WEBVTT"
MOST = 250_000
"""Cues above which no file is read: an hour has about a thousand, and 256 MiB must do for all of them."""

_BAD_TIMES = "The times of this cue cannot be read."
_STRAY = "These lines stand outside any cue."

Times = tuple[float | None, float | None]
"""Begin and end of a cue in seconds from the beginning; both None where they make no sense."""

ReadTimes = Callable[[str], Times | None]
"""Reads a line that holds the times of a cue; None for a line that is meant to hold none."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without an empty one between them; ``first`` is the number of the first."""

    first: int
    lines: tuple[str, ...]

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.first, self.first + len(self.lines) - 1)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: ``number`` counts all of the file from 1, ``payload`` are its lines with their tags.

    ``at`` and ``until`` are seconds from the beginning; ``at`` is None where the times make no sense.
    """

    number: int
    span: Span
    at: float | None
    until: float | None
    payload: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueSheet:
    """A caption file sorted: cues with times, stretches of the format (empty lines too), and what cannot be read."""

    cues: list[Cue] = field(default_factory=list)
    frame: list[Span] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def arrow_times(line: str) -> Times | None:
    """The times of WebVTT and SRT: ``00:00:01.500 --> 00:00:02.500``, also short or with a comma."""
    before, arrow, after = line.partition(ARROW)
    return _times(before, (after.split() or [""])[0]) if arrow else None


def comma_times(line: str) -> Times | None:
    """The times of SBV: ``0:00:01.500,0:00:02.500``."""
    before, comma, after = line.partition(",")
    figures = comma and ":" in before and ":" in after and set(line.strip()) <= set("0123456789:.,")
    return _times(before, after) if figures else None


def _times(begin: str, end: str) -> Times:
    """Both None where one is missing. An end before the begin tells nothing."""
    at, until = parse_offset(begin), parse_offset(end)
    if at is None or until is None:
        return None, None
    return at, until if until >= at else None


def sort_cues(lines: Sequence[str], is_frame: Callable[[Block], bool], times: ReadTimes = arrow_times) -> CueSheet:
    """The cues of a file, and every line that is not of one.

    ``is_frame`` tells which blocks that are no cue belong to the format. A cue counts, also one that is empty or whose
    times cannot be read, so that its number is found by counting. Raises `KindlingError` above `MOST` of them.
    """
    sheet = CueSheet()
    number, told = 1, 0
    for block in blocks(lines, times):
        if block.first > told + 1:
            sheet.frame.append(Span(told + 1, block.first - 1))
        told = block.first + len(block.lines) - 1
        cue = as_cue(block, number, times)
        number += cue is not None
        if number > MOST + 1:
            raise KindlingError(f"The file has more than {MOST:,} captions.", "Give the captions of one hour alone.")
        if cue and cue.at is not None:
            sheet.cues.append(cue)
        elif not cue and (is_frame(block) or not "".join(block.lines).strip()):
            sheet.frame.append(block.span)
        else:
            sheet.unread.append(Unread(block.span, _BAD_TIMES if cue else _STRAY))
    if told < len(lines):
        sheet.frame.append(Span(told + 1, len(lines)))
    return sheet


def blocks(lines: Sequence[str], times: ReadTimes = arrow_times) -> Iterator[Block]:
    """The blocks of a file in order. A line of times ends the block before it even without an empty line."""
    start = 0
    for index, line in enumerate(lines):
        if not line or _begins_another(lines, start, index, times):
            end = index - 1 if line and _is_next_number(lines[start], lines[index - 1]) else index
            yield from _block(lines, start, end)
            start = end if line else index + 1
    yield from _block(lines, start, len(lines))


def _block(lines: Sequence[str], start: int, end: int) -> Iterator[Block]:
    if end > start:
        yield Block(start + 1, tuple(lines[start:end]))


def _begins_another(lines: Sequence[str], start: int, index: int, times: ReadTimes) -> bool:
    """Whether a line is the times of a cue, and not of the one that the block at ``start`` has begun."""
    if index == start or not lines[index].lstrip()[:1].isdecimal():
        return False
    begun = lines[start]
    could = index - start > 1 or begun.startswith(HEADER) or times(begun) is not None
    return could and times(lines[index]) is not None


def _is_next_number(number: str, last: str) -> bool:
    """Whether ``last`` is the number of the cue to come: editors that drop empty lines leave it there."""
    numbers = number.isdecimal() and last.isdecimal() and len(number) < 10 and len(last) < 10
    return numbers and int(last) == int(number) + 1


def as_cue(block: Block, number: int, times: ReadTimes = arrow_times) -> Cue | None:
    """The cue that the block is, or None if it is none: a cue has its times in the first line or the second."""
    for row, line in enumerate(block.lines[:2]):
        read = times(line)
        if read:
            return Cue(number, block.span, *read, block.lines[row + 1 :])
    return None


def captioned(
    export: Export,
    sheet: CueSheet,
    *,
    source: str,
    sure: float,
    pieces: Iterable[Sequence[Piece]],
    silent: Iterable[Why],
) -> Harvest:
    """The harvest of a caption file: for each cue who says what, or why it says nothing."""
    lines: list[SpokenLine] = []
    left_out: list[LeftOut] = []
    for cue, said, why in zip(sheet.cues, pieces, silent, strict=False):
        spoken = [SpokenLine(cue.span, cue.number, cue.at, cue.until, name, text) for name, text in said if text]
        lines += spoken
        if not spoken:
            left_out.append(LeftOut(cue.span, why))
    started = recording_start(export.name)
    return Harvest(
        source=source,
        sure=sure,
        clock="offset",
        lines=tuple(lines),
        left_out=tuple(left_out),
        unread=tuple(sheet.unread),
        frame=tuple(sheet.frame),
        day=started.date() if started else None,
        started=started,
        remarks=export.warnings,
    )
