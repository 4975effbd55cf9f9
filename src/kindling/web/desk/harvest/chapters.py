"""An hour in chapters: under the headings of the draft, around the silence of the small groups, or by quarter hours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kindling.contributions.records import LineShown
from kindling.curation.edits.tree import parts
from kindling.pack.document import Heading, Pack, Section, string

BREAK = 300.0
"""Seconds without a spoken word that mean the small groups were talking unrecorded."""

QUARTER = 900.0
MOMENT = 0.01
"""Seconds that the shortest line takes, so that it stands before the silence behind it."""

MOST = 200
"""Lines of one chapter; a longer one is parted, so that a page stays small."""

GROUPS = "In groups, not recorded"
BACK = "Sharing back"
WELCOME = "Welcome"
UNTIMED = "Without a time"

Cut = tuple[float, str]
"""When a chapter begins, in seconds on the session's clock, and its title."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the hour. ``number`` counts from 1; ``start`` is None for lines that nobody knows the time of."""

    number: int
    title: str
    start: float | None
    lines: tuple[LineShown, ...]


def chapters_of(lines: Sequence[LineShown], headings: Sequence[Cut] = ()) -> tuple[Chapter, ...]:
    """Every line in one chapter, in the hour's order. Only the silence of the groups is one without lines."""
    cuts = _cuts([one for one in lines if one.at is not None], headings)
    held: list[list[LineShown]] = [[] for _ in range(len(cuts) + 1)]
    starts = [at for at, _ in cuts]
    for one in lines:
        held[-1 if one.at is None else max(0, bisect_right(starts, one.at) - 1)].append(one)
    told = [*((title, at) for at, title in cuts), (UNTIMED, None)]
    parted = (part for (title, at), mine in zip(told, held, strict=True) for part in _parted(title, at, mine))
    return tuple(Chapter(number, *part) for number, part in enumerate(parted, 1))


def headings_of(pack: Pack) -> tuple[Cut, ...]:
    """The headings of what was heard, each with the time of the first words under it, in the order of the clock."""
    heard = (one for one in pack.sections if one.role == "heard")
    return tuple(sorted(cut for one in heard for cut in _headed(one)))


def _headed(section: Section) -> Iterator[Cut]:
    """Each heading with the earliest time of the first block under it that has one."""
    title = ""
    for block in section.blocks:
        if isinstance(block, Heading):
            title = string(block.text).strip()
        at = min(_times(block), default=None)
        if title and at is not None:
            yield at, title
            title = ""


def _times(node: object) -> Iterator[float]:
    yield from (one.at for one in getattr(node, "sources", ()) if one.at is not None)
    for inner in parts(node):
        yield from _times(inner)


def _cuts(timed: Sequence[LineShown], headings: Sequence[Cut]) -> list[Cut]:
    times = [one.at for one in timed if one.at is not None]
    if not times:
        return []
    first, silence = min(times), _silence(timed)
    end = silence[0] if silence else max(times) + 1
    talk = [cut for cut in headings if first < cut[0] < end]
    cuts = [(first, WELCOME), *talk] if len(talk) > 1 else list(_quarters(first, end))
    return [*cuts, (silence[0], GROUPS), (silence[1], BACK)] if silence else cuts


def _silence(timed: Sequence[LineShown]) -> tuple[float, float] | None:
    """From when to when nobody spoke for longest, if that was long enough."""
    spoken = [one for one in timed if one.medium == "spoken"]
    gaps = [(_end(before), behind.at or 0.0) for before, behind in pairwise(spoken)]
    longest = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))
    return longest if longest[1] - longest[0] >= BREAK else None


def _end(line: LineShown) -> float:
    return max(line.until or 0.0, (line.at or 0.0) + MOMENT)


def _quarters(first: float, end: float) -> Iterator[Cut]:
    at = first // QUARTER * QUARTER
    while at < end:
        yield at, f"{clock_of(at)} to {clock_of(at + QUARTER)}"
        at += QUARTER


def clock_of(at: float | None) -> str:
    """``18:14``, or nothing where nobody knows; midnight wraps."""
    return "" if at is None else f"{int(at) // 3600 % 24:02d}:{int(at) // 60 % 60:02d}"


def _parted(
    title: str, at: float | None, lines: list[LineShown]
) -> Iterator[tuple[str, float | None, tuple[LineShown, ...]]]:
    """The chapter, or as many as its lines fill."""
    # The silence is drawn on the ruler even where nobody wrote anything in it.
    count = -(-len(lines) // MOST) or (title == GROUPS)
    for part in range(count):
        mine = tuple(lines[part * MOST : (part + 1) * MOST])
        named = title if count == 1 else f"{title}, {part + 1} of {count}"
        yield named, mine[0].at if part else at, mine
