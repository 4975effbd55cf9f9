"""What visitors see of months that stand by the rule alone, were moved, or do not take place."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from kindling.archive.calendar import series_calendar
from kindling.archive.queries import archive_page, home_page
from kindling.archive.queries.about import about_page
from kindling.archive.queries.conversation import conversation_page
from kindling.archive.queries.feed import feed_entries
from kindling.archive.queries.filters import Wish
from kindling.archive.queries.numbers import numbers_page
from kindling.archive.queries.sitemap import site_pages
from kindling.archive.records import CalledOff
from kindling.conversations.actions import (
    cancel_conversation,
    move_conversation,
    open_ahead,
    set_meeting_link,
    skip_month,
)
from kindling.conversations.meeting import go_path
from kindling.conversations.models import Conversation
from kindling.ground.actors import WORKER
from tests.factories.site import ada, conversation, series

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/London"))
ROOM = "https://meet.example.net/j/81"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def _ahead() -> dict[str, Conversation]:
    series()
    conversation("2026-10", title="Small repairs", day=datetime.date(2026, 10, 15), people=30)
    open_ahead(by=WORKER)
    return {row.month: row for row in Conversation.objects.select_related("series")}


def _events() -> list[tuple[str, int, str, str]]:
    made = Calendar.from_ical(series_calendar(site_url="https://talks.example.org", now=NOW))
    told = made.walk("VEVENT")
    days = [one.decoded("dtstart").date().isoformat() for one in told]
    return [(str(e["uid"])[:7], int(str(e["sequence"])), str(e["status"]), d) for e, d in zip(told, days, strict=True)]


def test_months_by_the_rule_alone_stand_in_the_calendar_and_in_no_list() -> None:
    _ahead()
    archive = archive_page(Wish(), now=NOW)
    assert [row.month for year in archive.years for row in year.rows if not hasattr(row, "label")] == ["2026-10"]
    assert (archive.total, about_page("2026-11", now=NOW).conversations) == (1, 1)
    assert [entry.month for entry in feed_entries(now=NOW)] == ["2026-10"]
    assert [one.month for one in numbers_page(now=NOW).rows] == ["2026-10"]
    assert [url for url, _ in site_pages() if "/conversations/" in url] == ["/conversations/2026-10/"]
    page = conversation_page("2026-10", now=NOW)
    assert page
    assert page.later is None
    home = home_page(now=NOW)
    assert home.meeting
    assert (home.meeting.conversation, f"{home.meeting.begins_at:%Y-%m-%d}") == (None, "2026-12-17")
    assert [one.month for one in home.recent] == ["2026-10"]
    assert len(_events()) == 13


def test_a_month_by_the_rule_has_a_page_of_its_own_for_links_that_were_mailed(client: Client) -> None:
    _ahead()
    answer = client.get("/conversations/2026-12/")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert ("December 2026</bdi></h1>" in page, "Thursday 17 December</p>" in page) == (True, True)


def test_a_cancelled_and_a_skipped_month_say_why_and_the_next_one_stands() -> None:
    rows = _ahead()
    cancel_conversation(by=ada(), conversation=rows["2026-12"], reason="Snow.")
    skip_month(by=ada(), conversation=rows["2027-01"], reason="We rest.")
    home = home_page(now=NOW)
    assert home.meeting
    assert f"{home.meeting.begins_at:%Y-%m-%d}" == "2027-02-18"
    assert home.called_off == (
        CalledOff("2026-12", "December 2026", "", "Snow."),
        CalledOff("2027-01", "January 2027", "", "We rest."),
    )
    listed = [row for year in archive_page(Wish(), now=NOW).years for row in year.rows]
    assert [(row.month, row.called_off, row.reason) for row in listed if not hasattr(row, "label")] == [
        ("2027-01", "skipped", "We rest."),
        ("2026-12", "cancelled", "Snow."),
        ("2026-10", "", ""),
    ]
    assert archive_page(Wish(), now=NOW).total == 1
    assert _events()[:3] == [
        ("2026-10", 0, "CONFIRMED", "2026-10-15"),
        ("2026-12", 1, "CANCELLED", "2026-12-17"),
        ("2027-02", 0, "CONFIRMED", "2027-02-18"),
    ]


def test_the_rhythm_leaves_out_a_month_that_was_called_off_before_its_day_was_known() -> None:
    row = series()
    for month, act in (("2026-12", cancel_conversation), ("2027-01", skip_month)):
        act(by=ada(), conversation=Conversation.objects.create(series=row, month=month), reason="Snow.")
    assert _events()[0][0] == "2027-02"
    home = home_page(now=NOW)
    assert home.meeting
    assert f"{home.meeting.begins_at:%Y-%m}" == "2027-02"


def test_a_moved_month_keeps_its_name_in_calendars_and_says_why_on_its_page(client: Client) -> None:
    rows = _ahead()
    day = datetime.date(2026, 12, 10)
    move_conversation(by=ada(), conversation=rows["2026-12"], day=day, reason="Ada is away.")
    assert _events()[1] == ("2026-12", 1, "CONFIRMED", "2026-12-10")
    for path in ("/", "/conversations/2026-12/"):
        words = client.get(path).content.decode()
        assert "It was to be on Thursday 17 December." in words
        assert "Ada is away." in words
    assert "EventRescheduled" in client.get("/conversations/2026-12/").content.decode()


@pytest.mark.parametrize(("act", "words"), [(cancel_conversation, "Does not take place"), (skip_month, "We rest.")])
def test_pages_of_what_does_not_take_place_say_so(client: Client, act: Callable[..., object], words: str) -> None:
    rows = _ahead()
    act(by=ada(), conversation=rows["2026-12"], reason="We rest.")
    for path in ("/archive/", "/conversations/2026-12/"):
        assert words in client.get(path).content.decode()
    assert "There is no conversation in December 2026." in client.get("/").content.decode()
    assert "EventCancelled" in client.get("/conversations/2026-12/").content.decode()
    past = Conversation.objects.get(month="2026-10")
    Conversation.objects.filter(pk=past.pk).update(status="cancelled", reason="Nobody came.")
    assert "Did not take place" in client.get("/conversations/2026-10/").content.decode()


def test_where_members_meet_stands_on_no_public_page(client: Client) -> None:
    rows = _ahead()
    set_meeting_link(by=ada(), conversation=rows["2026-12"], url=ROOM, note="The pin is 4711")
    told = series_calendar(site_url="https://talks.example.org", now=NOW).decode()
    paths = ("/", "/archive/", "/conversations/2026-12/", "/feed.atom", "/feed.json", "/embed/", "/sitemap.xml")
    for words in (told, *(client.get(path).content.decode() for path in paths)):
        for secret in ("meet.example.net", "4711", go_path("2026-12")):
            assert secret not in words


def test_months_to_come_between_known_ones_are_no_gap_in_the_archive() -> None:
    _ahead()
    conversation("2027-03", title="Spring", day=datetime.date(2027, 3, 18))
    rows = [row for year in archive_page(Wish(), now=NOW).years for row in year.rows]
    assert [row.month if not hasattr(row, "label") else row.label for row in rows] == ["2027-03", "2026-10"]
