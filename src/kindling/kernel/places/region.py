"""How is an entry shown, and what are the region and the time zone of a place?"""

from __future__ import annotations

from kindling.kernel.places.gazetteer import COUNTRY, DISTRICT, NATION, REGION, Entry, above, entry, zone
from kindling.kernel.places.place import Kind, Place

_FEWEST = 50_000
"""A region where fewer others live than this tells too much of one person: show what it lies in."""

_KINDS = {COUNTRY: Kind.COUNTRY, NATION: Kind.NATION, REGION: Kind.REGION, DISTRICT: Kind.REGION}

_BY_STATE = {"US"}
"""Where a place is always told with its region."""


def place_of(one: Entry, *, exact: bool = False) -> Place:
    """The entry as others see it; ``exact`` puts its region into the label, for places of one name in one country."""
    ups = above(one)
    region = _region(ups)
    country = ups[-1] if ups else one
    return Place(
        label=_label(one, ups, exact=exact),
        name=one.name,
        region=region.name if region else "",
        country=country.name,
        country_code=one.country,
        latitude=one.latitude,
        longitude=one.longitude,
        kind=_KINDS.get(one.kind, Kind.PLACE),
        population=one.people,
        ref=one.ref,
    )


def region_of(place: Place) -> Place:
    """What a place shows as when it must not tell too much: its region, or whatever wider has people enough.

    A country and a nation are their own. Raises `LookupError` for a place of another gazetteer.
    """
    one = entry(place.ref)
    if one.kind <= NATION:
        return place
    ups = above(one)
    region = _region(ups)
    return place_of(next(up for up in ups if up.kind <= NATION or (up == region and _is_wide(up, one))))


def zone_of(place: Place) -> str:
    """The IANA name of the time zone of a place, or of nineteen in twenty people of a region or a country.

    Empty where they live by several clocks. Raises `LookupError` for a place of another gazetteer.
    """
    return zone(entry(place.ref))


def _is_wide(region: Entry, one: Entry) -> bool:
    """Whether a region says little of who is in it; a district named after its town ("Belfast City") says as much."""
    return region.people >= one.people + _FEWEST and not (region.kind == DISTRICT and region.name.startswith(one.name))


def _region(ups: list[Entry]) -> Entry | None:
    """The county in the United Kingdom, or its district where it has none; the first-level region elsewhere."""
    regions = [up for up in ups if up.kind == REGION]
    return next(iter(regions or [up for up in ups if up.kind == DISTRICT]), None)


def _label(one: Entry, ups: list[Entry], *, exact: bool) -> str:
    """Name and nation or country; with the region between them where it is always told, or asked for."""
    if one.kind <= NATION:
        return one.name
    region = _region(ups)
    parts = [one.name]
    if region and (exact or (one.is_place and one.country in _BY_STATE)):
        parts.append(region.name)
    parts.append(next(up.name for up in ups if up.kind <= NATION))
    return ", ".join(dict.fromkeys(parts))
