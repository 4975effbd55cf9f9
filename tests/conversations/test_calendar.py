"""When a series meets next."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from kindling.conversations.calendar import next_occurrence
from kindling.conversations.models import Series

LONDON = ZoneInfo("Europe/London")


def _series(rule: str = "FREQ=MONTHLY;BYDAY=3TH") -> Series:
    return Series(name="By the kettle", rule=rule, starts=datetime.time(18), ends=datetime.time(19))


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ((2026, 11, 22, 12), (2026, 12, 17, 18)),
        ((2026, 12, 17, 17), (2026, 12, 17, 18)),
        ((2026, 12, 17, 18, 59), (2026, 12, 17, 18)),
        ((2026, 12, 17, 19), (2027, 1, 21, 18)),
        ((2026, 3, 20), (2026, 4, 16, 18)),
    ],
)
def test_the_third_thursday_is_found_and_stays_at_six_in_london(
    now: tuple[int, int, int], begins: tuple[int, int, int]
) -> None:
    found = next_occurrence(_series(), datetime.datetime(*now, tzinfo=LONDON))
    expected = datetime.datetime(*begins, tzinfo=LONDON)
    assert found == (expected, expected + datetime.timedelta(hours=1))


def test_late_in_the_west_the_day_is_london_s() -> None:
    late = datetime.datetime(2026, 12, 16, 20, tzinfo=ZoneInfo("America/Los_Angeles"))
    assert next_occurrence(_series(), late) == (
        datetime.datetime(2026, 12, 17, 18, tzinfo=LONDON),
        datetime.datetime(2026, 12, 17, 19, tzinfo=LONDON),
    )


def test_a_series_without_rule_or_at_its_end_meets_no_more() -> None:
    now = datetime.datetime(2026, 11, 22, tzinfo=LONDON)
    assert next_occurrence(_series(""), now) is None
    assert next_occurrence(_series("FREQ=MONTHLY;BYDAY=3TH;UNTIL=20200101"), now) is None
