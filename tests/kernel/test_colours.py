"""How well one colour is read on another, and which near it can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.kernel.colours import BLACK, WHITE, contrast, mixed, nearest

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, BLACK, 21.0),
        (WHITE, "#FFFFFF", 1.0),
        ("#767676", WHITE, 4.54),
        ("#777777", WHITE, 4.48),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_never_less_than_one(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


def test_a_mixture_lies_between() -> None:
    assert [mixed("#102030", "#304050", share) for share in (0, 0.5, 1)] == ["#102030", "#203040", "#304050"]


def test_the_nearest_that_works_is_the_colour_itself_where_it_does() -> None:
    assert nearest("#123456", lambda _: True) == "#123456"
    assert nearest("#123456", lambda _: False) == ""


@settings(max_examples=25, deadline=None)
@given(COLOURS)
def test_every_colour_has_one_near_it_that_is_read_on_white(colour: str) -> None:
    assert contrast(nearest(colour, lambda tried: contrast(tried, WHITE) >= 4.5), WHITE) >= 4.5
