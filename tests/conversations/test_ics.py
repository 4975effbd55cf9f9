"""Calendars: ten years of months in six zones, invitations, updates and withdrawals, read alike by two readers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, sync_playwright

from kindling.conversations.calendar import occurrences
from kindling.conversations.ics import CANCEL, PUBLISH, REQUEST, Told, calendar_of, entry, host_of, invitation, uid_of
from kindling.conversations.models import Conversation, Series
from tests.conversations.readers import Read, by_ical_js, by_icalendar, by_icalendar_without_knowing_zones
from tests.journeys.browsing import ARGUMENTS

HOST = "talks.example.org"
GO = "https://talks.example.org/go/2026-12/kettlekettle/"
ROOM = "https://meet.example.net/j/81?pwd=a,b;c&x=1"
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
ZONES = (
    "Europe/London",
    "America/New_York",
    "Australia/Sydney",
    "Asia/Kolkata",
    "Africa/Lagos",
    "America/St_Johns",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "Europe/Dublin",
)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser.new_page()
        browser.close()


def _series(zone: str = "Europe/London") -> Series:
    starts, ends = datetime.time(18), datetime.time(19)
    return Series(name="By the kettle", rule="FREQ=MONTHLY;BYDAY=3TH", zone=zone, starts=starts, ends=ends)


def _december(**told: object) -> Conversation:
    row = Conversation(series=_series(), month="2026-12", title="Rest; and, “work”", day=datetime.date(2026, 12, 17))
    for name, value in told.items():
        setattr(row, name, value)
    return row


def _invited(row: Conversation, method: str = REQUEST, **told: Any) -> bytes:
    return invitation(
        row,
        method=method,
        attendee_email="ben@example.org",
        attendee_name=told.pop("attendee_name", 'Ben "the kettle" Ode: nurse'),
        organiser_email="hello@talks.example.org",
        organiser_name="The Kettle",
        uid_host=HOST,
        go_url=GO,
        now=NOW,
        **told,
    )


def _calendar(made: bytes) -> Calendar:
    found = Calendar.from_ical(made)
    assert isinstance(found, Calendar)
    return found


@pytest.mark.parametrize("zone", ZONES)
def test_ten_years_of_months_mean_the_same_instants_to_every_reader(page: Page, zone: str) -> None:
    begin = datetime.datetime(2026, 1, 1, tzinfo=ZoneInfo(zone))
    met = list(occurrences(_series(zone), begin, 120))
    made = calendar_of(
        (Told(uid_of(f"{times[0]:%Y-%m}", HOST), "By the kettle", *times) for times in met), method=PUBLISH, now=NOW
    )
    instants = [(times[0].timestamp(), times[1].timestamp()) for times in met]
    assert len(instants) == 120
    assert {times[0].hour for times in met} == {18}
    for found in (by_icalendar(made), by_icalendar_without_knowing_zones(made), by_ical_js(page, made)):
        assert [(one.begins, one.ends) for one in found] == instants
    assert [str(one["tzid"]) for one in _calendar(made).walk("VTIMEZONE")] == [zone]


def test_several_zones_stand_in_one_calendar_each_with_its_rules(page: Page) -> None:
    begin = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    met = [(zone, times) for zone in ZONES for times in occurrences(_series(zone), begin, 9)]
    made = calendar_of(
        (Told(f"{n}@{HOST}", zone, *times) for n, (zone, times) in enumerate(met)), method=PUBLISH, now=NOW
    )
    instants = [times[0].timestamp() for _, times in met]
    assert [one.begins for one in by_icalendar_without_knowing_zones(made)] == instants
    assert [one.begins for one in by_ical_js(page, made)] == instants


def test_an_invitation_says_the_same_to_both_readers_and_leads_in_two_ways(page: Page) -> None:
    made = _invited(_december(meeting_url=ROOM, meeting_note="The pin is 12, 34; thank you\nAda", sequence=2))
    begins = datetime.datetime(2026, 12, 17, 18, tzinfo=datetime.UTC).timestamp()
    expected = Read(
        method="REQUEST",
        uid="2026-12@talks.example.org",
        sequence=2,
        begins=begins,
        ends=begins + 3600,
        changed=None,
        summary="Rest; and, “work”",
        status="CONFIRMED",
        url=GO,
        location=ROOM,
        description=(f"Come in here: {GO}\nShould that not open: {ROOM}\nThe pin is 12, 34; thank you\nAda"),
        conference=ROOM,
        organizer=("mailto:hello@talks.example.org", "The Kettle", ""),
        attendee=("mailto:ben@example.org", "Ben 'the kettle' Ode: nurse", "NEEDS-ACTION"),
    )
    assert by_icalendar(made) == by_ical_js(page, made) == [expected]
    event = _calendar(made).events[0]
    assert event.attendees[0].params["RSVP"] == "TRUE"
    assert event.decoded("dtstamp") == NOW


def test_an_update_and_a_withdrawal_read_the_same_and_replace_what_was_sent(page: Page) -> None:
    changed = NOW - datetime.timedelta(hours=1)
    moved = _december(day=datetime.date(2026, 12, 10), sequence=3, changed_at=changed, reason="Ada is away.")
    off = _december(status="cancelled", sequence=4, changed_at=NOW, reason="Snow.")
    sent = [_invited(_december()), _invited(moved, answered="ACCEPTED"), _invited(off, CANCEL, attendee_name="")]
    found = [by_icalendar(made)[0] for made in sent]
    assert [by_ical_js(page, made)[0] for made in sent] == found
    assert {one.uid for one in found} == {"2026-12@talks.example.org"}
    assert [(one.method, one.sequence, one.status, one.changed) for one in found] == [
        ("REQUEST", 0, "CONFIRMED", None),
        ("REQUEST", 3, "CONFIRMED", changed.timestamp()),
        ("CANCEL", 4, "CANCELLED", NOW.timestamp()),
    ]
    assert [datetime.datetime.fromtimestamp(one.begins, datetime.UTC).day for one in found] == [17, 10, 17]
    assert found[1].attendee[2] == "ACCEPTED"
    assert found[2].attendee == ("mailto:ben@example.org", "", "NEEDS-ACTION")
    assert found[1].description.startswith("Ada is away.\nCome in here")
    assert found[2].description == "It does not take place. Snow."
    assert "RSVP" not in _calendar(sent[2]).events[0].attendees[0].params


def test_without_a_room_yet_our_own_link_is_the_place_and_a_series_names_what_has_no_title() -> None:
    found = by_icalendar(_invited(_december(title="")))[0]
    assert (found.summary, found.location, found.conference) == ("By the kettle", GO, GO)
    assert found.description == f"Come in here: {GO}"


def test_nobody_is_invited_to_an_unknown_day() -> None:
    with pytest.raises(ValueError, match="Nobody knows yet when 2026-12 is"):
        _invited(_december(day=None))


def test_a_month_s_own_zone_goes_before_the_series(page: Page) -> None:
    made = _invited(_december(zone="America/St_Johns"))
    begins = datetime.datetime(2026, 12, 17, 21, 30, tzinfo=datetime.UTC).timestamp()
    assert by_ical_js(page, made)[0].begins == by_icalendar(made)[0].begins == begins


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    made = calendar_of([], method=PUBLISH, now=NOW, name="The Kettle")
    assert by_icalendar(made) == []
    assert str(_calendar(made)["x-wr-calname"]) == "The Kettle"
    assert host_of("https://talks.example.org:8443") == "talks.example.org:8443"


def test_times_told_in_universal_time_need_no_zone(page: Page) -> None:
    made = calendar_of([Told("1", "Rest", NOW, NOW + datetime.timedelta(hours=1))], method=PUBLISH, now=NOW)
    assert by_ical_js(page, made) == by_icalendar(made)
    assert b"VTIMEZONE" not in made


def test_an_entry_to_keep_by_hand_names_nobody(page: Page) -> None:
    row = _december(meeting_url=ROOM)
    made = entry(row, uid_host=HOST, go_url=GO, now=NOW)
    found = by_icalendar(made)
    assert by_ical_js(page, made) == found
    assert (found[0].method, found[0].location, found[0].attendee, found[0].organizer) == ("PUBLISH", ROOM, (), ())
    off = entry(_december(status="skipped", reason="Snow."), uid_host=HOST, go_url=GO, now=NOW)
    assert by_icalendar(off)[0].status == "CANCELLED"


@pytest.mark.parametrize("year", [1, 1902, 9998])
def test_a_month_far_away_is_no_error(year: int) -> None:
    begins = datetime.datetime(year, 6, 15, 18, tzinfo=ZoneInfo("Europe/London"))
    told = [Told(f"{n}", "Rest", at, at + datetime.timedelta(hours=1)) for n, at in enumerate((begins, NOW))]
    assert len(by_icalendar(calendar_of(told, method=PUBLISH, now=NOW))) == 2
