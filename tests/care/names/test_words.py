from __future__ import annotations

from kindling.care.names import is_everyday_word, is_first_name, is_surname


def test_first_names_are_known_without_accents_and_by_the_first_half() -> None:
    assert [is_first_name(word) for word in ("Zoë", "ZOE", "Anne-Marie", "Quarry")] == [True, True, True, False]


def test_surnames_are_known_by_the_first_half_and_with_any_apostrophe() -> None:
    assert [is_surname(word) for word in ("Smith-Jones", "O’Brien", "Quarry")] == [True, True, False]


def test_names_that_are_words_or_places_are_told() -> None:
    assert [is_everyday_word(word) for word in ("Grace", "Jordan", "Rosalind")] == [True, True, False]
