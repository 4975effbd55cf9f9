"""All the names of one hour at once: what one spelling leaves open, another settles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from kindling.care.names.display import DisplayName, initials_of
from kindling.care.names.kinds import Known
from kindling.care.names.read import read_name
from kindling.kernel.places import Unknown, look_up

MOST = 1000
"""Names of an hour that are remembered; one hour's are read a dozen times on the way to its pack."""


def read_names(raws: Iterable[str]) -> dict[str, DisplayName]:
    """Every display name, by its raw form, read with what the whole list teaches.

    Sure names teach people, surnames and organisations. So "Turner Chris" is settled by "Chris Turner" beside it, and
    an organisation or a name that the platform cut off is completed where exactly one fits.
    """
    listed = tuple(dict.fromkeys(raws))
    return dict(_read(listed) if len(listed) <= MOST else _read.__wrapped__(listed))


@lru_cache(maxsize=8)
def _read(listed: tuple[str, ...]) -> dict[str, DisplayName]:
    alone = [read_name(raw) for raw in listed]
    known = _taught_by(alone)
    return {raw: _completed(read_name(raw, known), known, alone) for raw in listed}


def _taught_by(found: list[DisplayName]) -> Known:
    sure = [name for name in found if name.is_person and not name.unsure and not name.several and " " in name.name]
    whole = [name for name in sure if name.organisation and not name.cut_off] + _shared(found)
    return Known(
        people=frozenset(name.name.casefold() for name in sure),
        surnames=frozenset(name.name.split()[-1].casefold() for name in sure),
        organisations={name.organisation.casefold(): name.organisation for name in reversed(whole)},
    )


def _shared(found: list[DisplayName]) -> list[DisplayName]:
    """Those whose doubtful organisation stands beside another person's name too, and is no place."""
    people: dict[str, set[str]] = defaultdict(set)
    doubtful = [name for name in found if name.unsure and name.organisation and not name.cut_off and " " in name.name]
    for name in doubtful:
        people[name.organisation.casefold()].add(name.name.casefold())
    alike = [name for name in doubtful if len(people[name.organisation.casefold()]) > 1]
    return [name for name in alike if isinstance(look_up(name.organisation), Unknown)]


def _completed(found: DisplayName, known: Known, alone: list[DisplayName]) -> DisplayName:
    if not found.cut_off:
        return found
    wholes = {shown for key, shown in known.organisations.items() if key.startswith(found.organisation.casefold())}
    if found.organisation and len(wholes) == 1:
        return replace(found, organisation=wholes.pop(), unsure=False, why="")
    return found if found.organisation else _whole_name(found, alone)


def _whole_name(found: DisplayName, alone: list[DisplayName]) -> DisplayName:
    start = found.name.casefold()
    longer = {
        other.name
        for other in alone
        if not other.unsure and not other.cut_off and other.name.casefold().startswith(start)
    }
    if len(longer) != 1 or " " not in found.name:
        return found
    name = longer.pop()
    return replace(found, name=name, initials=initials_of(name), unsure=False, why="")
