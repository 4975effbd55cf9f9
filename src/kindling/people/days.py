"""Which day does a cell mean, where figures such as 03/04/2024 can be read in two ways?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from kindling.kernel.text import fold

DayOf = Callable[[str], datetime.date | None]
"""Reads a day however people and spreadsheets write it; None where it is none."""

Told = tuple[int, str]
"""The line of a cell, and what it says."""

_CLOCK = re.compile(
    r"[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*[a-z]{0,5}(?:[+-]\d{1,2}(?::?\d{2})?)?\s*$",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_MONTHS = 12


class DayOrder(StrEnum):
    """Which of the two stands first where a day is written in figures alone."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class TwoWays(Exception):
    """A day that can be read in two ways; both, the one with its day first before the other."""

    def __init__(self, one: datetime.date, other: datetime.date) -> None:
        super().__init__()
        self.days = (one, other)


@dataclass(frozen=True, slots=True)
class Settled:
    """The order that holds for a file: by the first cell that can be read in one way only, or ``line`` 0, as said."""

    order: DayOrder
    line: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Figures:
    """Three numbers, the year last; 0 where what stands there is none."""

    first: int
    second: int
    year: int

    def day(self, order: DayOrder) -> datetime.date | None:
        """The day that they are in this order, if there is one."""
        turned = order is DayOrder.MONTH_FIRST
        day, month = (self.second, self.first) if turned else (self.first, self.second)
        if not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            return None
        try:
            return datetime.date(self.year, month, day)
        except ValueError:
            return None

    @property
    def order(self) -> DayOrder | None:
        """The order that they show, for no month is a thirteenth; 31/04 shows one, though there is no such day."""
        if self.second <= _MONTHS < self.first:
            return DayOrder.DAY_FIRST
        return DayOrder.MONTH_FIRST if self.first <= _MONTHS < self.second else None


def settled_order(cells: Iterable[Told], said: DayOrder | None = None) -> Settled | None:
    """The order in which a file writes its days; what was ``said`` comes first. None where its rows do not show it,
    or not all the same."""
    if said:
        return Settled(said)
    shown: dict[DayOrder, Settled] = {}
    for line, words in cells:
        figures = _figures(_CLOCK.sub("", words))
        if figures and figures.order:
            shown.setdefault(figures.order, Settled(figures.order, line, words[:40]))
    return next(iter(shown.values())) if len(shown) == 1 else None


def read_day(words: str, order: DayOrder | None, *, day_of: DayOf) -> datetime.date | None:
    """The day of a cell, whose figures stand in ``order``. Raises `TwoWays` where nobody knows that, and it matters."""
    bare = _CLOCK.sub("", words)
    figures = _figures(bare)
    if figures is None:
        return day_of(bare)
    if order:
        return figures.day(order)
    days = [day for one in DayOrder if (day := figures.day(one))]
    if len(set(days)) == len(DayOrder):
        raise TwoWays(*days)
    return days[0] if days else None


def is_day(words: str, *, day_of: DayOf) -> bool:
    """Whether a cell means a day, whichever it is."""
    try:
        return read_day(words, None, day_of=day_of) is not None
    except TwoWays:
        return True


def _figures(bare: str) -> _Figures | None:
    """The figures of ``03/04/2024``, ``3.4.24`` or ``Mon, 03-04-2024``; None where a word or a year in front tells."""
    parts = [part for part in fold(bare).split() if part[:3] not in _WEEKDAYS]
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or int(parts[0]) > 999:
        return None
    year = int(parts[2]) + {2: 2000, 4: 0}.get(len(parts[2]), -int(parts[2]))
    return _Figures(int(parts[0]), int(parts[1]), year)
