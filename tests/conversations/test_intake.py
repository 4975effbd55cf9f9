"""Bringing an archive in: every good row, again and again, and never less than was known."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kindling.conversations.actions.intake import BroughtIn, Change, bring_in_archive
from kindling.conversations.facts import (
    BoilerplateFacts,
    CommunityFacts,
    ConversationFacts,
    CreditFacts,
    PresentationFacts,
    ProfileFacts,
    QuestionFacts,
    RecordingFacts,
    ResourceFacts,
    SeriesFacts,
    SisterFacts,
)
from kindling.conversations.intake.known import known_community, known_months, known_people, known_series
from kindling.conversations.intake.told import ArchiveTold, MonthTold, Problem
from kindling.conversations.models import Conversation, Credit, Profile, Series
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from tests.factories.site import CLEO, ada, conversation, edition, profile, series

pytestmark = pytest.mark.django_db

FULL: dict[str, Any] = {
    "title": "Small repairs",
    "format": "panel",
    "summary": "What we mend.",
    "day": datetime.date(2024, 8, 15),
    "people": 48,
    "newcomers": 7,
    "pack_elsewhere": True,
    "pack_url": "https://a.example/p.pdf",
    "themes": ("Listening", "Teams"),
    "credits": (CreditFacts("Wilf Adeyemi", described="Porter"), CreditFacts("Ada Brennan", "host")),
    "questions": (QuestionFacts("Why?", "Wilf Adeyemi"), QuestionFacts("When?", "Niamh")),
    "recordings": (RecordingFacts("The hour", "https://v.example/1", 58, captions=True, starts=3, ends=9),),
    "presentations": (PresentationFacts("Doors", "Wilf Adeyemi"),),
    "resources": (ResourceFacts("A book", "N. Osei", type="book", note="Twice."),),
}


def archive(*months: MonthTold, **other: Any) -> ArchiveTold:
    return ArchiveTold(months, other.pop("problems", ()), len(months), **other)


def bring(*months: MonthTold, dry_run: bool = False, **other: Any) -> BroughtIn:
    return bring_in_archive(by=ada(), told=archive(*months, **other), dry_run=dry_run)


def test_everything_that_is_told_is_known_afterwards_and_a_second_time_changes_nothing() -> None:
    profile("Wilf Adeyemi")
    told = MonthTold(2, "2024-08", FULL)
    facts = ConversationFacts("2024-08", **FULL)
    assert bring(told) == BroughtIn((Change("2024-08", None, facts),), 0, (), ())
    assert known_months(["2024-08", "2024-09"]) == {"2024-08": facts}
    lines = AuditLine.objects.count()
    assert bring(told) == BroughtIn((), 1, (), ())
    assert AuditLine.objects.count() == lines
    assert [one.profile is not None for one in Credit.objects.order_by("position")] == [True, False]


def test_what_the_file_does_not_mention_stays() -> None:
    row = conversation("2024-08", **{**FULL, "title": "Old"})
    edition(row)
    bring(MonthTold(2, "2024-08", {"title": "New", "resources": (ResourceFacts("Another"),)}))
    resources = (*FULL["resources"], ResourceFacts("Another"))
    assert known_months(["2024-08"])["2024-08"] == ConversationFacts(
        "2024-08", **{**FULL, "title": "New", "resources": resources}
    )
    row.refresh_from_db()
    assert (row.pk, row.editions.count()) == (Conversation.objects.get().pk, 1)


def test_a_bad_row_is_told_and_the_others_stay() -> None:
    done = bring(
        MonthTold(2, "2024-08", {"title": "Small repairs"}),
        MonthTold(3, "2024-09", {"people": 3, "newcomers": 4}),
        MonthTold(5, "2024-10", {"credits": (CreditFacts("Ada"), CreditFacts("Ada"))}),
        MonthTold(6, "2024-11", {"title": "The first minute"}),
        problems=(Problem(4, "month", "“Augst” is no month."),),
    )
    assert [one.month for one in done.changes] == ["2024-08", "2024-10", "2024-11"]
    assert [str(one) for one in done.problems] == [
        "line 3, newcomers: 4 came for the first time, but only 3 came.",
        "line 4, month: “Augst” is no month.",
    ]
    assert list(Conversation.objects.order_by("month").values_list("month", flat=True)) == [
        "2024-08",
        "2024-10",
        "2024-11",
    ]


def test_what_only_the_tables_refuse_is_told_and_the_others_stay() -> None:
    row = conversation("2024-08", speakers=("Wilf Adeyemi",))
    Credit.objects.create(conversation=row, role="speaker", profile=profile("Wilf Adeyemi"))
    done = bring(MonthTold(2, "2024-08", {"title": "Small repairs"}), MonthTold(3, "2024-09", {"title": "Fine"}))
    assert [one.month for one in done.changes] == ["2024-09"]
    assert [str(one).partition(":")[0] for one in done.problems] == ["line 2"]
    assert "2024-08 cannot be kept" in str(done.problems[0])
    assert known_months(["2024-08"])["2024-08"].title == ""


def test_two_people_of_one_name_are_not_mixed_up() -> None:
    profile("Ada Brennan", role="Midwife")
    Profile.objects.create(slug="ada-again", name="Ada Brennan", role="Nurse")
    done = bring(people=({"name": "Ada Brennan", "role": "Porter"}, {"name": "Wilf Adeyemi"}))
    assert done.others == ("Wilf Adeyemi",)
    assert [str(one) for one in done.problems] == [
        "people: two people here are called Ada Brennan; say on their own pages what changed."
    ]
    assert set(Profile.objects.filter(name="Ada Brennan").values_list("role", flat=True)) == {"Midwife", "Nurse"}


def test_a_dry_run_tells_the_same_and_leaves_everything() -> None:
    told = [MonthTold(2, "2024-08", FULL)]
    tried = bring(*told, dry_run=True, community={"name": "The Kettle"}, people=({"name": "Wilf Adeyemi"},))
    assert (Conversation.objects.count(), Series.objects.count(), Profile.objects.count()) == (0, 0, 0)
    assert not AuditLine.objects.exists()
    assert tried == bring(*told, community={"name": "The Kettle"}, people=({"name": "Wilf Adeyemi"},))


def test_the_community_and_the_series_gain_what_is_told() -> None:
    series()
    told: dict[str, Any] = {
        "community": {"about": "We mend.", "sisters": (SisterFacts("The Teapot"),)},
        "series": {"name": "Kettle talks", "rhythm": "Every third Thursday"},
    }
    assert bring(**told).others == ("the community", "the series")
    assert known_community() == CommunityFacts(
        "The Kettle", "We mend.", "hello@kettle.example.org", sisters=(SisterFacts("The Teapot"),)
    )
    found = known_series()
    assert found
    assert (found.name, found.rhythm, found.starts, Series.objects.count()) == (
        "Kettle talks",
        "Every third Thursday",
        datetime.time(18),
        1,
    )
    assert bring(**told).others == ()
    bring(community={"boilerplate": (BoilerplateFacts("2024-01", "On."), BoilerplateFacts("2020-07", "Begun."))})
    assert bring(community={"boilerplate": (BoilerplateFacts("2020-07"),)}).others == ()


def test_an_empty_site_gets_a_series_that_can_be_named_later() -> None:
    bring(MonthTold(2, "2024-08", {}))
    assert known_series() == SeriesFacts("Conversations")
    assert known_community() is None
    bring(series={"name": "Kettle talks"})
    assert Conversation.objects.get().series.name == "Kettle talks"


def test_somebody_who_gets_a_page_is_found_from_the_months_that_named_them() -> None:
    profile("Niamh Byrne", role="Nurse")
    conversation("2024-08", speakers=("Wilf Adeyemi",))
    assert bring(
        people=({"name": "Wilf Adeyemi", "role": "Porter"}, {"name": "Niamh Byrne", "place": "Cork"})
    ).others == (
        "Wilf Adeyemi",
        "Niamh Byrne",
    )
    assert known_people(["Wilf Adeyemi", "Niamh Byrne", "Cleo"]) == {
        "Wilf Adeyemi": ProfileFacts("Wilf Adeyemi", "Porter"),
        "Niamh Byrne": ProfileFacts("Niamh Byrne", "Nurse", place="Cork"),
    }
    credit = Credit.objects.get()
    assert (credit.name, credit.credited) == ("", "Wilf Adeyemi")
    assert bring(people=({"name": "Wilf Adeyemi"},)).others == ()


def test_somebody_named_and_linked_in_one_month_stays_so() -> None:
    row = conversation("2024-08", speakers=("Wilf Adeyemi",))
    linked = Credit.objects.create(conversation=row, role="speaker", profile=profile("Wilf Adeyemi"))
    bring(people=({"name": "Wilf Adeyemi", "role": "Porter"},))
    assert Credit.objects.filter(pk=linked.pk).exists()
    assert Credit.objects.filter(name="Wilf Adeyemi").count() == 1


def test_a_stranger_brings_nothing_in() -> None:
    with pytest.raises(NotAllowed):
        bring_in_archive(by=CLEO, told=archive(MonthTold(2, "2024-08", {})))
    assert Conversation.objects.count() == 0
