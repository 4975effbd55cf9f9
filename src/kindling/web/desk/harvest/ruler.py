"""The hour as a ruler: its chapters, what the draft uses, flags, and where somebody is; numbers for an SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kindling.contributions.records import LineShown
from kindling.web.desk.harvest.chapters import GROUPS, Chapter, clock_of
from kindling.web.desk.harvest.used import Used
from kindling.web.templatetags.words import spelled

WIDTH = 1152
"""Pixels across where the page is widest; all places are told in per cent of it."""

PER_LETTER = 7.8
"""About how many pixels a letter of a title takes, a narrower page counted in."""

LAST = 99.6
"""Where the last tick begins, so that it is seen whole."""

TICKS = 400
"""Ticks of one kind; more would be a bar."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a chapter begins: ``x`` and ``width`` in per cent; ``title`` is cut to fit, or empty where nothing does."""

    x: float
    width: float
    title: str
    here: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Ruler:
    """Positions in per cent from the left, and the same told in a sentence."""

    stops: tuple[Stop, ...]
    used: tuple[float, ...]
    flags: tuple[float, ...]
    here: float | None
    told: str


def ruler_of(
    chapters: Sequence[Chapter], used: Used, *, current: int = 0, here: LineShown | None = None
) -> Ruler | None:
    """The ruler of an hour that has a clock; None for notes alone."""
    timed = [one for chapter in chapters for one in chapter.lines if one.at is not None]
    times = [one.at for one in timed if one.at is not None]
    if len(set(times)) < 2:
        return None
    first, last = min(times), max(*times, *(one.until or 0 for one in timed))

    def x(at: float) -> float:
        return round((at - first) / (last - first) * LAST, 1)

    begun = [one for one in chapters if one.start is not None]
    flagged = [one for one in timed if one.flagged]
    taken = [one for one in timed if one.id in used.sections]
    at = here.at if here else None
    return Ruler(
        stops=_stops(begun, x, current),
        used=_ticks(taken, x),
        flags=_ticks(flagged, x),
        here=None if at is None else x(at),
        told=f"From {clock_of(first)} to {clock_of(last)}, {_told(len(begun), len(taken), len(flagged), here)}",
    )


def _ticks(lines: Sequence[LineShown], x: Callable[[float], float]) -> tuple[float, ...]:
    return tuple(sorted({x(one.at) for one in lines if one.at is not None}))[:TICKS]


def _stops(chapters: Sequence[Chapter], x: Callable[[float], float], current: int) -> tuple[Stop, ...]:
    starts = [max(0.0, x(one.start or 0.0)) for one in chapters]
    ends = [*starts[1:], LAST]
    return tuple(
        Stop(start, round(end - start, 1), _fitting(one.title, end - start), one.number == current, one.title == GROUPS)
        for one, start, end in zip(chapters, starts, ends, strict=True)
    )


def _fitting(title: str, width: float) -> str:
    """As much of a title as has room."""
    letters = int((width / 100 * WIDTH - 16) / PER_LETTER)
    if len(title) <= letters:
        return title
    return f"{title[: letters - 1].rstrip()}…" if letters >= 5 else ""


def _told(chapters: int, taken: int, flagged: int, here: LineShown | None) -> str:
    """What the drawing shows, for whoever does not see it."""
    parts = [f"in {spelled(chapters)} {'chapter' if chapters == 1 else 'chapters'}."]
    parts.append(f"{taken} {'line is' if taken == 1 else 'lines are'} in the draft, {flagged} flagged.")
    if here and here.clock:
        parts.append(f"You are at {here.clock}.")
    return " ".join(parts)
