"""The time zones to choose from, with the time it is there, and the next conversation in one of them."""

from __future__ import annotations

import datetime
from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils import timezone

from kindling.people.coming import city_of
from kindling.people.zones import zones

Choices = list[tuple[str, str | list[tuple[str, str]]]]


def zone_choices(series: str, others: set[str]) -> Choices:
    """The series' zone first, then every zone by its part of the world, each with the time it is there.

    ``others`` are zones by names that the list leaves out, such as old ones, which somebody has or asks for.
    """
    now = timezone.now()
    names = sorted({*zones(), *others}, key=lambda one: (_region(one), city_of(one)))
    first = ("", f"As we meet: {city_of(series)}, {_clock(series, now)}")
    grouped = groupby(names, key=_region)
    return [first, *((region, [(one, _told(one, now)) for one in found]) for region, found in grouped)]


def _region(zone: str) -> str:
    """The part of the world; zones that name none come last."""
    region, slash, _ = zone.partition("/")
    return region if slash and region != "Etc" else "Universal time"


def _told(zone: str, now: datetime.datetime) -> str:
    country = " (Argentina)" if zone.startswith("America/Argentina/") else ""
    return f"{city_of(zone)}{country}, {_clock(zone, now)}"


def _clock(zone: str, now: datetime.datetime) -> str:
    return f"{now.astimezone(_zone(zone)):%H:%M}"


@cache
def _zone(name: str) -> ZoneInfo:
    """The zone, read once: Python itself keeps eight, and a page asks for all of them."""
    return ZoneInfo(name)
