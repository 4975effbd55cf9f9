"""The page of a conversation that is still to come: when it is everywhere, how to join, and its hour for a calendar."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from kindling.conversations.actions import cancel_conversation, skip_month
from kindling.conversations.models import Conversation, Series
from tests.factories.site import ada, conversation

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/London"))
PAGE = "/conversations/2026-12/"
HOUR = f"{PAGE}calendar.ics"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def _december() -> Conversation:
    return conversation("2026-12", title="Who fills the kettle", day=datetime.date(2026, 12, 17))


def _page(client: Client, address: str = PAGE) -> str:
    return client.get(address).content.decode()


def _ways(page: str) -> list[str]:
    """Where the links of the cover lead."""
    acts = re.search(r'<p class="cover-acts">(.*?)</p>', page, re.DOTALL)
    return re.findall(r'href="([^"]+)"', acts[1]) if acts else []


def _marked(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<a href="([^"]+)" aria-current="([^"]+)"', page)


def test_a_month_to_come_shows_two_clocks_and_the_ways_in(client: Client) -> None:
    _december()
    page = _page(client)
    assert re.findall(r'<p class="clock-where"[^>]*>([^<]+)</p>', page) == ["In London", "In universal time (UTC)"]
    assert page.count("Thursday 17 December") == 2
    assert "site/local-time" in page
    assert _ways(page) == ["/join/", HOUR, "/mine/"]
    assert _marked(page) == [("/", "true")]


def test_an_hour_that_ends_on_the_next_day_by_a_clock_says_so_there_alone(client: Client) -> None:
    _december()
    Series.objects.update(zone="America/New_York", starts=datetime.time(18, 30), ends=datetime.time(20, 30))
    days = re.findall(r'<p class="clock-day"[^>]*>([^<]+)</p>', _page(client))
    assert days == ["Thursday 17 December", "Thursday 17 December, to Friday 18 December"]


def test_an_hour_that_was_held_shows_its_day_and_no_way_in(client: Client) -> None:
    conversation("2026-10", title="Small repairs", day=datetime.date(2026, 10, 15))
    page = _page(client, "/conversations/2026-10/")
    assert ('class="clock"' in page, _ways(page), "site/local-time" in page) == (False, [], False)
    assert "Thursday 15 October 2026, 18:00</time> to 19:00 in London" in page
    assert _marked(page) == [("/archive/", "true")]


def test_an_hour_that_does_not_take_place_asks_nobody_in(client: Client) -> None:
    cancel_conversation(by=ada(), conversation=_december(), reason="The hall is flooded.")
    page = _page(client)
    assert ('class="clock"' in page, _ways(page)) == (False, [])
    assert "Thursday 17 December 2026, 18:00</time> to 19:00 in London" in page


def test_a_month_whose_day_nobody_knows_shows_no_clock(client: Client) -> None:
    conversation("2027-05", title="Later")
    page = _page(client, "/conversations/2027-05/")
    assert ('class="clock"' in page, _ways(page), "Still to come" in page) == (False, [], True)


def test_the_file_of_an_hour_holds_the_event_of_the_whole_calendar(client: Client) -> None:
    row = _december()
    answer = client.get(HOUR)
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/calendar; charset=utf-8",
        'inline; filename="2026-12.ics"',
    )
    events = [Calendar.from_ical(client.get(address).content).walk("VEVENT") for address in (HOUR, "/calendar.ics")]
    assert [one.to_ical() for one in events[0]] == [events[1][0].to_ical()]
    cancel_conversation(by=ada(), conversation=row, reason="The hall is flooded.")
    assert [str(one["status"]) for one in Calendar.from_ical(client.get(HOUR).content).walk("VEVENT")] == ["CANCELLED"]


def test_there_is_no_file_of_an_hour_that_nobody_knows_or_of_a_skipped_month(client: Client) -> None:
    conversation("2027-05", title="Later")
    row = _december()
    skip_month(by=ada(), conversation=row, reason="We rest.")
    addresses = (HOUR, "/conversations/2027-05/calendar.ics", "/conversations/2027-06/calendar.ics")
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
