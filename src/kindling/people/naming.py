"""Is this name that one? How names are compared, and the reasons why two may mean one person."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from kindling.care.names import read_name
from kindling.kernel.text import fold

LONGEST = 200
"""Characters of a name that are kept."""

_FEWEST = 6
"""In a shorter name one letter more or less makes another name."""


def name_key(name: str) -> str:
    """A clean name as it is compared: ``sinead o brien`` is nobody, ``sinead obrien`` is Sinéad O’Brien. Never empty
    unless the name is; a name of signs alone is its own key."""
    return (fold(name) or " ".join(name.split()))[:LONGEST]


def raw_key(raw: str) -> str:
    """The key of a name as an export shows it, without pronouns, organisation and the like."""
    return name_key(read_name(raw).name or raw)


def is_initials(short: str, whole: str) -> bool:
    """Whether ``short`` is ``whole`` with some of its words cut to a letter: ``sam d``, ``s dorman``. Both are keys."""
    parts, wholes = short.split(), whole.split()
    if len(parts) < 2 or len(parts) != len(wholes) or short == whole:
        return False
    alike = [
        one == other or (len(one) == 1 and other.startswith(one)) for one, other in zip(parts, wholes, strict=True)
    ]
    return all(alike) and any(len(one) > 1 for one in parts)


def is_misspelt(one: str, other: str) -> bool:
    """Whether two keys differ by one letter. A first name alone is too short to tell."""
    if " " not in one or min(len(one), len(other)) < _FEWEST or one == other:
        return False
    return Levenshtein.distance(one, other, score_cutoff=1) == 1 and not (
        is_initials(one, other) or _digits(one, other)
    )


def _digits(one: str, other: str) -> bool:
    """Whether a figure is what differs: "room 1" is not "room 2"."""
    return [sign for sign in one if sign.isdigit()] != [sign for sign in other if sign.isdigit()]
