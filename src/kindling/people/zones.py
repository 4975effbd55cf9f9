"""Which time zones are there, and which one is a place in?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import cos, radians
from zoneinfo import available_timezones

from kindling.kernel.places import Found, look_up


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of zone.tab: the zone of one principal place, in degrees north and east."""

    country: str
    north: float
    east: float
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
    if not isinstance(found, Found):
        return None
    rows = [row for row in _rows() if row.country == found.place.country_code]
    if not rows:
        return None
    scale = cos(radians(found.place.latitude))

    def away(row: _Row) -> float:
        across = abs(row.east - found.place.longitude)
        return float((row.north - found.place.latitude) ** 2 + (min(across, 360 - across) * scale) ** 2)

    return ZoneFound(min(rows, key=away).zone, sure=len(rows) == 1)


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
