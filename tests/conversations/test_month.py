"""A month opened, told and credited part by part, as the desk does it."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from kindling.conversations.actions import (
    count_people,
    credit_somebody,
    describe_conversation,
    describe_credit,
    describe_profile,
    give_profile,
    keep_portrait,
    move_credit,
    open_month,
    remove_credit,
    remove_portrait,
    set_presentations,
    set_questions,
    set_recordings,
    set_resources,
    set_themes,
)
from kindling.conversations.facts import BadFacts, PresentationFacts, QuestionFacts, RecordingFacts, ResourceFacts
from kindling.conversations.models import Conversation, Profile, Theme
from kindling.conversations.rules import can_credit, can_open
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from tests.factories.site import CLEO, ada, conversation, profile, series

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n rest"


def _audit() -> list[tuple[str, str]]:
    return list(AuditLine.objects.filter(actor="steward").order_by("pk").values_list("action", "subject"))


def _credited(row: Conversation) -> list[tuple[str, str, bool]]:
    return [(one.credited, one.role, one.profile is not None) for one in row.credits.all()]


def test_a_month_is_opened_once() -> None:
    rhythm = series()
    row = open_month(by=ada(), series=rhythm, month="2026-11", title="Rest", day=datetime.date(2026, 11, 19))
    assert (row.month, row.title, row.day) == ("2026-11", "Rest", datetime.date(2026, 11, 19))
    assert _audit() == [("open month", "conversation 2026-11")]
    with pytest.raises(NotAllowed, match="2026-11 is open already"):
        open_month(by=ada(), series=rhythm, month="2026-11")
    assert [can_open(ada(), "2026-11"), can_open(ada(), "2026-12"), can_open(CLEO, "2026-12")] == [False, True, False]


def test_a_day_of_another_month_opens_nothing() -> None:
    with pytest.raises(ValidationError, match="is not in 2026-11"):
        open_month(by=ada(), series=series(), month="2026-11", day=datetime.date(2026, 12, 1))
    assert Conversation.objects.count() == 0


def test_what_a_month_is_and_how_many_came_are_told_apart() -> None:
    row = conversation("2024-08", people=30)
    day = datetime.date(2024, 8, 15)
    describe_conversation(by=ada(), conversation=row, title="Rest", day=day, format="panel", summary="We sat down.")
    count_people(by=ada(), conversation=row, people=48, or_more=True, newcomers=7)
    kept = Conversation.objects.get()
    assert (kept.title, kept.day, kept.format, kept.summary) == ("Rest", day, "panel", "We sat down.")
    assert (kept.people, kept.people_or_more, kept.newcomers) == (48, True, 7)
    assert [action for action, _ in _audit()] == ["describe conversation", "count people"]


def test_more_than_nothing_is_not_more_than_anything() -> None:
    row = conversation("2024-08", people=30)
    count_people(by=ada(), conversation=row, people=None, or_more=True, newcomers=None)
    assert (row.people, row.people_or_more) == (None, False)


def test_who_is_known_is_credited_by_their_profile_however_the_name_is_cased() -> None:
    profile("Wilf Adeyemi")
    row = conversation("2024-08")
    credit_somebody(by=ada(), conversation=row, name="wilf adeyemi", role="speaker")
    credit_somebody(by=ada(), conversation=row, name="The night shift", role="host")
    credit_somebody(by=ada(), conversation=row, name="Niamh Doyle", role="host", with_profile=True)
    assert _credited(row) == [
        ("Wilf Adeyemi", "speaker", True),
        ("The night shift", "host", False),
        ("Niamh Doyle", "host", True),
    ]
    with pytest.raises(NotAllowed, match="has that part already"):
        credit_somebody(by=ada(), conversation=row, name="WILF ADEYEMI", role="speaker")
    assert [can_credit(ada(), row, "The Night Shift", role) for role in ("host", "speaker")] == [False, True]


def test_a_name_of_its_own_is_taken_before_one_that_is_cased_otherwise() -> None:
    profile("Wilf Adeyemi")
    profile("WILF ADEYEMI")
    credit = credit_somebody(by=ada(), conversation=conversation(), name="WILF ADEYEMI", role="speaker")
    assert credit.credited == "WILF ADEYEMI"


def test_credits_are_moved_described_and_removed_while_profiles_stay() -> None:
    profile("Wilf Adeyemi")
    row = conversation("2024-08", speakers=("Wilf Adeyemi", "Niamh", "Tom"))
    first, second, third = row.credits.all()
    move_credit(by=ada(), credit=third, up=True)
    move_credit(by=ada(), credit=first, up=True)
    move_credit(by=ada(), credit=first, up=False)
    assert [name for name, _, _ in _credited(row)] == ["Tom", "Wilf Adeyemi", "Niamh"]
    describe_credit(by=ada(), credit=second, role="respondent", described="a nurse")
    describe_credit(by=ada(), credit=second, role="respondent", described="a night nurse")
    second.refresh_from_db()
    assert (second.role, second.described) == ("respondent", "a night nurse")
    remove_credit(by=ada(), credit=first)
    assert [name for name, _, _ in _credited(row)] == ["Tom", "Niamh"]
    assert Profile.objects.count() == 1


def test_somebody_credited_by_name_is_given_a_profile_once() -> None:
    row = conversation("2024-08", speakers=("Niamh Doyle",))
    credit = row.credits.get()
    made = give_profile(by=ada(), credit=credit)
    assert give_profile(by=ada(), credit=credit) == made == Profile.objects.get()
    assert _credited(row) == [("Niamh Doyle", "speaker", True)]
    assert [action for action, _ in _audit()] == ["give profile"]


def test_a_portrait_needs_words_and_a_permission() -> None:
    niamh = profile("Niamh Doyle")
    describe_profile(by=ada(), profile=niamh, role="Nurse", organisation="A ward", place="Galway", bio="She sits down.")
    with pytest.raises(BadFacts, match="needs words"):
        keep_portrait(by=ada(), profile=niamh, data=PNG, alt="Niamh", credit="", permission=" ")
    with pytest.raises(BadFacts, match="A photo has to be a PNG"):
        keep_portrait(by=ada(), profile=niamh, data=b"<svg/>", alt="Niamh", credit="", permission="by mail")
    keep_portrait(by=ada(), profile=niamh, data=PNG, alt="Niamh, smiling", credit="Tom", permission="by mail")
    kept = niamh.photo.name or ""
    keep_portrait(by=ada(), profile=niamh, data=b"", alt="Niamh laughs", credit="", permission="by mail")
    niamh.refresh_from_db()
    assert (niamh.photo.name, niamh.photo_alt, niamh.place) == (kept, "Niamh laughs", "Galway")
    assert kept.startswith("photos/")
    remove_portrait(by=ada(), profile=niamh)
    niamh.refresh_from_db()
    assert (niamh.photo.name, niamh.photo_permission) == ("", "")


def test_what_a_month_leaves_behind_becomes_what_is_given() -> None:
    profile("Wilf Adeyemi")
    row = conversation("2024-08", themes=("Listening",), resources=(ResourceFacts(title="Gone"),))
    set_questions(
        by=ada(),
        conversation=row,
        questions=(QuestionFacts("What helps?", "Wilf Adeyemi"), QuestionFacts("Why?", "Niamh")),
    )
    set_recordings(by=ada(), conversation=row, recordings=(RecordingFacts(title="The hour", starts=1, ends=2),))
    set_presentations(by=ada(), conversation=row, presentations=(PresentationFacts(title="Slides"),))
    set_resources(by=ada(), conversation=row, resources=(ResourceFacts(title="A book", type="book"),))
    set_themes(by=ada(), conversation=row, names=("LISTENING", "静けさ", "余白"))
    assert [(one.text, one.posed_by is not None, one.posed_by_name) for one in row.questions.all()] == [
        ("What helps?", True, ""),
        ("Why?", False, "Niamh"),
    ]
    assert [(one.title, one.starts, one.ends) for one in row.recordings.all()] == [("The hour", 1, 2)]
    assert [one.title for one in row.presentations.all()] == ["Slides"]
    assert [(one.title, one.type) for one in row.resources.all()] == [("A book", "book")]
    assert sorted(Theme.objects.values_list("name", "slug")) == [
        ("Listening", "listening"),
        ("余白", "theme-2"),
        ("静けさ", "theme"),
    ]


def test_a_stranger_changes_nothing_of_a_month() -> None:
    row = conversation("2024-08", speakers=("Niamh",))
    credit, who = row.credits.get(), profile("Wilf")
    with pytest.raises(NotAllowed):
        describe_conversation(by=CLEO, conversation=row, title="Mine", day=None, format="", summary="")
    with pytest.raises(NotAllowed):
        count_people(by=CLEO, conversation=row, people=1, or_more=False, newcomers=None)
    with pytest.raises(NotAllowed):
        remove_credit(by=CLEO, credit=credit)
    with pytest.raises(NotAllowed):
        describe_profile(by=CLEO, profile=who, role="", organisation="", place="", bio="mine")
    assert (Conversation.objects.get().title, _credited(row)) == ("", [("Niamh", "speaker", False)])
