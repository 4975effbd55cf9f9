"""What the tables themselves refuse."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from kindling.conversations.models import (
    Boilerplate,
    Community,
    Conversation,
    Credit,
    Presentation,
    Profile,
    Question,
    Recording,
    Resource,
    Series,
    SisterCommunity,
    Theme,
)
from tests.factories.site import conversation, profile, series

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "told",
    [
        {"month": "2024-13"},
        {"month": "2024-8"},
        {"month": "August"},
        {"format": "webinar"},
        {"starts": datetime.time(19), "ends": datetime.time(18)},
        {"people_or_more": True},
        {"people": 6, "newcomers": 7},
        {"pack_url": "https://example.org/pack.pdf"},
        {"pack_elsewhere": True, "pack_url": "javascript:alert(1)"},
    ],
)
def test_a_conversation_that_cannot_be_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        Conversation.objects.create(series=series(), **{"month": "2024-08", **told})


def test_a_month_has_one_conversation() -> None:
    row = conversation("2024-08")
    with pytest.raises(IntegrityError):
        Conversation.objects.create(series=row.series, month="2024-08")


def test_there_is_one_community() -> None:
    series()
    with pytest.raises(IntegrityError):
        Community.objects.create(name="Another")


def test_a_second_community_cannot_call_itself_the_second() -> None:
    with pytest.raises(IntegrityError):
        Community.objects.create(name="Another", only=2)


@pytest.mark.parametrize("told", [{}, {"name": "Ben", "profile": True}])
def test_a_credit_is_by_profile_or_by_name(told: dict[str, Any]) -> None:
    row = conversation()
    if told.get("profile"):
        told = {"name": "Ben", "profile": profile("Ben Osei")}
    with pytest.raises(IntegrityError):
        Credit.objects.create(conversation=row, role="speaker", **told)


def test_nobody_is_credited_twice_for_the_same_part() -> None:
    row = conversation(speakers=("Ben",))
    with pytest.raises(IntegrityError):
        Credit.objects.create(conversation=row, role="speaker", name="Ben")


@pytest.mark.parametrize("told", [{"photo_alt": "Ben at a desk"}, {"photo_permission": "Given by mail"}])
def test_a_photo_needs_its_words_and_its_permission(told: dict[str, str]) -> None:
    with pytest.raises(IntegrityError):
        Profile.objects.create(name="Ben", slug="ben", photo="photos/ben.jpg", **told)


def test_a_question_is_posed_by_one_of_the_two() -> None:
    with pytest.raises(IntegrityError):
        Question.objects.create(
            conversation=conversation(), text="Why?", posed_by=profile("Ben"), posed_by_name="Somebody else"
        )


def test_a_recording_s_agreed_part_ends_after_it_starts() -> None:
    with pytest.raises(IntegrityError):
        Recording.objects.create(conversation=conversation(), starts=60, ends=60)


@pytest.mark.parametrize("model", [Recording, Presentation])
def test_an_address_that_a_browser_should_not_follow_is_refused(model: Any) -> None:
    with pytest.raises(IntegrityError):
        model.objects.create(conversation=conversation(), url="javascript:alert(1)")


def test_a_resource_has_a_title() -> None:
    with pytest.raises(IntegrityError):
        Resource.objects.create(conversation=conversation(), title="")


def test_a_day_of_another_month_is_refused() -> None:
    row = Conversation(series=series(), month="2024-08", day=datetime.date(2024, 9, 1))
    with pytest.raises(ValidationError, match="01 September 2024 is not in 2024-08"):
        row.full_clean()


def test_rows_say_what_they_are() -> None:
    row = conversation("2024-08", title="Follow your compassion", speakers=("Ben",))
    who = profile("Cleo")
    told = [
        Community(name="The Kettle"),
        SisterCommunity(name="The Teapot"),
        Boilerplate(since="2024-08"),
        Series(name="By the kettle"),
        Theme(name="Listening"),
        row,
        row.credits.get(),
        who,
        Question(text="Why?"),
        Recording(),
        Presentation(),
        Resource(title="A book"),
    ]
    assert [str(one) for one in told] == [
        "The Kettle",
        "The Teapot",
        "from 2024-08",
        "By the kettle",
        "Listening",
        "2024-08 Follow your compassion",
        "Ben (Speaker)",
        "Cleo",
        "Why?",
        "a recording",
        "a presentation",
        "A book",
    ]
