"""What the producers of the invented month settled, asked and were answered, as ``small-repairs.toml`` tells it."""

from __future__ import annotations

import datetime
import tomllib
from importlib.resources import files

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=STRICT)
class Trim:
    """A quotation that begins so is cut down ``to`` these words."""

    begins: str
    to: str


@dataclass(frozen=True, slots=True, config=STRICT)
class Notes:
    """What readers are told is new in the second edition."""

    again: str


@dataclass(frozen=True, slots=True, config=STRICT)
class FlagDecided:
    """What was decided about the flags on ``words``."""

    words: str
    status: str
    reason: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class PlaceDecided:
    """Which ``place`` of those offered somebody meant by their ``words``."""

    raw_name: str
    words: str
    place: str


@dataclass(frozen=True, slots=True, config=STRICT)
class Person:
    """Who somebody is that the pack knows as ``of``, and what may show of them."""

    of: str
    name: str
    role: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class Answer:
    """A decision about the pieces ``of`` somebody, or about the one that ``begins`` so."""

    decision: str
    how: str
    given_on: datetime.date
    of: str = ""
    begins: str = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class Decided:
    """All of it; ``later`` was answered after the first edition."""

    trim: Trim
    notes: Notes
    flags: tuple[FlagDecided, ...]
    places: tuple[PlaceDecided, ...]
    people: tuple[Person, ...]
    answers: tuple[Answer, ...]
    later: tuple[Answer, ...]


def decided() -> Decided:
    """What ``small-repairs.toml`` tells."""
    told = tomllib.loads((files(__package__) / "small-repairs.toml").read_text("utf-8"))
    return TypeAdapter(Decided).validate_python(told)
