"""What is still to come is counted nowhere among what was kept."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from kindling.archive.queries import archive_page, home_page
from kindling.archive.queries.about import about_page
from kindling.archive.queries.filters import Wish
from kindling.archive.queries.numbers import numbers_page
from kindling.archive.records import YearCount
from kindling.conversations.facts import RecordingFacts
from tests.factories.site import conversation

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def _three() -> None:
    """One hour of each year: held, held this month, and still to come."""
    conversation("2025-05", format="panel")
    conversation("2026-11", day=datetime.date(2026, 11, 19), recordings=(RecordingFacts(),))
    conversation("2026-12", format="panel", pack_elsewhere=True, recordings=(RecordingFacts(),))


def _words(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", strip_tags(client.get(address).content.decode()))


def test_every_page_counts_the_conversations_that_were_held(client: Client) -> None:
    _three()
    archive, home = archive_page(Wish(), now=NOW), home_page(now=NOW)
    assert (archive.total, archive.with_pack, archive.with_recording, archive.held) == (2, 0, 1, 2)
    assert (home.conversations, home.packs, home.since) == (2, 0, 2025)
    assert (about_page("2026-11", now=NOW).conversations, numbers_page(now=NOW).held) == (2, 2)
    assert archive.all_years == (YearCount(2026, "/archive/2026/", 1), YearCount(2025, "/archive/2025/", 1))
    assert "All 2 conversations since 2025" in _words(client, "/")
    assert "One conversation kept, one to come" in _words(client, "/archive/")


def test_what_matches_is_counted_as_far_as_it_was_held(client: Client) -> None:
    _three()
    assert archive_page(Wish(format="panel"), now=NOW).held == 1
    assert archive_page(Wish(year=2026), now=NOW).held == 1
    words = _words(client, "/archive/?format=panel")
    assert ("1 of 2 conversations matches." in words, "One conversation found" in words) == (True, True)


def test_a_year_of_plans_alone_says_so(client: Client) -> None:
    conversation("2027-05")
    words = _words(client, "/archive/")
    assert ("One conversation to come" in words, "kept, " in words, "Show me" in words) == (True, False, False)
    assert archive_page(Wish(), now=NOW).all_years == (YearCount(2027, "/archive/2027/", 0),)


def test_this_evening_is_to_come_until_it_is_over() -> None:
    conversation("2026-11", day=datetime.date(2026, 11, 22))
    evening = datetime.datetime(2026, 11, 22, 18, 30, tzinfo=datetime.UTC)
    assert [archive_page(Wish(), now=evening + datetime.timedelta(hours=late)).total for late in (0, 1)] == [0, 1]
