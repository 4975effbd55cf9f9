"""A short name and the longer one that it stands for."""

from __future__ import annotations

from kindling.curation.people import wholes_of


def test_a_short_name_stands_for_the_only_longer_one_that_begins_with_it() -> None:
    names = [
        "Gwendolen",
        "Gwendolen Parry",
        "gwendolen parry",
        "Marguerite-Anne",
        "Marguerite-Anne Tremblay",
        "Joy",
        "",
    ]
    assert wholes_of(names) == {"gwendolen": "Gwendolen Parry", "marguerite anne": "Marguerite-Anne Tremblay"}


def test_a_short_name_that_two_could_have_stands_for_nobody_else() -> None:
    assert wholes_of(["Karen", "Karen Dunstan", "Karen Obi"]) == {}
    assert wholes_of(["Karen", "Karen D", "Karen Dunstan"]) == {}


def test_part_of_a_word_and_a_surname_are_no_short_name() -> None:
    assert wholes_of(["Jo", "Parry", "Joy Parry"]) == {}
    assert wholes_of([]) == {}
