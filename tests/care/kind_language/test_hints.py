from __future__ import annotations

import pytest

from kindling.care.kind_language import Tier, hints, lexicon


def _ids(text: str) -> list[str]:
    return [hint.id for hint in hints(text)]


def test_a_hint_says_where_why_what_instead_and_whose_guidance() -> None:
    [hint] = hints("She suffers from asthma.")
    assert (hint.start, hint.end, hint.tier, bool(hint.why), hint.instead, hint.source) == (
        4,
        16,
        Tier.ALWAYS,
        True,
        "has, lives with",
        "NICE, Talking about people (style guide)",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They committed suicide.", ["committed-suicide"]),
        ("Care for the elderly, and diabetic patients.", ["the-label", "the-diabetic-patient"]),
        ("Our frontline staff", ["frontline"]),
        ("He was wheelchair-bound.", ["wheelchair-bound"]),
        ("The elderly lady smiled.", []),
        ("Kindness is a normal thing.", []),
    ],
)
def test_terms_are_hinted_at_in_the_order_of_the_text(text: str, expected: list[str]) -> None:
    assert _ids(text) == expected


def test_words_of_the_clinic_are_hinted_at_only_where_patients_are_spoken_of() -> None:
    assert (_ids("The patient refused the tablets."), _ids("He refused the parcel.")) == (["refused"], [])


@pytest.mark.parametrize(
    "text", ["“She suffers from asthma,” he read.", '"suffers from"', "She wrote ‘suffers from’ there."]
)
def test_quoted_words_are_left_alone(text: str) -> None:
    assert _ids(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "With patients, the word compliance closes doors.",
        "Instead of suffers from we say lives with.",
        "Nobody says bed blocker any more.",
        "Hard-to-reach is such a label.",
    ],
)
def test_a_term_that_is_itself_discussed_is_left_alone(text: str) -> None:
    assert _ids(text) == []


def test_every_term_has_a_reason_an_alternative_and_a_source_and_each_tier_is_used() -> None:
    terms = lexicon()
    assert {term.tier for term in terms} == set(Tier)
    assert [term.id for term in terms if not (term.why.endswith(".") and term.instead and term.source)] == []
    assert len({term.id for term in terms}) == len(terms)
