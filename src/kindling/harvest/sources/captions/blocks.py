"""Where are the cues of a WebVTT, in lines? As its standard reads them, and a little more patient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kindling.harvest.clocks import parse_offset
from kindling.harvest.records import Span

ARROW = "-->"


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


def blocks(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of a file in order. A line of times ends the block before it even without an empty line."""
    start = 0
    for index, line in enumerate(lines):
        if not line or _begins_another(lines, start, index):
            end = index - 1 if line and _is_next_number(lines[start], lines[index - 1]) else index
            yield from _block(lines, start, end)
            start = end if line else index + 1
    yield from _block(lines, start, len(lines))


def _block(lines: Sequence[str], start: int, end: int) -> Iterator[Block]:
    if end > start:
        yield Block(start + 1, tuple(lines[start:end]))


def _begins_another(lines: Sequence[str], start: int, index: int) -> bool:
    """Whether a line is the times of a cue, and not of the one that the block at ``start`` has begun."""
    line = lines[index]
    if ARROW not in line or not line.lstrip()[:1].isdecimal():
        return False
    return index - start > 1 or (index > start and (start == 0 or ARROW in lines[start]))


def _is_next_number(number: str, last: str) -> bool:
    """Whether ``last`` is the number of the cue to come: editors that drop empty lines leave it there."""
    numbers = number.isdecimal() and last.isdecimal() and len(number) < 10 and len(last) < 10
    return numbers and int(last) == int(number) + 1


def as_cue(block: Block, number: int) -> Cue | None:
    """The cue that the block is, or None if it is none: a cue has its times in the first line or the second."""
    row = next((row for row, line in enumerate(block.lines[:2]) if ARROW in line), None)
    if row is None:
        return None
    at, until = _times(block.lines[row])
    return Cue(number, block.span, at, until, block.lines[row + 1 :])


def _times(line: str) -> tuple[float | None, float | None]:
    """Begin and end in seconds; both None where one is missing. An end before the begin tells nothing."""
    before, _, after = line.partition(ARROW)
    at, until = parse_offset(before), parse_offset((after.split() or [""])[0])
    if at is None or until is None:
        return None, None
    return at, until if until >= at else None
