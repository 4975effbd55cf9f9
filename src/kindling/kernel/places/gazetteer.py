"""The bundled gazetteer, opened read-only: what stands under a key, and what lies in what."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from math import cos, hypot, radians

from kindling.kernel.places.keys import FEWEST_LETTERS, key_of, shortened

COUNTRY, NATION, REGION, DISTRICT, PLACE, CAPITAL = range(6)
"""The kinds as the file has them. A district is a region of the second level."""

OWN_NAME, OTHER_NAME, QUALIFIER = range(3)
"""How an entry answers to a key: by its name, by another, or only behind a name ("OR" behind Portland)."""

_COLUMNS = "id, kind, name, country, up, latitude / 1000.0, longitude / 1000.0, people, suburb, known"
_BY_KEY = (
    f"SELECT {_COLUMNS}, how FROM name JOIN place ON id = place WHERE key = ? AND how <= ? ORDER BY people DESC, id"  # noqa: S608 - one query, of our own columns
)
_BY_SLIP = f"SELECT DISTINCT {_COLUMNS} FROM slip JOIN place ON id = place WHERE key IN ({{}}) ORDER BY people DESC, id"  # noqa: S608 - our own columns; the keys are bound
_BY_REF = f"SELECT {_COLUMNS} FROM place WHERE id = ?"  # noqa: S608 - our own columns


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: ``up`` is the number of what it lies in, 0 for a country; ``known`` by that many names in
    the languages of the world; ``how`` it answered to the key asked for."""

    ref: int
    kind: int
    name: str
    country: str
    up: int
    latitude: float
    longitude: float
    people: int
    suburb: int
    known: int
    how: int = OWN_NAME

    @property
    def is_place(self) -> bool:
        """Whether it is a place of one name, not a region or a country."""
        return self.kind >= PLACE


@cache
def _base() -> sqlite3.Connection:
    stack = ExitStack()
    path = stack.enter_context(as_file(files(__package__) / "gazetteer.sqlite"))
    # Never closed: it lives as long as the process. Immutable: SQLite neither locks nor looks for changes.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def entries(key: str, *, qualifiers: bool = False) -> list[Entry]:
    """What answers to a key, the most people first; what is only a qualifier ("OR") is left out unless asked for."""
    wanted = QUALIFIER if qualifiers else OTHER_NAME
    rows = _base().execute(_BY_KEY, (key, wanted))
    return [Entry(*row) for row in rows]


def near_misses(key: str) -> list[Entry]:
    """What many mean and is one slip of the pen away from the key, the most people first."""
    if len(key) < FEWEST_LETTERS:
        return []
    tried = shortened(key)
    rows = _base().execute(_BY_SLIP.format(", ".join("?" * len(tried))), tried)
    found = [Entry(*row) for row in rows]
    return [one for one in found if key_of(one.name)[0] == key[0]]


@lru_cache(maxsize=4096)
def entry(ref: int) -> Entry:
    """The row of this number. Raises `LookupError` where there is none."""
    row = _base().execute(_BY_REF, (ref,)).fetchone()
    if row is None:
        raise LookupError(f"The gazetteer has no place number {ref}.")
    return Entry(*row)


def above(one: Entry) -> list[Entry]:
    """What it lies in, nearest first, up to its country."""
    found: list[Entry] = []
    while one.up:
        one = entry(one.up)
        found.append(one)
    return found


def wholes(one: Entry) -> frozenset[int]:
    """The numbers of all that it lies in, with such as Yorkshire that stand beside the counties."""
    return (_wholes(one.up) if one.up else frozenset()) | _beside(one.ref)


@lru_cache(maxsize=4096)
def _wholes(up: int) -> frozenset[int]:
    """What that number and all above it are, for the many that lie in the same region."""
    refs = [up, *(one.ref for one in above(entry(up)))]
    return frozenset(refs).union(*(_beside(ref) for ref in refs))


def _beside(ref: int) -> frozenset[int]:
    return _all_beside().get(ref, frozenset())


@cache
def _all_beside() -> dict[int, frozenset[int]]:
    """The few hundred regions that lie in such as Yorkshire."""
    pairs = _base().execute("SELECT place, wider FROM beside").fetchall()
    return {ref: frozenset(wider for place, wider in pairs if place == ref) for ref, _ in pairs}


def zone(one: Entry) -> str:
    """The zone of an entry, or else of what it lies in: the file tells it only where the two are not the same."""
    for each in (one, *above(one)):
        row = _base().execute("SELECT zone FROM zone WHERE place = ?", (each.ref,)).fetchone()
        if row:
            return str(row[0])
    return ""


def apart(one: Entry, other: Entry) -> float:
    """Kilometres between two entries, well enough for neighbours."""
    north = 111.2 * (one.latitude - other.latitude)
    return hypot(north, 111.2 * (one.longitude - other.longitude) * cos(radians(one.latitude)))
