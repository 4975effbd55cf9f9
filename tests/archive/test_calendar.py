"""The calendar that people subscribe to."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from kindling.archive.calendar import series_calendar
from tests.factories.site import conversation, series

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=LONDON)


def read() -> Calendar:
    found = Calendar.from_ical(series_calendar(site_url="https://talks.example.org", now=NOW))
    assert isinstance(found, Calendar)
    return found


def test_known_conversations_take_the_place_of_the_rhythm_under_the_same_name() -> None:
    conversation("2026-10", title="Small repairs", day=datetime.date(2026, 10, 15))
    conversation("2026-12", title="What the night shift knows", day=datetime.date(2026, 12, 10))
    conversation("2024-08", title="Without a day")
    events = read().walk("VEVENT")
    told = [(str(one["uid"]), str(one["summary"]), one.decoded("dtstart").date().isoformat()) for one in events[:3]]
    assert told == [
        ("2026-10@talks.example.org", "Small repairs", "2026-10-15"),
        ("2026-12@talks.example.org", "What the night shift knows", "2026-12-10"),
        ("2027-01@talks.example.org", "Conversations by the kettle", "2027-01-21"),
    ]
    assert str(events[0]["url"]) == "https://talks.example.org/conversations/2026-10/"
    assert len(events) == 2 + 11


def test_six_in_london_is_six_in_london_in_every_month() -> None:
    series()
    events = read().walk("VEVENT")
    assert {one.decoded("dtstart").astimezone(LONDON).hour for one in events} == {18}
    assert {one.decoded("dtstart").astimezone(datetime.UTC).hour for one in events} == {17, 18}
    assert [str(zone["tzid"]) for zone in read().walk("VTIMEZONE")] == ["Europe/London"]


def test_a_calendar_of_many_years_holds_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.archive.calendar.KNOWN", 2)
    for month in (8, 9, 10):
        conversation(f"2026-{month:02d}", day=datetime.date(2026, month, 15))
    assert [str(one["uid"])[:7] for one in read().walk("VEVENT")[:3]] == ["2026-09", "2026-10", "2026-12"]


def test_a_site_without_series_has_an_empty_calendar() -> None:
    assert read().walk("VEVENT") == []


def test_a_conversation_without_times_is_left_out() -> None:
    row = conversation("2026-12", day=datetime.date(2026, 12, 17))
    row.series.starts = None
    row.series.save()
    assert read().walk("VEVENT") == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_calendar_asks_as_much_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        conversation(f"2026-0{number + 1}", day=datetime.date(2026, number + 1, 15))
    with django_assert_num_queries(2):
        read()
