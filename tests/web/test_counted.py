"""The pictures of the series, as they are drawn and told."""

from __future__ import annotations

import re

import pytest

from kindling.archive.records.numbers import Counted, Place, YearCounted
from kindling.web.templatetags.counted import people_year, places_year, said, world_of_places


def counted(people: int | None = None, *, more: bool = False, newcomers: int | None = None) -> Counted:
    return Counted("2024-08", "August 2024", "August", "/", people, more, newcomers, None if people is None else 2)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (counted(), "August: nobody counted"),
        (counted(1), "August: 1 person"),
        (counted(48, more=True), "August: at least 48 people"),
        (counted(48, newcomers=7), "August: 48 people, 7 of them for the first time"),
        (counted(48, newcomers=0), "August: 48 people, 0 of them for the first time"),
    ],
)
def test_month_is_told_in_words(one: Counted, words: str) -> None:
    assert said(one) == words


def test_larger_number_stands_higher_and_the_largest_at_the_top() -> None:
    drawn = people_year(YearCounted(2024, (counted(40), counted(80, more=True), counted(), *[None] * 9)), 80)
    slots = [mark for _, mark in drawn["slots"]]  # type: ignore[attr-defined]
    assert [(one["y"], one["label"], one["hollow"]) for one in slots[:3]] == [
        (102.0, "40", False),
        (58.0, "80+", False),
        (146.0, "", True),
    ]
    assert slots[3:] == [None] * 9
    assert slots[0]["r"] < slots[1]["r"]


def test_newcomers_stand_on_the_same_stem_and_none_are_not_drawn() -> None:
    drawn = people_year(YearCounted(2024, (counted(48, newcomers=7), counted(48, newcomers=0), *[None] * 10)), 48)
    parts = [mark["part"] for _, mark in drawn["slots"][:2]]  # type: ignore[index]
    assert parts == [{"y": 133.2, "r": 6.5}, None]


def test_year_says_the_same_in_words() -> None:
    year = YearCounted(2024, (counted(48), counted(), *[None] * 10))
    assert people_year(year, 48)["words"] == "August: 48 people. August: nobody counted."
    assert people_year(YearCounted(2023, (None,) * 12), 48)["words"] == ""
    assert places_year(year, 2)["words"] == "August: 2 places. August: not known."
    assert (places_year(year, 2)["id"], places_year(year, 2)["title"]) == ("places-2024", "Places in 2024")


def test_place_that_comes_back_has_a_larger_dot() -> None:
    drawn = world_of_places((Place("Tamale", 9.4, -0.8, 4), Place("Utrecht", 52.0, 5.1, 1)))
    assert [r for _, _, r in drawn["dots"]] == [6.2, 4.4]  # type: ignore[attr-defined]
    assert re.match("M[0-9]", str(drawn["land"]))


def test_year_in_which_nobody_counted_takes_little_room() -> None:
    full, bare = (people_year(YearCounted(2024, (one, *[None] * 11)), 48) for one in (counted(48), counted()))
    assert (full["top"], full["height"], bare["top"], bare["height"]) == (0.0, 178.0, 118.0, 60.0)
