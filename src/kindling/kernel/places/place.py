"""A place, and the three answers to the question which one is meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How wide a place is: a nation is one of the United Kingdom's four; a place is a town, a village, a suburb."""

    COUNTRY = "country"
    NATION = "nation"
    REGION = "region"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer.

    ``label`` is how it may be shown ("Doncaster, England"); ``region`` and ``country`` are shown short and empty where
    it has none; ``country_code`` is ISO 3166's two letters. Degrees are north and east, to three digits; a region's are
    where its people are. ``population`` is rough, 0 where nobody knows. ``ref`` is the gazetteer's own number: do not
    store it, another gazetteer has others.
    """

    label: str
    name: str
    region: str
    country: str
    country_code: str
    latitude: float
    longitude: float
    kind: Kind
    population: int
    ref: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The words name this place, beyond reasonable doubt."""

    place: Place


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The words may mean any of these; ask. The largest comes first; there may be one alone that is not sure enough."""

    candidates: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """The gazetteer holds no such place."""
