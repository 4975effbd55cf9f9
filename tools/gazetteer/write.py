"""The file: where regions lie, and what is kept."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tools.gazetteer.rows import CAPITAL, COUNTRY, DISTRICT, PLACE, REGION, Row, World, ups_of
from tools.gazetteer.towns import NEAR
from tools.gazetteer.zones import zones

from kindling.kernel import places
from kindling.kernel.places.keys import FEWEST_LETTERS, key_of, shortened

MEANT, MEANT_NEAR = 300_000, 50_000
"""People from which a place answers to a slip of the pen too; fewer in the British Isles."""

OUT = Path(places.__file__).with_name("gazetteer.sqlite")


def sum_up(world: World) -> None:
    """Where a region lies and how many live there: the middle and the sum of its places, less suburbs."""
    above: dict[int, list[Row]] = defaultdict(list)
    for row, members in world.wider:
        for member in members:
            above[id(member)].append(row)
    towns = [row for row in world.rows if row.kind in {PLACE, CAPITAL} and not row.suburb]
    for row in towns:
        for up in ups_of(row):
            for whole in (up, *above[id(up)]):
                weigh(whole, row)
    for row in world.rows:
        if row.kind not in {PLACE, CAPITAL} and row.sums[3]:
            settle(row)


def weigh(whole: Row, part: Row) -> None:
    """Add a place's people to what it lies in, as a vector, so that the antimeridian is no seam."""
    north, east, people = math.radians(part.latitude), math.radians(part.longitude), part.population
    for axis, share in enumerate((math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north))):
        whole.sums[axis] += share * people
    whole.sums[3] += people


def settle(row: Row) -> None:
    """Put a region where its people are."""
    x, y, z, people = row.sums
    row.latitude, row.longitude = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    row.population = row.population or int(people)


def write(world: World) -> None:
    """The file, smallest first: what has no place in it and no people is left out."""
    kept = [
        row
        for row in world.rows
        if row.names and (row.latitude or row.sums[3] or row.kind in {PLACE, CAPITAL, COUNTRY})
    ]
    kept = [row for row in kept if (row.latitude, row.longitude) != (0.0, 0.0)]
    ups = {id(up): up for row in kept for up in ups_of(row)}
    seen = {id(row) for row in kept}
    kept += [row for row in ups.values() if id(row) not in seen]
    kept.sort(key=lambda row: (row.kind, row.country, row.name, row.latitude, row.longitude))
    for number, row in enumerate(kept, 1):
        row.number = number
    OUT.unlink(missing_ok=True)
    base = sqlite3.connect(OUT)
    base.executescript(
        "PRAGMA page_size = 4096;"
        "CREATE TABLE place (id INTEGER PRIMARY KEY, kind INTEGER, name TEXT, country TEXT, up INTEGER,"
        " latitude INTEGER, longitude INTEGER, people INTEGER, suburb INTEGER, known INTEGER) STRICT;"
        "CREATE TABLE name (key TEXT, place INTEGER, how INTEGER, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;"
        "CREATE TABLE beside (place INTEGER, wider INTEGER, PRIMARY KEY (place, wider)) STRICT, WITHOUT ROWID;"
        "CREATE TABLE zone (place INTEGER PRIMARY KEY, zone TEXT) STRICT;"
        "CREATE TABLE slip (key TEXT, place INTEGER, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;"
    )
    base.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (stored(row) for row in kept))
    names = sorted((key, row.number, how) for row in kept for key, how in row.names.items())
    base.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    beside = sorted((m.number, row.number) for row, members in world.wider for m in members if m.number)
    base.executemany("INSERT INTO beside VALUES (?, ?)", beside)
    base.executemany("INSERT INTO zone VALUES (?, ?)", zones(kept))
    base.executemany("INSERT INTO slip VALUES (?, ?)", sorted(slips(kept)))
    base.commit()
    base.execute("VACUUM")
    base.close()
    print(f"{len(kept)} rows, {len(names)} names, {OUT.stat().st_size / 2**20:.2f} MiB")


def slips(rows: Iterable[Row]) -> set[tuple[str, int]]:
    """The names of what many mean, and each with one letter left out: by these a slip of the pen is found again."""
    meant = [(key_of(row.name), row.number) for row in rows if is_often_meant(row)]
    return {(short, number) for key, number in meant if len(key) >= FEWEST_LETTERS for short in shortened(key)}


def is_often_meant(row: Row) -> bool:
    """Whether so many may write it that a slip is to be expected."""
    if row.kind in {REGION, DISTRICT}:
        return False
    return row.kind != PLACE or row.population >= (MEANT_NEAR if row.country in NEAR else MEANT)


def stored(row: Row) -> tuple[Any, ...]:
    """A row as the file has it: thousandths of a degree, about 100 metres."""
    place = (round(row.latitude * 1000), round(row.longitude * 1000))
    return (
        row.number,
        row.kind,
        row.name,
        row.country,
        row.up.number if row.up else 0,
        *place,
        row.population,
        row.suburb,
        row.known,
    )
