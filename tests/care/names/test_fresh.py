"""Sets of a hundred display names, each invented before anybody tuned the reader for it.

A line of `fresh/*.txt` holds, between broken bars: the raw name; the names that a careful reader may give, parted by
"//" ("*": any); the organisations likewise; the pronouns; and flags: g guest, d device, b bot, r room, s several
people, ? where the reader would ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kindling.care.names import DisplayName, read_name

_FLAGS = {"g": "guest", "d": "device", "b": "bot", "r": "room", "s": "several"}
_SETS = sorted((Path(__file__).parent / "fresh").glob("*.txt"))


@dataclass(frozen=True)
class Fresh:
    raw: str
    names: list[str]
    organisations: list[str]
    pronouns: list[str]
    flags: str

    def is_right(self, found: DisplayName) -> bool:
        if "?" in self.flags and found.unsure:
            return True
        flags = {letter for letter, name in _FLAGS.items() if getattr(found, name)}
        return (
            _among(found.name, self.names)
            and _among(found.organisation, self.organisations)
            and _among(found.pronouns, self.pronouns)
            and flags == set(self.flags) - {"?"}
        )


def _among(told: str, expected: list[str]) -> bool:
    return expected == ["*"] or told in expected


def _fresh(path: Path) -> list[Fresh]:
    rows = [line.split("¦") for line in path.read_text("utf-8").split("\n") if line]
    return [
        Fresh(raw, _choices(names), _choices(organisations), _choices(pronouns), flags)
        for raw, names, organisations, pronouns, flags in rows
    ]


def _choices(part: str) -> list[str]:
    return [one.strip() for one in part.split(" // ")]


@pytest.mark.parametrize("path", _SETS, ids=lambda path: path.stem)
def test_at_least_97_of_each_hundred_are_right(path: Path) -> None:
    wrong = [one.raw for one in _fresh(path) if not one.is_right(read_name(one.raw))]
    assert (len(_fresh(path)), len(wrong) <= 3) == (100, True), wrong


@pytest.mark.parametrize("path", _SETS, ids=lambda path: path.stem)
def test_none_of_a_hundred_is_wrong_and_sure(path: Path) -> None:
    found = [(one, read_name(one.raw)) for one in _fresh(path)]
    assert [one.raw for one, told in found if not told.unsure and not one.is_right(told)] == []


def test_no_plain_name_of_any_origin_is_unsure() -> None:
    plain = [one for path in _SETS for one in _fresh(path) if _is_plain(one)]
    unsure = [one.raw for one in plain if read_name(one.raw).unsure]
    assert (len(plain) > 100, unsure) == (True, [])


def _is_plain(one: Fresh) -> bool:
    return " " in one.raw and one.raw in one.names and not one.flags and not set(one.raw) & set('([@|/"“')
