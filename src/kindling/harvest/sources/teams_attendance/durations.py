"""How long was that? ``1h 42m``, ``2 h 44 m``, ``59s``, ``01:42:10``."""

from __future__ import annotations

import re

from kindling.harvest.clocks import parse_offset, tidied

_PART = re.compile(r"(?P<figure>[0-9]{1,6}) ?(?P<unit>[^\W\d_]{1,10})\.?,? ?")
_SECONDS = {"d": 86_400, "j": 86_400, "h": 3600, "u": 3600, "g": 3600, "m": 60, "s": 1}
"""By the unit's first letter: days, jours, hours, heures, uur, godziny, minutes, secondes; "Std." is told apart."""


def minutes_of(text: str) -> float | None:
    """Minutes of a duration as Teams writes it; None where none stands there or its units are not known."""
    plain = tidied(text).casefold()
    parts = list(_PART.finditer(plain))
    if not parts or sum(len(part[0]) for part in parts) != len(plain):
        offset = parse_offset(plain) if plain.count(":") == 2 else None
        return None if offset is None else offset / 60
    units = ["h" if part["unit"].startswith("std") else part["unit"][0] for part in parts]
    if not set(units) <= set(_SECONDS):
        return None
    return sum(int(part["figure"]) * _SECONDS[unit] for part, unit in zip(parts, units, strict=True)) / 60
