"""What feeds tell of conversations and packs."""

from __future__ import annotations

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kindling.archive.queries.feed import NEWEST, feed_entries
from kindling.archive.records.feed import Attached, Entry
from kindling.publication.actions import withdraw_edition
from kindling.publication.models import Edition
from tests.factories.packs import small
from tests.factories.site import ada, conversation, edition, reviewed

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
NOW = datetime.datetime(2024, 9, 1, tzinfo=LONDON)
AUGUST = datetime.date(2024, 8, 15)


def dated(row: Edition, *day: int) -> datetime.datetime:
    """The edition as published on that day."""
    at = datetime.datetime(*day, 12, tzinfo=datetime.UTC)  # type: ignore[misc,arg-type]
    Edition.objects.filter(pk=row.pk).update(published_at=at)
    return at


def test_conversation_stands_there_once_it_was_held() -> None:
    conversation(title="Small repairs", day=AUGUST, speakers=("Wilf", "Sunniva", "Team Ø"), summary="On tea.")
    assert feed_entries(now=datetime.datetime(2024, 8, 15, 18, 30, tzinfo=LONDON)) == ()
    held = datetime.datetime(2024, 8, 15, 19, tzinfo=LONDON)
    assert feed_entries(now=NOW) == (
        Entry(
            key="conversation",
            month="2024-08",
            title="Small repairs, August 2024",
            url="/conversations/2024-08/",
            words=("On tea.", "With Wilf, Sunniva and Team Ø."),
            published=held,
            updated=held,
        ),
    )


def test_conversation_of_which_only_the_month_is_known_is_dated_by_its_beginning() -> None:
    conversation("2024-07")
    (entry,) = feed_entries(now=NOW)
    assert (entry.title, entry.words) == ("July 2024", ())
    assert entry.updated == datetime.datetime(2024, 7, 1, tzinfo=LONDON)


def test_pack_brings_its_files_and_never_the_ones_the_site_keeps_for_itself() -> None:
    row = edition(conversation(), reviewed(small(title="Repairs"), subtitle="What helped"))
    at = dated(row, 2024, 8, 20)
    found = feed_entries(now=NOW)[0]
    assert replace(found, attached=()) == Entry(
        key="pack",
        month="2024-08",
        title="The pack of August 2024: Repairs",
        url="/conversations/2024-08/",
        words=("What helped", "First edition, 20 August 2024."),
        published=at,
        updated=at,
    )
    assert {one.url.rpartition("/")[2] for one in found.attached} == {
        "pack.pdf",
        "pack.pptx",
        "pack.html",
        "pack.md",
        "pack.json",
    }
    pdf = row.files.get(name="pack.pdf")
    assert Attached("/conversations/2024-08/pack.pdf", "application/pdf", "PDF", pdf.size) in found.attached


def test_reissue_changes_updated_and_keeps_the_first_day() -> None:
    row = conversation()
    first = dated(edition(row), 2024, 8, 20)
    second = dated(edition(row, note="A name was mended."), 2024, 8, 25)
    packs = [one for one in feed_entries(now=NOW) if one.key == "pack"]
    assert [(one.published, one.updated, one.words) for one in packs] == [
        (first, second, ("Second edition, 25 August 2024. A name was mended.",))
    ]


def test_withdrawn_pack_leaves_a_note_and_none_of_its_words() -> None:
    row = edition(conversation(), reviewed(small("SECRET", title="SECRET"), subtitle="SECRET"), note="SECRET")
    first = dated(row, 2024, 8, 20)
    gone = withdraw_edition(by=ada(), edition=row, reason="Somebody asked us to.")
    found = feed_entries(now=datetime.datetime.now(LONDON))
    pack = next(one for one in found if one.key == "pack")
    assert (pack.title, pack.published, pack.updated) == (
        "The pack of August 2024 was withdrawn",
        first,
        gone.withdrawn_at,
    )
    assert pack.words[0].endswith("Somebody asked us to.")
    assert pack.attached == ()
    assert "SECRET" not in repr(found)


def test_feed_holds_the_newest_and_asks_five_things_however_many() -> None:
    edition(conversation("2024-06", themes=("Teams",), speakers=("Wilf",)))
    with CaptureQueriesContext(connection) as one:
        feed_entries(now=NOW)
    for number in range(1, 6):
        edition(conversation(f"2024-0{number}", themes=("Teams",), speakers=("Wilf",)))
    for year in range(2015, 2024):
        for number in range(1, 13):
            conversation(f"{year}-{number:02d}")
    with CaptureQueriesContext(connection) as many:
        found = feed_entries(now=NOW)
    assert (len(one), len(many), len(found)) == (5, 5, NEWEST)
    assert [one.updated for one in found] == sorted((one.updated for one in found), reverse=True)
