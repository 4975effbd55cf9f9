"""Of several entries of one name, is one so much the likeliest that nobody need be asked?"""

from __future__ import annotations

from dataclasses import replace

from kindling.kernel.places.gazetteer import (
    CAPITAL,
    COUNTRY,
    DISTRICT,
    NATION,
    OTHER_NAME,
    PLACE,
    REGION,
    Entry,
    apart,
    wholes,
)

_LARGE = 100_000
_WELL_KNOWN = 32_000
"""A place of this many people is one that its own people call by its bare name."""

_SOME = 15_000
"""A smaller place is asked for even if nobody else in the gazetteer bears its name."""

_HOME, _AT_HOME = {"GB", "IE"}, 10
"""Where most of the community is, and how many times as often a bare name means a place there."""

_STANDS_OUT = 25
"""Times the standing of any other that lets a bare name mean one place."""

_TOWN, _BIG = 40_000, 150_000
"""People: a place of fewer does not stand out; a rival of as many is never overlooked."""

_SHARE, _OWN_SHARE = 3, 10
"""A rival abroad of a third of the people, or a tenth in the same country, is not overlooked either."""

_KNOWN = 10
"""Names in the languages of the world that make a place known abroad."""

_NICKNAMED = {"US", "CA", "AU"}
"""Where another name of a town is mostly a nickname or a quarter's: Westport, of Kansas City. A true one wins."""

_PROVINCE = 12
"""Times the people of its town that make a region be meant as often: Québec."""

_NEAR_KM, _MIDDLE_KM = 20.0, 250.0
_HUGE = 5_000_000
"""A city so large is meant as often as the region it gave its name to: New York."""


def likeliest(found: list[Entry], *, qualified: bool) -> Entry | None:
    """The one that is meant beyond reasonable doubt, or None: ask.

    ``qualified`` when the words told what it lies in too, and ``found`` are those that do. The rule is told in
    ``docs/reference/places.md``.
    """
    if len(found) == 1:
        return found[0] if _known_alone(found[0], qualified=qualified) else None
    first, others = found[0], found[1:]
    rival = max(_weight(other, first) for other in others)
    if first.kind in {COUNTRY, NATION}:
        return first if first.people > rival and not _outshone(first, others) else None
    if first.kind == CAPITAL and first.people >= 10 * rival:
        return first
    if qualified:
        return first if first.people >= 10 * rival and rival < _WELL_KNOWN else None
    towers = first.people >= 100 * rival or (first.people >= 10 * rival and rival < _WELL_KNOWN)
    return first if first.people >= _LARGE and towers else _outstanding(found)


def _outshone(country: Entry, others: list[Entry]) -> bool:
    """Whether a city is called so by itself, and the country by others: Columbia, Salvador."""
    fewest = _LARGE if country.how == OTHER_NAME else 10 * _LARGE
    return any(other.is_place and other.how < OTHER_NAME and other.people >= fewest for other in others)


def _outstanding(found: list[Entry]) -> Entry | None:
    """The town that its people and its fame lift above every other of the name, if there is one.

    Fame is how many names it has in the languages of the world: Boston in Lincolnshire has 11, the other 77.
    """
    first = max(found, key=_standing)
    others = [other for other in found if other is not first]
    at_home = first.country in _HOME
    if not (first.is_place or at_home) or first.people * (2 if at_home else 1) < _TOWN:
        return None
    alone = all(_standing(first) >= _STANDS_OUT * _standing(other) and not _is_match(other, first) for other in others)
    return first if alone else None


def _standing(one: Entry) -> float:
    home = _AT_HOME if one.country in _HOME else 1
    lesser = 30 if one.how == OTHER_NAME else 10 if one.suburb else 1
    return home * one.people * max(one.known, 1 if one.is_place else _KNOWN) ** 2 / lesser


def _is_match(other: Entry, first: Entry) -> bool:
    """Whether a rival is too large to be overlooked, whatever its fame: abroad, or in the same country."""
    if other.how > first.how or other.suburb or (other.is_place and other.known < _KNOWN):
        return False
    if other.country == first.country:
        return other.people * _OWN_SHARE >= first.people
    return other.is_place and (
        other.people * _SHARE >= first.people or (other.people >= _BIG and first.kind != CAPITAL)
    )


def distinct(found: list[Entry]) -> list[Entry]:
    """The entries without those that another one stands for: a country for its capital, a town for its county.

    Two places of one name within 20 km are one, the larger. A place whose district bears its name counts the district's
    people: Australia's Ipswich has 3,000 in its middle and 112,000 around it.
    """
    kept: list[Entry] = []
    found = [one for one in found if one.how < OTHER_NAME or not _is_nickname(one, found)] or found
    inside = {one.ref: wholes(one) for one in found}
    for one in found:
        ups = [other for other in found if other.ref in inside[one.ref]]
        downs = [other for other in found if one.ref in inside[other.ref]]
        if not (_by_whole(one, ups) or _by_part(one, downs) or _by_middle(one, found) or _by_twin(one, kept)):
            kept.append(_with_district(one, ups))
    return sorted(kept, key=lambda one: -one.people)


def _is_nickname(one: Entry, found: list[Entry]) -> bool:
    """Whether another name of a place is too little heard to count beside one that truly bears it, or a capital."""
    seat = any(other.kind == CAPITAL and other.how < OTHER_NAME for other in found)
    return one.is_place and (seat or one.known < 2 * _KNOWN or (one.country in _NICKNAMED and one.people < _HUGE))


def _by_whole(one: Entry, ups: list[Entry]) -> bool:
    """A country stands for its namesakes in it; a region for a town that bears its name only second to another."""
    for up in ups:
        if up.kind <= NATION:
            return up.how <= one.how
        if not one.is_place or (up.kind == REGION and _is_lesser(one, up)):
            return True
    return False


def _is_namesake(town: Entry, region: Entry) -> bool:
    """Whether the town is the likelier: all but the lesser ones, and those so large that both are said, as New York."""
    if region.kind == REGION and region.people >= _PROVINCE * town.people:
        return False
    return not _is_lesser(town, region) and (town.how < OTHER_NAME or town.people < _HUGE or town.kind == CAPITAL)


def _is_lesser(one: Entry, region: Entry) -> bool:
    """Whether a town that shares a region's name only by another of its own is the less likely of the two."""
    return one.kind == PLACE and one.how == OTHER_NAME and 2 * one.people < region.people and one.people < _HUGE


def _by_part(one: Entry, downs: list[Entry]) -> bool:
    """A town stands for the region or district named after it, and for a country that only foreigners call so."""
    if one.kind <= NATION:
        return any(down.how < one.how for down in downs)
    towns = [down for down in downs if down.is_place]
    return any(one.kind == DISTRICT or _is_namesake(town, one) for town in towns)


def _by_middle(one: Entry, found: list[Entry]) -> bool:
    """A town in the middle of a region stands for it, even where the map has the town beside: Buenos Aires, Maputo."""
    if one.kind not in {REGION, DISTRICT}:
        return False
    towns = (other for other in found if other.is_place and other.how < OTHER_NAME and other.country == one.country)
    return any(town.people * 10 >= one.people and apart(one, town) < _MIDDLE_KM for town in towns)


def _with_district(one: Entry, ups: list[Entry]) -> Entry:
    return replace(one, people=max([one.people, *(up.people for up in ups if up.kind == DISTRICT and one.is_place)]))


def _by_twin(one: Entry, kept: list[Entry]) -> bool:
    """A larger place so near that this one is a part of it."""
    return one.is_place and any(other.is_place and apart(one, other) < _NEAR_KM for other in kept)


def _known_alone(one: Entry, *, qualified: bool) -> bool:
    """Whether the only bearer of a name is known well enough: villages that no gazetteer holds bear names too."""
    if one.is_place and one.how == OTHER_NAME:
        return one.people >= _LARGE or (qualified and one.country not in _NICKNAMED)
    if not one.is_place or one.kind == CAPITAL:
        return qualified or one.how < OTHER_NAME or one.people >= _LARGE
    return qualified or one.people >= _SOME


def is_meant_in_passing(one: Entry) -> bool:
    """Whether a place is so well known that a word in small letters may be sure to mean it."""
    if one.kind <= NATION:
        return True
    if one.how == OTHER_NAME:
        return one.people >= 5 * _LARGE and one.known >= 4 * _KNOWN
    return one.people >= _LARGE or one.known >= _STANDS_OUT


def _weight(other: Entry, first: Entry) -> float:
    """A rival's people: few of them if the name is only second to it, or it is a suburb, and the first is not so.

    A region is never taken for less than a well-known place.
    """
    if other.people >= _HUGE and first.ref in wholes(other):
        return other.people
    share = other.people / (30 if other.how > first.how else 10 if other.suburb > first.suburb else 1)
    is_region = other.kind == REGION or (other.kind == DISTRICT and other.country == "GB")
    return max(share, _WELL_KNOWN) if is_region and other.how < OTHER_NAME else share
