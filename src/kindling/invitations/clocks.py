"""An hour as a reader's own clocks say it, with its weekday and date."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kindling.people.zones import place_of_zone

UTC = ZoneInfo("UTC")


def zone_named(name: str, fallback: str) -> ZoneInfo:
    """The zone of that name; ``fallback``'s where there is none such, or the name is empty."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(fallback)


def place_of(zone: ZoneInfo) -> str:
    """What a zone is called: ``Lagos`` of ``Africa/Lagos``; ``universal time`` where it is named for no place."""
    return place_of_zone(zone.key) or "universal time"


def hour_said(begins: datetime.datetime, ends: datetime.datetime, zone: ZoneInfo) -> str:
    """``Thursday 17 December 2026, 19:00 to 20:00``; both days where it passes midnight there."""
    first, last = _local(begins, zone), _local(ends, zone)
    if first.date() == last.date():
        return f"{day_said(first.date())}, {_clock(first)} to {_clock(last)}"
    return f"{day_said(first.date())}, {_clock(first)}, to {day_said(last.date())}, {_clock(last)}"


def span_said(begins: datetime.datetime, ends: datetime.datetime, zone: ZoneInfo) -> str:
    """``19:00 to 20:00``."""
    return f"{_clock(_local(begins, zone))} to {_clock(_local(ends, zone))}"


def day_said(day: datetime.date) -> str:
    """``Thursday 17 December 2026``."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def near_said(begins: datetime.datetime, now: datetime.datetime, zone: ZoneInfo) -> str:
    """``Today``, ``Tomorrow`` or ``Thursday 17 December``, by the days of ``zone``."""
    day, today = _local(begins, zone).date(), _local(now, zone).date()
    nearest = {0: "Today", 1: "Tomorrow"}.get((day - today).days)
    return nearest or f"{day:%A} {day.day} {day:%B}"


def same_clocks(begins: datetime.datetime, one: ZoneInfo, other: ZoneInfo) -> bool:
    """Whether both zones say the same of that moment."""
    return _local(begins, one).replace(tzinfo=None) == _local(begins, other).replace(tzinfo=None)


def _local(at: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    # By way of universal time: a clock time that was jumped over would otherwise stay as it was written.
    return at.astimezone(UTC).astimezone(zone)


def _clock(at: datetime.datetime) -> str:
    """``01:30``, with its distance to universal time where the clocks show it twice that night."""
    told = f"{at:%H:%M}"
    if at.replace(fold=0).utcoffset() == at.replace(fold=1).utcoffset():
        return told
    return f"{told} ({_offset(at)})"


def _offset(at: datetime.datetime) -> str:
    minutes = int((at.utcoffset() or datetime.timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")
