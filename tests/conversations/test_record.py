"""Recording what is known, again and again."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kindling.conversations.actions import record_archive, record_conversation, record_profile
from kindling.conversations.facts import BadFacts, ConversationFacts, CreditFacts, ProfileFacts, read_facts
from kindling.conversations.models import Conversation, Profile, Series, Theme
from kindling.conversations.queries import boilerplate_of, next_conversation, photo_of
from kindling.conversations.rules import can_record
from kindling.ground.actors import WORKER
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from tests.factories.site import CLEO, ada, conversation, profile, series

pytestmark = pytest.mark.django_db

ARCHIVE: dict[str, Any] = {
    "community": {
        "name": "The Kettle",
        "sisters": [{"name": "The Teapot", "url": "https://teapot.example.org"}],
        "boilerplate": [{"since": "2020-07", "about": "We began."}, {"since": "2024-01", "about": "We go on."}],
    },
    "series": {"name": "By the kettle", "starts": datetime.time(18), "ends": datetime.time(19)},
    "people": [{"name": "Wilf Adeyemi", "role": "Porter"}],
    "conversations": [
        {
            "month": "2024-08",
            "title": "Small repairs",
            "format": "panel",
            "themes": ["Listening", "Teams"],
            "credits": [{"name": "Wilf Adeyemi"}, {"name": "The night shift", "role": "host"}],
            "questions": [
                {"text": "Who came back?", "posed_by": "Wilf Adeyemi"},
                {"text": "Why?", "posed_by": "Niamh"},
            ],
            "recordings": [{"title": "The hour", "url": "https://video.example.org/1", "starts": 60, "ends": 120}],
            "presentations": [{"by": "Wilf Adeyemi"}],
            "resources": [{"title": "A book", "type": "book"}],
        }
    ],
}


def _kept() -> dict[str, Any]:
    row = Conversation.objects.get()
    return {
        "title": row.title,
        "themes": [theme.slug for theme in row.themes.all()],
        "credits": [(one.role, one.credited, one.profile is not None) for one in row.credits.all()],
        "questions": [(one.text, one.posed_by and one.posed_by.slug, one.posed_by_name) for one in row.questions.all()],
        "recordings": [(one.title, one.starts, one.ends) for one in row.recordings.all()],
        "presentations": [one.by for one in row.presentations.all()],
        "resources": [(one.title, one.type) for one in row.resources.all()],
    }


def test_an_archive_recorded_twice_is_there_once() -> None:
    for _ in range(2):
        record_archive(by=ada(), facts=read_facts(ARCHIVE))
    assert _kept() == {
        "title": "Small repairs",
        "themes": ["listening", "teams"],
        "credits": [("speaker", "Wilf Adeyemi", True), ("host", "The night shift", False)],
        "questions": [("Who came back?", "wilf-adeyemi", ""), ("Why?", None, "Niamh")],
        "recordings": [("The hour", 60, 120)],
        "presentations": ["Wilf Adeyemi"],
        "resources": [("A book", "book")],
    }
    assert (Profile.objects.count(), Theme.objects.count(), Series.objects.count()) == (1, 2, 1)
    assert AuditLine.objects.filter(action="record conversation", actor="steward").count() == 2


def test_packs_of_earlier_months_keep_the_earlier_words() -> None:
    record_archive(by=WORKER, facts=read_facts(ARCHIVE))
    words = {
        month: row.about if (row := boilerplate_of(month)) else None for month in ("2019-01", "2023-12", "2024-01")
    }
    assert words == {"2019-01": None, "2023-12": "We began.", "2024-01": "We go on."}


def test_a_stranger_records_nothing() -> None:
    with pytest.raises(NotAllowed, match="Only stewards and producers"):
        record_archive(by=CLEO, facts=read_facts(ARCHIVE))
    assert Series.objects.count() == 0
    assert (can_record(CLEO), can_record(WORKER)) == (False, True)


def test_one_bad_month_leaves_the_whole_archive_out() -> None:
    bad = {**ARCHIVE, "conversations": [{"month": "2024-08", "recordings": [{"starts": 9, "ends": 3}]}]}
    with pytest.raises(Exception, match="recording_ends_after_start"):
        record_archive(by=WORKER, facts=read_facts(bad))


def test_facts_say_where_they_are_wrong() -> None:
    with pytest.raises(BadFacts, match=r"conversations\.0\.month"):
        read_facts({**ARCHIVE, "conversations": [{"month": "August 2024"}]})
    with pytest.raises(BadFacts, match="community"):
        read_facts({})


def test_people_of_one_address_are_numbered_and_keep_it() -> None:
    names = ["Ada Brennan", "Ada  Brennan", "ADA BRENNAN", "林小雨", "佐藤ひかり"]
    slugs = [record_profile(by=WORKER, facts=ProfileFacts(name=name)).slug for name in names]
    assert slugs == ["ada-brennan", "ada-brennan-2", "ada-brennan-3", "somebody", "somebody-2"]
    assert record_profile(by=WORKER, facts=ProfileFacts(name="Ada Brennan", role="Midwife")).slug == "ada-brennan"


def test_recording_a_month_anew_leaves_its_people_s_profiles() -> None:
    profile("Wilf Adeyemi", role="Porter")
    row = conversation("2024-08", speakers=("Wilf Adeyemi",))
    record_conversation(
        by=WORKER, series=row.series, facts=ConversationFacts(month="2024-08", credits=(CreditFacts(name="Niamh"),))
    )
    assert [one.credited for one in row.credits.all()] == ["Niamh"]
    assert Profile.objects.get().role == "Porter"


LONDON = ZoneInfo("Europe/London")


def test_the_next_conversation_stays_the_next_until_it_ends() -> None:
    row = conversation("2026-12", day=datetime.date(2026, 12, 17))
    conversation("2027-01", day=datetime.date(2027, 1, 21))
    conversation("2027-02")
    assert row.begins_at == datetime.datetime(2026, 12, 17, 18, tzinfo=LONDON)
    assert next_conversation(datetime.datetime(2026, 12, 17, 18, 59, tzinfo=LONDON)) == row
    later = next_conversation(datetime.datetime(2026, 12, 17, 19, tzinfo=LONDON))
    assert later
    assert later.month == "2027-01"
    assert next_conversation(datetime.datetime(2027, 1, 21, 19, tzinfo=LONDON)) is None


def test_a_conversation_without_day_has_no_time() -> None:
    row = conversation("2024-08")
    assert (row.begins_at, row.ends_at) == (None, None)


def test_a_month_may_keep_other_hours_than_its_series() -> None:
    row = conversation("2024-08", day=datetime.date(2024, 8, 15))
    row.starts, row.ends = datetime.time(8), datetime.time(9, 30)
    assert (row.begins_at, row.ends_at) == (
        datetime.datetime(2024, 8, 15, 8, tzinfo=LONDON),
        datetime.datetime(2024, 8, 15, 9, 30, tzinfo=LONDON),
    )


def test_who_is_not_known_has_no_portrait() -> None:
    series()
    assert (photo_of("nobody"), photo_of(profile("Ben").slug)) == ("", "")
