"""Months and days as people and spreadsheets write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindling.conversations.intake.dates import date_of, month_of


@pytest.mark.parametrize(
    "words",
    [
        "2024-08",
        "2024/8",
        "08/2024",
        "8.2024",
        "202408",
        "Aug 2024",
        "august 2024",
        "AUGUST, 2024",
        "2024 August",
        "Aug-24",
        "Aug. ’24",
        "Aug 2024 ",
        "15 August 2024",
        "2024-08-01 00:00:00",
        "01/08/2024",
        "2024-08-01T00:00:00Z",
    ],
)
def test_a_month_is_read_however_it_is_written(words: str) -> None:
    assert month_of(words) == "2024-08"


@pytest.mark.parametrize(
    "words",
    ["", "August", "2024", "Augenblick 2024", "au 2024", "13/2024", "2024-00", "999999", "Aug 1066", "maybe", "8"],
)
def test_what_is_no_month_is_none(words: str) -> None:
    assert month_of(words) == ""


def test_september_may_be_written_with_four_letters() -> None:
    assert [month_of(f"{name} 2024") for name in ("Sep", "Sept", "September")] == ["2024-09"] * 3


@pytest.mark.parametrize(
    "words",
    [
        "2024-08-15",
        "15/08/2024",
        "15.8.24",
        "08/15/2024",
        "15 August 2024",
        "Thursday, 15th August 2024",
        "August 15th, 2024",
        "15-Aug-24",
        "2024 Aug 15",
        "20240815",
        "15/08/2024 18:00",
    ],
)
def test_a_day_is_read_however_it_is_written(words: str) -> None:
    assert date_of(words) == datetime.date(2024, 8, 15)


def test_a_day_stands_before_its_month() -> None:
    assert date_of("05/08/2024") == datetime.date(2024, 8, 5)


@pytest.mark.parametrize("words", ["", "15", "31/02/2024", "15 Octobre 2024", "2024-08", "99999999", "15 August"])
def test_what_is_no_day_is_none(words: str) -> None:
    assert date_of(words) is None


@given(st.text(max_size=40))
def test_any_words_are_a_month_or_none(words: str) -> None:
    found = month_of(words)
    assert found == "" or month_of(found) == found


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_is_read_as_it_was_written(day: datetime.date) -> None:
    forms = ("%Y-%m-%d", "%d %B %Y", "%d/%m/%Y", "%B %d, %Y", "%Y%m%d")
    assert {date_of(day.strftime(form)) for form in forms} == {day}
