from __future__ import annotations

import pytest

from kindling.care.leaks import Leak, Passage, Protected, find_leaks

ROSALIND = Protected("Rosalind Quennell", ("@rosq",), "Nurse, Thornbury", "Thornbury Hospice")


def _found(text: str, *people: Protected) -> list[tuple[str, bool]]:
    return [(text[leak.start : leak.end], leak.sure) for leak in find_leaks([Passage("chat", text)], people)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosalind Quennell said so.", [("Rosalind Quennell", True)]),
        ("rosalind quennell and ROSALIND QUENNELL", [("rosalind quennell", True), ("ROSALIND QUENNELL", True)]),
        ("QUENNELL, Rosalind", [("QUENNELL, Rosalind", True)]),
        ("Thank you Rosalind!", [("Rosalind", False)]),
        ("as Quennell put it", [("Quennell", True)]),
        ("R. Quennell", [("R. Quennell", True)]),
        ("Rosalind Q", [("Rosalind Q", True)]),
        ("see @RosQ", [("RosQ", True)]),
        ("rosalind.quennell@example.org", [("rosalind.quennell", True)]),
        ("Rósalind Quénnell", [("Rósalind Quénnell", True)]),
        ("R.Q. (Thornbury Hospice)", [("R.Q.", False)]),
        ("Thornbury Hospice: RQ", [("Thornbury Hospice: RQ", False)]),
        ("Nurse, Thornbury, on RQ codes and quennells", []),
    ],
)
def test_a_person_shown_as_a_role_is_found_wherever_she_is_named(text: str, expected: list[tuple[str, bool]]) -> None:
    assert _found(text, ROSALIND) == expected


def test_a_leak_tells_the_place_and_whose_promise_is_at_stake() -> None:
    passages = [Passage("pack.html, cover", "Welcome"), Passage("pack.html, from the chat", "Ask Quennell")]
    assert find_leaks(passages, [ROSALIND]) == (
        Leak("pack.html, from the chat", 4, 12, "Rosalind Quennell", "Their surname stands here.", True),
    )


def test_whoever_agreed_to_the_first_name_is_not_betrayed_by_it() -> None:
    person = Protected("Rosalind Quennell", shown_as="Rosalind")
    assert _found("Rosalind said: ask Quennell", person) == [("Quennell", True)]


def test_whoever_agreed_to_the_full_name_is_not_looked_for() -> None:
    assert _found("Rosalind Quennell", Protected("Rosalind Quennell", shown_as="Rosalind Quennell, nurse")) == []


def test_a_first_name_that_is_a_word_is_found_within_a_sentence_only() -> None:
    assert _found("Grace matters. We asked Grace.", Protected("Grace Quennell")) == [("Grace", False)]


def test_a_rare_first_name_is_sure() -> None:
    assert _found("Thandolwethu spoke", Protected("Thandolwethu Smith")) == [("Thandolwethu", True)]


def test_a_common_surname_is_unsure_and_one_of_two_letters_is_not_looked_for() -> None:
    found = (_found("Ask Smith", Protected("Dora Smith")), _found("Ng for short", Protected("Dora Ng")))
    assert found == ([("Smith", False)], [])


def test_one_name_alone_is_looked_for_as_a_name_is_written() -> None:
    assert _found("Rosalind said malwina", Protected("Rosalind"), Protected("Malwina")) == [("Rosalind", False)]


def test_two_people_of_one_surname_are_both_found() -> None:
    people = (Protected("Dora Quennell"), Protected("Hugo Quennell"))
    names = [leak.name for leak in find_leaks([Passage("page 3", "The Quennell story")], people)]
    assert names == ["Dora Quennell", "Hugo Quennell"]


def test_nobody_without_a_name_is_looked_for() -> None:
    assert _found("anything at all", Protected("", ("", " "))) == []
