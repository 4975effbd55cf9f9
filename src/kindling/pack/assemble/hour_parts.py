"""Which part of the hour was the talk, and which the sharing back? Told by the silence between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kindling.harvest.hour import HourLine
from kindling.harvest.records import SpokenLine
from kindling.pack.assemble.material import Material

BREAK = 300.0
"""Seconds without a word, inside a transcript, that mean the small groups were talking unrecorded."""
ENOUGH = 0.3
"""The share of the talk's words that must be the named speakers' before everybody else's are left out of it."""


@dataclass(frozen=True, slots=True)
class HourParts:
    """The spoken lines of the talk and of the sharing back; the second is empty where no silence parts them."""

    talk: tuple[HourLine, ...]
    sharing: tuple[HourLine, ...]


def hour_parts(material: Material) -> HourParts:
    """The parts of the longest transcript.

    The talk is the named speakers', wherever they speak, if they said enough of it, else everybody's before the
    silence. The sharing back is everybody else's behind the silence, without whoever opened the hour and so hosts it.
    """
    lines = material.transcripts[0] if material.transcripts else ()
    middle = _silence(lines)
    before, after = lines[:middle], lines[middle:]
    theirs = tuple(line for line in lines if line.raw_name in material.speakers)
    talk = theirs if _words(theirs) >= ENOUGH * _words(before) else before
    others = [line for line in after if line.raw_name not in {*material.speakers, _host(lines)}]
    return HourParts(tuple(talk), tuple(others))


def _silence(lines: Sequence[HourLine]) -> int:
    """The index of the first line behind the longest silence, or the number of lines where none is long enough."""
    gaps = [(_gap(earlier, later), index) for index, (earlier, later) in enumerate(pairwise(lines), 1)]
    longest, index = max(gaps, default=(0.0, 0))
    return index if longest >= BREAK else len(lines)


def _gap(earlier: HourLine, later: HourLine) -> float:
    """Seconds between the end of one line and the beginning of the next; a line is not silence, however long."""
    if earlier.at is None or later.at is None or earlier.line.at is None:
        return 0.0
    until = earlier.line.until if isinstance(earlier.line, SpokenLine) else None
    spoken = 0.0 if until is None else until - earlier.line.at
    return later.at - earlier.at - spoken


def _host(lines: Sequence[HourLine]) -> str:
    return next((line.raw_name for line in lines if line.raw_name), "")


def _words(lines: Sequence[HourLine]) -> int:
    return sum(len(line.line.text.split()) for line in lines)
