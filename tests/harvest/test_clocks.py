"""Clocks and dates, in every spelling that exports were seen to write."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest.clocks import parse_clock, parse_offset, parse_when, unwrap_midnight

moment = datetime.fromisoformat


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7:56 AM", 28_560),
        ("12:00 AM", 0),
        ("12:30 pm", 45_000),
        ("9:04:01 pm", 75_841),
        ("9:04:01\u202fp.m.", 75_841),
        ("9:04\xa0PM", 75_840),
        ("18:13", 65_580),
        ("18:13:02", 65_582),
        ("\u200e18:13:02.750", 65_582),
    ],
)
def test_wall_clocks_of_12_and_24_hours_are_seconds_since_midnight(text: str, seconds: int) -> None:
    assert parse_clock(text) == seconds


@pytest.mark.parametrize("text", ["", "noon", "24:00", "18:60", "18:13:60", "13:00 PM", "0:10 AM", "1813", "18:1"])
def test_what_is_no_wall_clock_is_none(text: str) -> None:
    assert parse_clock(text) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0:2:12.750", 132.75),
        ("00:02:12,750", 132.75),
        ("2:12", 132.0),
        ("101:00:00", 363_600.0),
        ("0:0:0.5", 0.5),
    ],
)
def test_offsets_are_seconds_from_the_beginning(text: str, seconds: float) -> None:
    assert parse_offset(text) == seconds


@pytest.mark.parametrize("text", ["", "12", "1:2:3:4", "-1:00", "1:00 PM"])
def test_what_is_no_offset_is_none(text: str) -> None:
    assert parse_offset(text) is None


def test_clocks_grow_past_midnight() -> None:
    assert unwrap_midnight([86_160, None, 60, 120]) == [86_160, None, 86_460, 86_520]


def test_message_that_came_late_over_midnight_belongs_before_it() -> None:
    assert unwrap_midnight([86_300, 60, 86_399, 70]) == [86_300, 86_460, 86_399, 86_470]


def test_small_fall_is_no_midnight_and_a_morning_before_an_evening_no_day_less() -> None:
    assert unwrap_midnight([3600, 3599, 80_000]) == [3600, 3599, 80_000]


@given(st.lists(st.none() | st.integers(0, 86_399)))
def test_unwrapping_moves_clocks_by_whole_days_alone(clocks: list[int | None]) -> None:
    moved = unwrap_midnight(clocks)
    assert [None if clock is None else clock % 86_400 for clock in moved] == clocks


@pytest.mark.parametrize(
    "text",
    [
        "03/15/2024 06:02:07 PM",
        "3/15/2024, 6:02:07 pm",
        "3/15/24, 18:02:07",
        "15/03/2024 18:02:07",
        "15/03/2024 à 18:02:07",
        "15.03.2024 18:02:07",
        "15-03-2024 18:02:07",
        "2024-03-15 18:02:07",
        "2024-03-15T18:02:07Z",
        "2024-03-15T18:02:07.123+01:00",
        "Mar 15, 2024 18:02:07",
        "March 15, 2024, 6:02:07\u202fPM",
        "March 15, 2024 at 6:02:07 PM",
        "15 Mar 2024 18:02:07",
        "15 March 2024, 18:02:07 (UTC)",
        "\u200e3/\u200e15/\u200e2024 6:02:07 PM",
    ],
)
def test_every_spelling_of_a_date_and_time_is_the_same_moment(text: str) -> None:
    assert parse_when([text]) == [moment("2024-03-15 18:02:07")]


def test_date_without_a_clock_is_its_midnight() -> None:
    assert parse_when(["2024-03-15"]) == [moment("2024-03-15 00:00:00")]


@pytest.mark.parametrize(
    "text", ["", "--", "15/15/2024", "Mai 15, 2024", "Mar 2024 18:02", "03/15/2024 25:00", "1/2.2024", "yesterday"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_when([text]) == [None]


def test_one_figure_above_12_settles_the_order_of_a_whole_column() -> None:
    assert parse_when(["05/06/2024 18:00", "", "13/06/2024 18:00"]) == [
        moment("2024-06-05 18:00:00"),
        None,
        moment("2024-06-13 18:00:00"),
    ]


def test_order_that_keeps_a_meeting_together_is_taken() -> None:
    assert parse_when(["11/02/2024 23:50", "12/02/2024 00:10"]) == [
        moment("2024-02-11 23:50:00"),
        moment("2024-02-12 00:10:00"),
    ]


def test_where_nothing_tells_the_order_the_caller_does() -> None:
    assert parse_when(["05/06/2024 18:00"]) == [moment("2024-05-06 18:00:00")]
    assert parse_when(["05/06/2024 18:00"], day_first=True) == [moment("2024-06-05 18:00:00")]
