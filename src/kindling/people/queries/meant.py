"""Who is meant by names as exports show them, where that is settled; and what those people wish."""

from __future__ import annotations

from collections.abc import Iterable

from kindling.care.names import read_names
from kindling.people.models import Alias, Person, Quoting
from kindling.people.naming import name_key

_ASKED = 500
"""Names that are asked about in one query."""


def people_meant(names: Iterable[str], month: str) -> dict[str, Person]:
    """Whose each raw name is in ``month``; names that nobody settled are left out. A few queries."""
    keys = {raw: name_key(read.name or raw) for raw, read in read_names(names).items()}
    wanted = sorted({key for key in keys.values() if key})
    found: dict[str, Alias] = {}
    for at in range(0, len(wanted), _ASKED):
        rows = Alias.objects.filter(key__in=wanted[at : at + _ASKED], month__in={"", month})
        # The month's own comes last, and takes the place of the general one.
        found |= {row.key: row for row in rows.select_related("person").order_by("month")}
    people = {key: row.person for key, row in found.items() if row.person}
    return {name: people[key] for name, key in keys.items() if key in people}


def standing_wishes(names: Iterable[str], month: str) -> dict[str, Quoting]:
    """How each of them wishes to be quoted as a rule, where they said so. It is a proposal, and clears nothing."""
    return {name: Quoting(one.quoting) for name, one in people_meant(names, month).items() if one.quoting}


def places_agreed(names: Iterable[str], month: str) -> frozenset[str]:
    """The raw names of those whose place a map may show though nobody else is there."""
    return frozenset(name for name, one in people_meant(names, month).items() if one.place_shown)
