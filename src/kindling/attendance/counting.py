"""Who came, as the exports of an hour tell it, counted by the same rules as in a pack."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from kindling.ground.addresses import address_key
from kindling.harvest.hour import Hour
from kindling.harvest.people import Participant, participants
from kindling.harvest.records import Presence
from kindling.people.naming import name_key


@dataclass(frozen=True, slots=True)
class Met:
    """One name of those who came. ``raw`` are its forms in the exports, ``emails`` stood beside them, ``files`` are
    called those that tell of it; times as naive local ones of the report."""

    name: str
    raw: tuple[str, ...]
    people: int = 1
    listed: bool = True
    unsure: bool = False
    seconds: int | None = None
    first: datetime.datetime | None = None
    last: datetime.datetime | None = None
    emails: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


def who_is_met(hour: Hour) -> tuple[Met, ...]:
    """Everybody who came, one a name, in order of appearance; bots and rooms are nobody.

    As `kindling.harvest.people.headcount` counts: those an attendance report lists, or, without one, those who spoke or
    wrote. The sum of ``people`` is its figure.
    """
    humans = [one for one in participants(hour) if not (one.name.bot or one.name.room)]
    came = [one for one in humans if one.present] or humans
    rows: dict[str, list[Presence]] = {}
    for file in hour.files:
        for row in file.harvest.presences:
            rows.setdefault(row.raw_name, []).append(row)
    files = _files(hour)
    found: dict[str, Met] = {}
    for one in came:
        told = frozenset(name for raw in one.names for name in files[raw])
        for met in _of(one, [row for raw in one.names for row in rows.get(raw, ())], told):
            key = name_key(met.name)
            found[key] = _both(found[key], met) if key in found else met
    return tuple(found.values())


def _files(hour: Hour) -> dict[str, set[str]]:
    """The names of the files in which each raw name stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in hour.files:
        for row in file.harvest.presences:
            found[row.raw_name].add(file.name)
    for line in hour.lines:
        found[line.raw_name].update(place.file for place in (line.place, *line.also))
    return found


def _of(one: Participant, rows: Sequence[Presence], files: frozenset[str]) -> Iterable[Met]:
    """The names of a participant: of a couple that shares a screen one each."""
    names = [name for name in one.name.people if name_key(name)] or [one.name.name or one.name.raw]
    met = Met(
        name=names[0],
        raw=one.names,
        people=max(1, len(one.name.people)) - (len(names) - 1),
        listed=one.present,
        unsure=one.name.unsure,
        seconds=round(one.minutes * 60) if one.minutes is not None else None,
        first=min((row.joined for row in rows if row.joined), default=None),
        last=max((row.left for row in rows if row.left), default=None),
        emails=frozenset(address_key(row.email) for row in rows if row.email),
        files=files,
    )
    yield met
    for name in names[1:]:
        yield replace(met, name=name, people=1)


def _both(one: Met, other: Met) -> Met:
    """Two who came under one name."""
    seconds = [met.seconds for met in (one, other) if met.seconds is not None]
    return replace(
        one,
        raw=(*one.raw, *other.raw),
        people=one.people + other.people,
        unsure=one.unsure or other.unsure,
        seconds=max(seconds, default=None),
        first=min((met.first for met in (one, other) if met.first), default=None),
        last=max((met.last for met in (one, other) if met.last), default=None),
        emails=one.emails | other.emails,
        files=one.files | other.files,
    )


def aware(when: datetime.datetime | None, zone: str) -> datetime.datetime | None:
    """A report's local time as a moment; one that has its zone already stays."""
    return when if when is None or when.tzinfo else when.replace(tzinfo=ZoneInfo(zone))
