"""Which two people may be one? Pairs with a reason, for a steward to merge or to keep apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from django.db.models import Count

from kindling.kernel.text import fold
from kindling.people.models import Address, Merge, Person, Standing

SAME_BODY = "the same name and organisation"
SAME_PLACE = "the same name and place"
ALIKE = "the same name, and addresses alike"

PAGE = 20
"""Pairs on one page."""

_KEYS = 200
"""Names that are looked through at once."""

_FIGURES = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with the addresses at which they are met."""

    person: Person
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """Two people who may be one, and why. ``one`` was known first."""

    one: Side
    other: Side
    reason: str


def twins(most: int = PAGE) -> tuple[Twins, ...]:
    """The first pairs, by name, that nobody has decided about."""
    return tuple(islice(_all(), most))


def known_names(keys: list[str]) -> set[str]:
    """Of the keys those that somebody known has."""
    found: set[str] = set()
    for at in range(0, len(keys), _KEYS):
        rows = Person.objects.exclude(standing=Standing.MERGED).filter(key__in=keys[at : at + _KEYS])
        found |= set(rows.values_list("key", flat=True))
    return found


def _all() -> Iterator[Twins]:
    shown = Person.objects.exclude(standing=Standing.MERGED)
    rows = shown.order_by("key").values("key").annotate(people=Count("pk")).filter(people__gt=1)
    keys = [row["key"] for row in rows]
    for at in range(0, len(keys), _KEYS):
        yield from _of(keys[at : at + _KEYS])


def _of(keys: list[str]) -> Iterator[Twins]:
    people = list(Person.objects.exclude(standing=Standing.MERGED).filter(key__in=keys).order_by("key", "pk"))
    numbers = [one.pk for one in people]
    addresses: dict[int, list[str]] = defaultdict(list)
    for pk, email in Address.objects.filter(person__in=numbers).order_by("email").values_list("person", "email"):
        addresses[pk].append(email)
    told = Merge.objects.filter(kept__in=numbers, gone__in=numbers).values_list("kept", "gone")
    apart = {frozenset(pair) for pair in told}
    by_key: dict[str, list[Side]] = defaultdict(list)
    for person in people:
        by_key[person.key].append(Side(person, tuple(addresses[person.pk])))
    for sides in by_key.values():
        for one, other in combinations(sides, 2):
            reason = _reason(one, other)
            if reason and frozenset((one.person.pk, other.person.pk)) not in apart:
                yield Twins(one, other, reason)


def _reason(one: Side, other: Side) -> str:
    """Why the two, who have one name, may be one person; empty where nothing else says so."""
    if _same(one.person.organisation, other.person.organisation):
        return SAME_BODY
    if _same(one.person.place, other.person.place):
        return SAME_PLACE
    mine, theirs = ({_bare(email) for email in side.addresses} for side in (one, other))
    return ALIKE if (mine & theirs) - {""} else ""


def _same(one: str, other: str) -> bool:
    return bool(fold(one)) and fold(one) == fold(other)


def _bare(email: str) -> str:
    """What stands before the @, without dots, figures and what is added behind a plus sign."""
    return _FIGURES.sub("", re.split(r"[@+]", email, maxsplit=1)[0])
