"""What is read, row by row, before it is written."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kindling.kernel.places.keys import keys_of

OWN = Path(__file__).parent.with_name("places.toml")

COUNTRY, NATION, REGION, DISTRICT, PLACE, CAPITAL = range(6)
OWN_NAME, OTHER_NAME, QUALIFIER = range(3)

_OFFICE = re.compile(r"s? län$| fylke$| Sheng$| Shi$| Voivodeship$| Prefecture$")
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
    known: int = 0
    zone: str | None = None
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


def ups_of(row: Row) -> list[Row]:
    """Everything a row lies in, nearest first."""
    found: list[Row] = []
    while row.up is not None:
        row = row.up
        found.append(row)
    return found


class World:
    """Everything read, by what joins it; ``folder`` holds the unpacked packages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.own: dict[str, Any] = tomllib.loads(OWN.read_text(encoding="utf-8"))
        self.countries: dict[str, Row] = {}
        self.regions: dict[int, Row] = {}
        self.rows: list[Row] = []
        self.wider: list[tuple[Row, list[Row]]] = []
        self.codes: list[str] = []
        self.capitals: dict[str, str] = {}

    def add(self, row: Row) -> Row:
        """Keep a row, under its own name too."""
        row.call(row.name, OWN_NAME)
        self.rows.append(row)
        return row
