"""Which time zones are there, and which one is a place in?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from kindling.kernel.places import Ambiguous, Found, Kind, Place, Unknown, look_up, zone_of

_DAYS = (datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC))


@dataclass(frozen=True, slots=True)
class ZoneFound:
    """The zone of a place. ``sure`` unless it is that of most people of a region or a country, and to be asked."""

    zone: str
    sure: bool


_ELSEWHERE = {
    "Africa/Asmera": "Africa/Asmara",
    "Africa/Timbuktu": "Africa/Bamako",
    "America/Coral_Harbour": "America/Atikokan",
    "America/Virgin": "America/St_Thomas",
    "Iceland": "Atlantic/Reykjavik",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
    "Pacific/Yap": "Pacific/Chuuk",
}
"""Old names whose link in the database leads to the same clocks in another country."""


def is_zone(words: str) -> bool:
    """Whether this is the IANA name of a zone that we know."""
    return words in _known()


def current_name(zone: str) -> str:
    """What a zone is called now: ``Europe/Kyiv`` of ``Europe/Kiev``, as browsers still say; others as they are."""
    return old_names().get(zone, zone)


@lru_cache(maxsize=1)
def old_names() -> Mapping[str, str]:
    """Names that no country has any longer, each with the one it has now."""
    ours = {zone for _, zone in _rows()}
    lines = (files("tzdata") / "zoneinfo" / "tzdata.zi").read_text("utf-8").splitlines()
    links = {old: new for kind, new, old in (line.split() for line in lines if line.startswith("L ")) if kind}
    return {old: new for old, new in (links | _ELSEWHERE).items() if old not in ours and new in ours}


def place_of_zone(zone: str) -> str:
    """Where a zone is: ``Kyiv``, ``Center, North Dakota``, ``UTC+3``; nothing where its name tells no place."""
    area, *within = current_name(zone).replace("_", " ").split("/")
    if area == "Etc" or not within:
        return _beyond_utc("".join(within))
    *within, city = within
    # The states of the USA have towns that nobody knows alone; Argentina's provinces are called after theirs.
    return ", ".join((city, *(one for one in within if one != "Argentina")))


def _beyond_utc(name: str) -> str:
    """``UTC+3`` of ``GMT-3``, the sign of which is that of navigators; nothing for UTC itself."""
    found = re.fullmatch(r"GMT([+-])([1-9]\d?)", name)
    return f"UTC{'-' if found[1] == '+' else '+'}{found[2]}" if found else ""


def zones() -> tuple[str, ...]:
    """The zones to choose from, each country's principal ones, by name; UTC stands last."""
    return (*sorted({zone for _, zone in _rows()}), "UTC")


@lru_cache(maxsize=4096)
def zone_at(place: str) -> ZoneFound | None:
    """The zone of a place that the gazetteer knows beyond doubt; nothing for any other words."""
    found = look_up(place)
    if not isinstance(found, Found):
        return None
    zone = zone_of(found.place)
    return ZoneFound(zone, sure=_is_sure(found.place)) if zone else None


@lru_cache(maxsize=4096)
def zone_kept(place: str) -> str:
    """The zone that is kept for whoever wrote ``place`` and chose none; empty where that leaves a doubt.

    It does where the words may mean several places, or a region with several clocks: an hour that is wrong is worse
    than ours.
    """
    kept = {zone_of(one) for one in _meant(look_up(place))}
    return kept.pop() if len(kept) == 1 else ""


def _meant(found: Found | Ambiguous | Unknown) -> tuple[Place, ...]:
    """The places that words may mean: one, or a region and the city that gave it its name, as of New York."""
    if isinstance(found, Found):
        return (found.place,)
    places = found.candidates if isinstance(found, Ambiguous) else ()
    kinds = sorted(one.kind for one in places)
    return places if kinds == sorted((Kind.PLACE, Kind.REGION)) else ()


def _is_sure(place: Place) -> bool:
    """Whether it is one place, or lies in a country of one clock."""
    return place.kind is Kind.PLACE or len({_clock(zone) for code, zone in _rows() if code == place.country_code}) == 1


@lru_cache(maxsize=1024)
def _clock(zone: str) -> tuple[datetime.timedelta | None, ...]:
    """What a zone's clocks show, in winter and in summer."""
    return tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in _DAYS)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str], ...]:
    """Countries and their zones, from the package of the time zone database (zone.tab, in the public domain)."""
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((row[0], row[2]) for row in rows)
