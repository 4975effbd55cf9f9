"""The hour as it is drawn: each part with the clock it begins at, and a strip in proportion."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from kindling.planning.hour import Slot
from kindling.planning.queries import Hour

WIDE = 600
"""Units of the strip's width."""


@dataclass(frozen=True, slots=True)
class SlotShown:
    """A part: when it begins, and where it lies in the strip."""

    slot: Slot
    clock: str
    x: float
    width: float
    over: bool


@dataclass(frozen=True, slots=True)
class HourShown:
    """The hour with its parts placed; ``edge`` is where it ends in the strip, if its parts go beyond."""

    hour: Hour
    slots: tuple[SlotShown, ...]
    edge: float
    wide: int = WIDE


def hour_shown(hour: Hour, begins: datetime.datetime | None) -> HourShown:
    """The parts one after the other, in the series' own clock; minutes from the start where nobody knows that."""
    whole = max(hour.planned, hour.minutes, 1)
    return HourShown(hour, tuple(_placed(hour, begins, WIDE / whole)), round(hour.minutes * WIDE / whole, 1))


def _placed(hour: Hour, begins: datetime.datetime | None, unit: float) -> Iterator[SlotShown]:
    passed = 0
    for one in hour.slots:
        x, width = round(passed * unit, 1), round(one.minutes * unit, 1)
        yield SlotShown(one, _clock(begins, passed), x, max(width - 2, 1), passed + one.minutes > hour.minutes)
        passed += one.minutes


def _clock(begins: datetime.datetime | None, minutes: int) -> str:
    if begins is None:
        return f"{minutes} min"
    return f"{begins + datetime.timedelta(minutes=minutes):%H:%M}"
