"""The calendar that people subscribe to."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from kindling.archive.calendar import series_calendar
from kindling.conversations.actions import (
    cancel_conversation,
    describe_conversation,
    move_conversation,
    restore_month,
    skip_month,
)
from kindling.conversations.changes import WRITES
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER
from kindling.ground.models import AuditLine
from tests.factories.site import ada, conversation, series

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
    with django_assert_num_queries(3):
        read()


def test_another_title_is_told_as_a_newer_event_of_the_same_sequence() -> None:
    conversation("2026-11", title="Small repairs", day=datetime.date(2026, 11, 26))
    row = conversation("2026-12", title="Who fills it", day=datetime.date(2026, 12, 17))
    Conversation.objects.update(changed_at=NOW - datetime.timedelta(days=30))
    AuditLine.objects.update(at=NOW - datetime.timedelta(days=30))

    def told() -> list[tuple[str, int, int]]:
        events = read().walk("VEVENT")[:2]
        ages = [(NOW - one.decoded("last-modified")).days for one in events]
        return [(str(one["summary"]), int(str(one["sequence"])), age) for one, age in zip(events, ages, strict=True)]

    assert told() == [("Small repairs", 0, 30), ("Who fills it", 0, 30)]
    describe_conversation(by=WORKER, conversation=row, title="The kettle", day=row.day, format="", summary="")
    AuditLine.objects.filter(action="describe conversation").update(at=NOW - datetime.timedelta(days=2))
    assert told() == [("Small repairs", 0, 30), ("The kettle", 0, 2)]
    record_audit(by=WORKER, action="count people", subject="conversation 2026-12")
    assert told() == [("Small repairs", 0, 30), ("The kettle", 0, 2)]


def test_every_event_tells_when_it_was_last_written_by_whatever_wrote_it(monkeypatch: pytest.MonkeyPatch) -> None:
    row = conversation("2026-12", title="Who fills it", day=datetime.date(2026, 12, 17))
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    day = datetime.date(2026, 12, 10)
    move_conversation(by=ada(), conversation=row, day=day, reason="Ada is away.")
    move_conversation(by=ada(), conversation=row, day=day, reason="Ada is still away.")
    cancel_conversation(by=ada(), conversation=row, reason="Snow.")
    restore_month(by=ada(), conversation=row)
    skip_month(by=ada(), conversation=row, reason="We rest.")
    written = AuditLine.objects.filter(subject="conversation 2026-12")
    assert sorted({line.action for line in written}) == sorted({*WRITES} - {"describe conversation"})
