"""Is this name that one?"""

from __future__ import annotations

import pytest

from kindling.people.models import Person
from kindling.people.naming import is_initials, is_misspelt, name_key, raw_key


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("Sinéad O’Brien", "sinead obrien"),
        ("sinead o'brien (she/her)", "sinead obrien"),
        ("OKAFOR, Ben (KETTLE TRUST)", "ben okafor"),
        ("👋", "👋"),
        ("", ""),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_name_is_compared_without_what_platforms_add(raw: str, key: str) -> None:
    assert raw_key(raw) == key


@pytest.mark.parametrize(
    ("short", "whole", "is_it"),
    [
        ("sam d", "sam dorman", True),
        ("s dorman", "sam dorman", True),
        ("s d", "sam dorman", False),
        ("sam", "sam dorman", False),
        ("sam dorman", "sam dorman", False),
        ("sam e", "sam dorman", False),
        ("sam j dorman", "sam dorman", False),
    ],
)
def test_a_word_cut_to_its_letter_may_be_that_word(short: str, whole: str, is_it: bool) -> None:
    assert is_initials(short, whole) == is_it


@pytest.mark.parametrize(
    ("one", "other", "is_it"),
    [
        ("jon carter", "john carter", True),
        ("anna larsen", "anna larson", True),
        ("ann", "anne", False),
        ("room 1 kettle", "room 2 kettle", False),
        ("ben okafor", "ben okafor", False),
        ("ben okafor", "ken oxford", False),
        ("al b", "al be", False),
    ],
)
def test_one_letter_apart_is_a_slip_where_the_name_is_long_enough(one: str, other: str, is_it: bool) -> None:
    assert is_misspelt(one, other) == is_it


@pytest.mark.django_db
def test_the_key_follows_the_name_however_the_row_is_kept() -> None:
    person = Person.objects.create(name="Sinéad O’Brien")
    assert person.key == name_key("Sinéad O’Brien")
    person.name = "Sinéad Walsh"
    person.save(update_fields=["name"])
    person.refresh_from_db()
    assert (person.name, person.key) == ("Sinéad Walsh", "sinead walsh")
    person.place = "Cork"
    person.save(update_fields=["place"])
    person.refresh_from_db()
    assert (person.place, person.key) == ("Cork", "sinead walsh")
