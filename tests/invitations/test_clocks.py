"""An hour as a reader's own clocks say it."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from kindling.invitations.clocks import day_said, hour_said, near_said, place_of, same_clocks, zone_named

LONDON = ZoneInfo("Europe/London")
HOUR = datetime.timedelta(hours=1)
DECEMBER = datetime.datetime(2026, 12, 17, 18, tzinfo=LONDON)


def said(begins: datetime.datetime, zone: str) -> str:
    # The end in universal time: added to a clock time, an hour may be none where the clocks change.
    return hour_said(begins, begins.astimezone(datetime.UTC) + HOUR, ZoneInfo(zone))


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/London", "Thursday 17 December 2026, 18:00 to 19:00"),
        ("Africa/Lagos", "Thursday 17 December 2026, 19:00 to 20:00"),
        ("Asia/Kolkata", "Thursday 17 December 2026, 23:30, to Friday 18 December 2026, 00:30"),
        ("Australia/Sydney", "Friday 18 December 2026, 05:00 to 06:00"),
        ("America/New_York", "Thursday 17 December 2026, 13:00 to 14:00"),
        ("Pacific/Kiritimati", "Friday 18 December 2026, 08:00 to 09:00"),
    ],
)
def test_hour_is_told_with_weekday_and_date_where_the_reader_is(zone: str, words: str) -> None:
    assert said(DECEMBER, zone) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        # Between 8 and 29 March New York is four hours behind London, not five.
        ((2026, 3, 5), "Thursday 5 March 2026, 13:00 to 14:00"),
        ((2026, 3, 19), "Thursday 19 March 2026, 14:00 to 15:00"),
        ((2026, 4, 2), "Thursday 2 April 2026, 13:00 to 14:00"),
        ((2026, 10, 29), "Thursday 29 October 2026, 14:00 to 15:00"),
        ((2026, 11, 5), "Thursday 5 November 2026, 13:00 to 14:00"),
    ],
)
def test_weeks_in_which_only_one_side_has_changed_its_clocks_are_told_right(
    day: tuple[int, int, int], words: str
) -> None:
    begins = datetime.datetime(*day, 18, tzinfo=LONDON)
    assert said(begins, "America/New_York") == words


def test_hour_that_the_clocks_show_twice_tells_which_one() -> None:
    begins = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)
    assert said(begins, "Europe/London") == "Sunday 25 October 2026, 01:30 (UTC+1) to 01:30 (UTC+0)"
    adelaide = datetime.datetime(2026, 4, 4, 16, tzinfo=datetime.UTC)
    assert said(adelaide, "Australia/Adelaide") == "Sunday 5 April 2026, 02:30 (UTC+10:30) to 02:30 (UTC+9:30)"
    new_york = datetime.datetime(2026, 11, 1, 5, 30, tzinfo=datetime.UTC)
    assert said(new_york, "America/New_York") == "Sunday 1 November 2026, 01:30 (UTC-4) to 01:30 (UTC-5)"


def test_hour_that_the_clocks_jump_over_is_told_as_they_show_it() -> None:
    begins = datetime.datetime(2026, 3, 29, 1, 30, tzinfo=LONDON)
    assert said(begins, "Europe/London") == "Sunday 29 March 2026, 02:30 to 03:30"


def test_day_is_near_by_the_days_of_the_reader() -> None:
    now = datetime.datetime(2026, 12, 16, 19, tzinfo=datetime.UTC)
    told = [near_said(DECEMBER, now, ZoneInfo(zone)) for zone in ("Europe/London", "Australia/Sydney")]
    assert told == ["Tomorrow", "Tomorrow"]
    assert near_said(DECEMBER, DECEMBER - HOUR, LONDON) == "Today"
    assert near_said(DECEMBER, now, ZoneInfo("Pacific/Kiritimati")) == "Tomorrow"
    assert near_said(DECEMBER, now - datetime.timedelta(days=3), LONDON) == "Thursday 17 December"
    assert day_said(DECEMBER.date()) == "Thursday 17 December 2026"


def test_zone_is_called_by_its_place() -> None:
    zones = ("Africa/Lagos", "America/Argentina/Buenos_Aires", "UTC", "Etc/GMT+3", "Asia/Ho_Chi_Minh")
    assert [place_of(ZoneInfo(zone)) for zone in zones] == [
        "Lagos",
        "Buenos Aires",
        "universal time",
        "UTC-3",
        "Ho Chi Minh",
    ]


@pytest.mark.parametrize("name", ["", "Middle/Earth", "../etc/passwd", "Europe"])
def test_zone_that_nobody_knows_is_the_series_own(name: str) -> None:
    assert zone_named(name, "Europe/London") == LONDON


def test_zones_that_show_the_same_are_told_once() -> None:
    assert same_clocks(DECEMBER, LONDON, ZoneInfo("Europe/Lisbon"))
    assert not same_clocks(DECEMBER, LONDON, ZoneInfo("Europe/Paris"))
