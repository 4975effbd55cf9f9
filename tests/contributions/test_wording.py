"""Verbatim words are the source's words: what was cut or put in is marked, or they are none."""

from __future__ import annotations

import pytest

from kindling.contributions.records import Mark
from kindling.contributions.wording import DIFFERS, NO_SOURCE, Match, replaced, same_as_source

SOURCE = [
    "It isn't the pause that costs us, you know, we counted, it's eleven minutes",
    "in a twelve-hour shift.  It's the pretending that we didn't need one.",
]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("It isn’t the pause that costs us", Match(True, 0)),
        ("it’s eleven minutes in a twelve–hour shift.", Match(True, 0)),
        ("It isn’t the pause that costs us […] It’s the pretending that we didn’t need one.", Match(True, 1)),
        ("It isn't the pause [...] eleven minutes [ … ] need one!", Match(True, 2)),
        ("[…] We counted.", Match(True, 1)),
        ("[T]he pause that costs us", Match(True, 0)),
        ("It’s the pretending that [our ward] didn’t need one", Match(True, 0)),
        ("It isn’t the pause that costs us. It’s the pretending that we didn’t need one.", Match(False, 0, DIFFERS)),
        ("It’s the pretending […] It isn’t the pause", Match(False, 1, DIFFERS)),
        ("It is the pause that costs us", Match(False, 0, DIFFERS)),
        ("It isn't the pause that costs u", Match(False, 0, DIFFERS)),
        ("he pause that costs us", Match(False, 0, DIFFERS)),
        ("It isn't the pause … It's the pretending", Match(False, 0, DIFFERS)),
        ("[…]", Match(False, 1, DIFFERS)),
        ("", Match(True, 0)),
    ],
)
def test_words_are_compared_with_their_source(text: str, match: Match) -> None:
    assert same_as_source(text, SOURCE) == match


def test_signs_alone_are_compared_as_they_are() -> None:
    assert same_as_source("🙏🙏", ["🙏🙏"]) == Match(True, 0)
    assert same_as_source("🙏", ["thanks"]) == Match(False, 0, DIFFERS)


def test_without_a_line_nothing_is_the_same() -> None:
    assert same_as_source("Anything", []) == Match(False, 0, NO_SOURCE)


def test_brackets_that_stand_in_the_source_are_the_sources() -> None:
    assert same_as_source("They laughed [all of them] and left", ["They laughed [all of them] and left."]).same


@pytest.mark.parametrize(
    ("match", "sentence"),
    [
        (Match(True, 0), "Same as the source"),
        (Match(True, 1), "Same as the source, one cut marked […]"),
        (Match(True, 3), "Same as the source, 3 cuts marked […]"),
        (Match(False, 1, DIFFERS), DIFFERS),
    ],
)
def test_the_comparison_is_told_in_a_sentence(match: Match, sentence: str) -> None:
    assert match.sentence == sentence


def test_words_to_be_said_otherwise_are_replaced_where_they_stand() -> None:
    text = "Mrs Alder in bay four, and Mr Fenn"
    marks = [
        _mark(0, 9, "[a patient]", "replaced"),
        _mark(27, 34, "[another]", "replaced"),
        _mark(10, 21, "[somewhere]", "kept"),
        _mark(30, 34, "[inside another]", "replaced"),
        _mark(27, 99, "[outside]", "replaced"),
    ]
    assert replaced(text, marks) == "[a patient] in bay four, and Mr [inside another]"
    assert replaced(text, marks[:3]) == "[a patient] in bay four, and [another]"


def _mark(start: int, end: int, instead: str, status: str) -> Mark:
    return Mark(1, "personal data", "name nobody knows", "Nobody knows this name.", start, end, instead, status)
