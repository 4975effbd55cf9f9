"""The one link by which members come in."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kindling.conversations.actions import cancel_conversation, set_meeting_link
from kindling.conversations.meeting import go_path, go_url, is_go_key
from kindling.conversations.models import Conversation
from tests.factories.site import ada, conversation

pytestmark = pytest.mark.django_db
ROOM = "https://meet.example.net/j/81?pwd=secret"
OTHER = "https://teams.example.com/l/meetup-join/19%3ameeting"


def _row(days: int = 3, **told: Any) -> Conversation:
    """A month whose hour is so many days ahead, at six."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    row = conversation(f"{day:%Y-%m}", title="Small repairs", day=day)
    for name, value in told.items():
        setattr(row, name, value)
    row.save()
    return row


def _path(row: Conversation) -> str:
    return go_path(row.month)


def test_the_link_leads_where_the_month_meets_and_follows_it_at_once(client: Client) -> None:
    row = _row()
    for url in (ROOM, OTHER):
        set_meeting_link(by=ada(), conversation=row, url=url)
        for answer in (client.get(_path(row)), client.head(_path(row))):
            assert (answer.status_code, answer["Location"]) == (302, url)
            assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_a_forged_key_says_nothing_and_a_month_that_is_not_here_neither(client: Client) -> None:
    row = _row(meeting_url=ROOM)
    wrong = (f"/go/{row.month}/aaaaaaaaaaaa/", go_path("1999-01"), f"/go/{row.month}/{_path(row)[12:-2]}/")
    for path in wrong:
        answer = client.get(path)
        assert answer.status_code == 404
        assert "meet.example.net" not in answer.content.decode()
        assert "Small repairs" not in answer.content.decode()


def test_keys_are_of_one_month_each_and_old_secrets_still_open(settings: Any) -> None:
    key = go_path("2026-12").split("/")[3]
    assert (len(key), is_go_key("2026-12", key), is_go_key("2027-01", key)) == (12, True, False)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert is_go_key("2026-12", key)
    settings.SECRET_KEY_FALLBACKS = []
    assert not is_go_key("2026-12", key)


def test_before_anybody_says_where_a_page_says_when(client: Client) -> None:
    row = _row(meeting_note="The pin is 1234")
    page = client.get(_path(row))
    words = page.content.decode()
    assert (page.status_code, page["X-Robots-Tag"]) == (200, "noindex, nofollow")
    assert "The way in is not open yet" in words
    assert "The pin is 1234" in words
    assert "data-local-time" in words


def test_a_cancelled_month_says_why_and_when_the_next_one_is(client: Client) -> None:
    row = _row(meeting_url=ROOM)
    cancel_conversation(by=ada(), conversation=row, reason="Everybody is ill.")
    later = _row(45)
    words = client.get(_path(row)).content.decode()
    assert "It does not take place" in words
    assert "Everybody is ill." in words
    assert f"{later.begins_at:%H:%M}" in words
    assert ROOM not in words


def test_on_the_day_it_was_to_be_the_link_says_that_it_was_moved(client: Client) -> None:
    today = timezone.localdate()
    row = _row(0, meeting_url=ROOM, starts=datetime.time(0, 1), ends=datetime.time(23, 59))
    Conversation.objects.filter(pk=row.pk).update(moved_from=today, day=today + datetime.timedelta(days=1))
    words = client.get(_path(row)).content.decode()
    assert "it was moved" in words
    assert "Open the room all the same" in words


def test_after_its_hour_the_link_leads_to_what_is_kept(client: Client) -> None:
    row = _row(-3, meeting_url=ROOM)
    words = client.get(_path(row)).content.decode()
    assert "This conversation is over" in words
    assert f"/conversations/{row.month}/" in words
    assert "meet.example.net" not in words
    bare = conversation("2024-02")
    assert "is over" in client.get(go_path(bare.month)).content.decode()


def test_the_whole_address_is_told_to_calendars() -> None:
    row = _row()
    assert go_url(row) == f"http://localhost:8000{_path(row)}"


def test_posting_does_nothing(client: Client) -> None:
    assert client.post(_path(_row())).status_code == 405
