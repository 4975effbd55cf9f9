"""Which time zones are there, and which one is a place in?"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import cos, hypot, radians
from zoneinfo import ZoneInfo, available_timezones

from kindling.kernel.places import Ambiguous, Found, Kind, Place, Unknown, look_up

CLEAR = 3
"""Times as far as the nearest zone that one with another clock has to be. Less would not do: Boise
is the nearest to Spokane, whose clock is another."""

_DAYS = (datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC))


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of zone.tab: the zone of one principal place, in degrees north and east."""

    country: str
    north: float
    east: float
    zone: str


@dataclass(frozen=True, slots=True)
class _Near:
    """A zone, and how far its principal place is, in degrees of latitude."""

    away: float
    zone: str


@dataclass(frozen=True, slots=True)
class ZoneFound:
    """The zone of a place. ``sure`` where its country has one alone; otherwise it is the nearest, to be asked."""

    zone: str
    sure: bool


def is_zone(words: str) -> bool:
    """Whether this is the IANA name of a zone that we know."""
    return words in _known()


def zones() -> tuple[str, ...]:
    """The zones to choose from, each country's principal ones, by name; UTC stands last."""
    return (*sorted({row.zone for row in _rows()}), "UTC")


@lru_cache(maxsize=4096)
def zone_at(place: str) -> ZoneFound | None:
    """The zone of a place that the gazetteer knows beyond doubt; nothing for any other words."""
    found = look_up(place)
    near = _near(found.place) if isinstance(found, Found) else []
    return ZoneFound(near[0].zone, sure=len(near) == 1) if near else None


@lru_cache(maxsize=4096)
def zone_kept(place: str) -> str:
    """The zone that is kept for whoever wrote ``place`` and chose none; empty where that leaves a doubt.

    It does where another clock of the country is not `CLEAR` times as far: Denver's principal place is nearer to Dallas
    than Chicago's, and an hour that is wrong is worse than ours.
    """
    found = look_up(place)
    kept = {_kept(one) for one in _meant(found)}
    return kept.pop() if len(kept) == 1 else ""


def _meant(found: Found | Ambiguous | Unknown) -> tuple[Place, ...]:
    """The places that words may mean: one, or a region and the city that gave it its name, as of New York."""
    if isinstance(found, Found):
        return (found.place,)
    places = found.candidates if isinstance(found, Ambiguous) else ()
    kinds = sorted(one.kind for one in places)
    return places if kinds == sorted((Kind.PLACE, Kind.REGION)) else ()


def _kept(place: Place) -> str:
    """The zone of a place where it leaves no doubt; empty where it does."""
    near = _near(place)
    if not near:
        return ""
    clock = _clock(near[0].zone)
    other = next((one.away for one in near if _clock(one.zone) != clock), None)
    return near[0].zone if other is None or other >= CLEAR * near[0].away else ""


def _near(here: Place) -> list[_Near]:
    """The zones of the country in which a known place lies, the nearest first."""
    scale = cos(radians(here.latitude))

    def away(row: _Row) -> float:
        across = abs(row.east - here.longitude)
        return hypot(row.north - here.latitude, min(across, 360 - across) * scale)

    rows = [_Near(away(row), row.zone) for row in _rows() if row.country == here.country_code]
    return sorted(rows, key=lambda one: one.away)


@lru_cache(maxsize=1024)
def _clock(zone: str) -> tuple[datetime.timedelta | None, ...]:
    """What a zone's clocks show, in winter and in summer."""
    return tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in _DAYS)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    """The table of the time zone database, from the package that carries it (zone.tab, in the public domain)."""
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines()
    return tuple(_row(line) for line in lines if line and not line.startswith("#"))


def _row(line: str) -> _Row:
    country, where, zone = line.split("\t")[:3]
    north, east = re.findall(r"[+-]\d+", where)
    return _Row(country, _degrees(north), _degrees(east), zone)


def _degrees(written: str) -> float:
    """Degrees of ``+DDMM``, ``+DDDMM``, ``+DDMMSS`` or ``+DDDMMSS``."""
    sign, figures = (-1 if written[0] == "-" else 1), written[1:]
    whole = len(figures) % 2 + 2
    minutes, seconds = figures[whole : whole + 2], figures[whole + 2 :] or "0"
    return sign * (int(figures[:whole]) + int(minutes) / 60 + int(seconds) / 3600)
