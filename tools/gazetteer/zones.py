"""Time zones: a region tells the one of its people, and only what keeps another one tells it itself."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from zoneinfo import ZoneInfo

from tools.gazetteer.rows import CAPITAL, PLACE, Row, World, ups_of

MOST = 0.95
"""The part of a region's people that has to share a clock, for the region to have it: Spain is told by Madrid, not by
the Canaries, and neither Australia nor Tennessee tells any."""

_DAYS = (datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC))


def settle_zones(world: World) -> None:
    """Gives each region that holds a place of known zone its own: empty where its people have several."""
    beside: dict[int, list[Row]] = defaultdict(list)
    for row, members in world.wider:
        for member in members:
            beside[id(member)].append(row)
    people: dict[int, Counter[str]] = defaultdict(Counter)
    for town in world.rows:
        if town.kind in {PLACE, CAPITAL} and town.zone:
            for whole in {id(one): one for up in ups_of(town) for one in (up, *beside[id(up)])}.values():
                people[id(whole)][town.zone] += max(town.population, 1)
    for row in world.rows:
        if id(row) in people:
            row.zone = shared(people[id(row)])


def shared(people: Counter[str]) -> str:
    """The zone of most people among those by whose clock nearly all of them live; empty where there is none."""
    clocks: Counter[tuple[object, ...]] = Counter()
    for zone, count in people.items():
        clocks[clock_of(zone)] += count
    clock, count = min(clocks.items(), key=lambda one: (-one[1], str(one[0])))
    if count < MOST * clocks.total():
        return ""
    return min((-people[zone], zone) for zone in people if clock_of(zone) == clock)[1]


@cache
def clock_of(zone: str) -> tuple[object, ...]:
    """What a zone's clocks show, in winter and in summer."""
    return tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in _DAYS)


def zones(rows: Iterable[Row]) -> list[tuple[int, str]]:
    """The numbers of those whose zone is another than that of what they lie in; empty for one that has several."""
    return [(row.number, row.zone) for row in rows if row.zone is not None and row.zone != inherited(row)]


def inherited(row: Row) -> str:
    """The zone of what a row lies in."""
    return next((up.zone for up in ups_of(row) if up.zone is not None), "")
