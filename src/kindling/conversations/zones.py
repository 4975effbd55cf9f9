"""The rules of a time zone as a calendar carries them, so that every program comes to the same instants.

Made here, for what icalendar 7.3 adds by itself puts the clocks forward an hour late and lists changes in a way of
which ical.js 2.2 reads the first alone. Changes that come back each year on the same weekday stand as one rule, the
only way that some programs know; others stand one by one.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = datetime.timedelta(days=1)

EARLIEST, LATEST = 1970, 2100
"""Years between which changes of the clocks are told; what holds there holds beyond, as far as a calendar goes."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One change of the clocks: the local time it comes at by the old offset, the offsets before and after, a name."""

    at: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta
    name: str


def zone_rules(name: str, first: int, last: int) -> Timezone:
    """What holds in the zone ``name``, an IANA name, from the beginning of the year ``first`` to that of ``last``."""
    first, last = (min(max(year, EARLIEST), LATEST) for year in (first, last))
    made = Timezone()
    made.add("tzid", name)
    start, *shifts = _shifts(name, first, last)
    made.add_component(_observance([start]))
    alike: dict[tuple[object, ...], list[Shift]] = {}
    for one in shifts:
        alike.setdefault((one.before, one.after, one.name), []).append(one)
    for group in alike.values():
        for part in [group] if _rule(group) else [[one] for one in group]:
            made.add_component(_observance(part))
    return made


@lru_cache(maxsize=64)
def _shifts(name: str, first: int, last: int) -> tuple[Shift, ...]:
    """What holds at first, then each change in order."""
    zone = ZoneInfo(name)
    begin = datetime.datetime(first, 1, 1, tzinfo=datetime.UTC)
    offset = _offset(begin, zone)
    start = Shift(begin.replace(tzinfo=None), offset, offset, begin.astimezone(zone).tzname() or name)
    return (start, *_changes(zone, begin, datetime.datetime(last, 1, 1, tzinfo=datetime.UTC)))


def _changes(zone: ZoneInfo, begin: datetime.datetime, end: datetime.datetime) -> Iterator[Shift]:
    while begin < end:
        before, after = _offset(begin, zone), _offset(begin + DAY, zone)
        if before != after:
            at = _found(zone, begin)
            yield Shift(at.replace(tzinfo=None) + before, before, after, at.astimezone(zone).tzname() or str(zone))
        begin += DAY


def _found(zone: ZoneInfo, begin: datetime.datetime) -> datetime.datetime:
    """The first minute of the day after ``begin`` that has the other offset."""
    low, high = 0, 24 * 60
    while high - low > 1:
        middle = (low + high) // 2
        same = _offset(begin + datetime.timedelta(minutes=middle), zone) == _offset(begin, zone)
        low, high = (middle, high) if same else (low, middle)
    return begin + datetime.timedelta(minutes=high)


def _offset(at: datetime.datetime, zone: ZoneInfo) -> datetime.timedelta:
    return at.astimezone(zone).utcoffset() or datetime.timedelta()


def _observance(shifts: Sequence[Shift]) -> TimezoneStandard | TimezoneDaylight:
    """One part of the zone: its first change, and the rule by which it comes back."""
    one = shifts[0]
    made = TimezoneDaylight() if one.after > one.before else TimezoneStandard()
    made.add("dtstart", one.at)
    made.add("tzoffsetfrom", one.before)
    made.add("tzoffsetto", one.after)
    made.add("tzname", one.name)
    if len(shifts) > 1:
        made.add("rrule", {"FREQ": "YEARLY", "BYMONTH": one.at.month, "BYDAY": _rule(shifts)})
    return made


def _rule(shifts: Sequence[Shift]) -> str:
    """``-1SU`` where all come on the last Sunday of one month, in one year after another; empty where they do not."""
    times = [one.at for one in shifts]
    years = [at.year for at in times]
    if len(times) == 1 or years != list(range(years[0], years[0] + len(years))):
        return ""
    if len({(at.month, at.weekday(), at.time()) for at in times}) > 1:
        return ""
    if all(at.day + 7 > monthrange(at.year, at.month)[1] for at in times):
        return f"-1{DAYS[times[0].weekday()]}"
    weeks = {(at.day - 1) // 7 + 1 for at in times}
    return f"{weeks.pop()}{DAYS[times[0].weekday()]}" if len(weeks) == 1 else ""
