"""How the hour runs, the checklist, the questions and whether a month is ready."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from kindling.conversations.facts import CreditFacts, QuestionFacts
from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.planning.actions import add_task, clone_hour, remove_task, set_hour, tick_task
from kindling.planning.checklist import USUAL, due_on, usual_tasks, when_told
from kindling.planning.hour import Slot, length_told, suggested_hour
from kindling.planning.models import Part
from kindling.planning.queries import QuestionShown, checklist, hour_of, questions_shown, readiness
from tests.factories.accounts import pia
from tests.factories.site import conversation, profile
from tests.factories.speakers import INGRID, august, speaking

pytestmark = pytest.mark.django_db

OWNED = (Slot(Part.WELCOME, "Welcome", 10, "Ada"), Slot(Part.GROUPS, "Groups", 50, "Marek"))
TODAY = datetime.date(2024, 8, 1)


@pytest.mark.parametrize("format", ["", "speaker", "panel", "showcase", "check-in", "open"])
@pytest.mark.parametrize("minutes", [20, 30, 45, 60, 90])
def test_what_is_suggested_adds_up_in_every_format(format: str, minutes: int) -> None:  # noqa: A002 - the word of design.md
    run = suggested_hour(format, minutes)
    assert sum(one.minutes for one in run) == minutes
    assert (run[0].part, run[-1].part) == (Part.WELCOME, Part.CLOSE)


def test_an_hour_too_short_for_its_parts_is_suggested_all_the_same() -> None:
    assert [one.minutes for one in suggested_hour("speaker", 30)] == [5, 6, 7, 7, 5]
    assert [one.minutes for one in suggested_hour("speaker", 3)] == [1, 1, 1, 1, 1]


def test_a_showcase_of_many_slots_is_suggested_within_its_hour() -> None:
    slots = [Slot(Part.TALK, "A slot", 8, name) for name in ("Ada", "Ben", "Ingrid", "Marek", "Per", "Tom", "Wilf")]
    assert sum(one.minutes for one in suggested_hour("showcase", 60, slots=slots)) == 60


def test_what_does_not_add_up_is_said_in_a_sentence() -> None:
    told = [length_told(planned, 60) for planned in (60, 67, 61, 53, 59)]
    assert told == [
        "",
        "7 minutes too long.",
        "One minute too long.",
        "7 minutes are still free.",
        "One minute is still free.",
    ]


def test_an_hour_is_suggested_until_it_is_planned() -> None:
    row = august(format="speaker")
    assert (hour_of(row).suggested, hour_of(row).minutes) == (True, 60)
    set_hour(by=pia(), conversation=row, slots=OWNED)
    hour = hour_of(row)
    assert (hour.slots, hour.suggested, hour.planned, hour.wrong, hour.unowned) == (OWNED, False, 60, "", 0)


def test_a_showcase_has_a_slot_for_each_who_may_speak() -> None:
    row = august(format="showcase")
    speaking(row)
    speaking(row, stage="declined")
    talks = [one for one in hour_of(row).slots if one.part is Part.TALK]
    assert talks == [Slot(Part.TALK, "Rest on the ward", 20, "Ingrid Solheim")]


def test_another_months_hour_is_taken_without_its_people() -> None:
    row, before = august("2024-09"), august()
    set_hour(by=pia(), conversation=before, slots=OWNED)
    assert clone_hour(by=pia(), conversation=row, source=before) == 2
    assert hour_of(row).slots == (Slot(Part.WELCOME, "Welcome", 10), Slot(Part.GROUPS, "Groups", 50))
    assert hour_of(row).unowned == 2


def test_dates_are_told_as_people_say_them() -> None:
    told = [when_told(days) for days in (-56, -7, -10, -1, 0, 1, 2, 14)]
    assert told == [
        "8 weeks before",
        "a week before",
        "10 days before",
        "the day before",
        "on the day",
        "the day after",
        "2 days after",
        "2 weeks after",
    ]
    assert (due_on(None, 3), due_on(TODAY, -1)) == (None, datetime.date(2024, 7, 31))


def test_a_format_without_a_speaker_asks_for_none() -> None:
    assert usual_tasks("speaker") == USUAL
    assert [one.key for one in USUAL if one not in usual_tasks("open")] == ["ask", "link", "agreements", "thanks"]


def test_lines_are_ticked_added_and_taken_out(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row = august(format="open")
    tick_task(by=pia(), conversation=row, task="hosts", done=True)
    tick_task(by=pia(), conversation=row, task="tile", done=True)
    tick_task(by=pia(), conversation=row, task="tile", done=False)
    remove_task(by=pia(), conversation=row, task="run")
    own = add_task(by=pia(), conversation=row, title="Book the choir", days=-3)
    assert tick_task(by=pia(), conversation=row, task=str(own.pk), done=True) == "Book the choir"
    with django_assert_num_queries(2):
        shown = checklist(row, today=TODAY)
    told = [(one.key, one.day, one.late, one.done_by) for one in shown if one.key not in {"files", "ask-words"}]
    assert told == [
        ("title", datetime.date(2024, 7, 11), True, ""),
        ("hosts", datetime.date(2024, 7, 25), False, "Pia Lund"),
        ("tile", datetime.date(2024, 8, 5), False, ""),
        (str(own.pk), datetime.date(2024, 8, 12), False, "Pia Lund"),
        ("slides", datetime.date(2024, 8, 13), False, ""),
        ("room", datetime.date(2024, 8, 14), False, ""),
        ("pack", datetime.date(2024, 8, 25), False, ""),
    ]


def test_lines_without_a_day_are_never_late() -> None:
    row = conversation("2024-08", format="speaker")
    assert {(one.day, one.late) for one in checklist(row, today=TODAY)} == {(None, False)}


def test_a_line_that_is_not_there_is_not_ticked() -> None:
    row, other = august(), august("2024-09")
    strange = add_task(by=pia(), conversation=other, title="Theirs", days=0)
    for task in ("made-up", str(strange.pk), "9" * 40):
        with pytest.raises(NotAllowed, match="not on the list any more"):
            tick_task(by=pia(), conversation=row, task=task, done=True)


def test_a_question_knows_who_posed_it_and_when_it_was_asked_before(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    profile("Ingrid Solheim")
    august("2022-03", questions=(QuestionFacts("what gives you REST"),))
    august("2023-05", questions=(QuestionFacts("What gives you rest?"), QuestionFacts("Who listens?")))
    row = august(
        questions=(QuestionFacts("What gives you rest?", "Ingrid Solheim"), QuestionFacts("What else?", "Tom"))
    )
    with django_assert_num_queries(2):
        shown = questions_shown(row)
    assert shown == (
        QuestionShown("What gives you rest?", "Ingrid Solheim", ("2022-03", "2023-05")),
        QuestionShown("What else?", "Tom"),
    )
    assert questions_shown(august("2024-09")) == ()


def _ready(**told: Any) -> Conversation:
    known: dict[str, Any] = {
        "title": "Rest",
        "format": "speaker",
        "questions": (QuestionFacts("What gives you rest?"),),
        "credits": (CreditFacts("Ingrid"), CreditFacts("Ada", "host"), CreditFacts("Marek", "host")),
    }
    row = august(**(known | told))
    set_hour(by=pia(), conversation=row, slots=OWNED)
    return row


def test_a_month_with_everything_is_ready() -> None:
    assert readiness(_ready()).ready


def test_a_month_of_which_nothing_is_known_says_all_that_is_missing() -> None:
    assert readiness(conversation("2024-08")).why_not == (
        "Nobody has said when it begins and ends.",
        "It has no title yet.",
        "Nobody has agreed to speak yet.",
        "There is no question for the small groups yet.",
        "There are no hosts yet; two are needed.",
        "The run of the hour is not written yet.",
    )


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"credits": (CreditFacts("Ingrid"), CreditFacts("Ada", "host"))}, "There is one host; two are needed."),
        (
            {"credits": (CreditFacts("Ada", "host"), CreditFacts("Marek", "host"))},
            "Nobody has agreed to speak yet.",
        ),
        ({"format": "panel"}, "One has agreed to speak; a panel needs two."),
        (
            {
                "format": "showcase",
                "credits": (
                    CreditFacts("Ingrid"),
                    CreditFacts("Tom"),
                    CreditFacts("Ada", "host"),
                    CreditFacts("Marek", "host"),
                ),
            },
            "Two have agreed to speak; a showcase needs three.",
        ),
    ],
)
def test_one_thing_that_is_missing_is_said(told: dict[str, object], why: str) -> None:
    assert readiness(_ready(**told)).why_not == (why,)


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        ((Slot(Part.TALK, "Talk", 67, "Ada"),), ("The run of the hour does not add up: 7 minutes too long.",)),
        ((Slot(Part.TALK, "Talk", 60),), ("One part of the hour has nobody who looks after it.",)),
        (
            (Slot(Part.TALK, "Talk", 30), Slot(Part.CLOSE, "End", 30)),
            ("2 parts of the hour have nobody who looks after them.",),
        ),
    ],
)
def test_an_hour_has_to_add_up_and_be_looked_after(slots: tuple[Slot, ...], why: tuple[str, ...]) -> None:
    row = _ready()
    set_hour(by=pia(), conversation=row, slots=slots)
    assert readiness(row).why_not == why


def test_somebody_of_the_plan_who_agreed_is_counted() -> None:
    row = _ready(credits=(CreditFacts("Ada", "host"), CreditFacts("Marek", "host")))
    speaking(row, INGRID, "agreed")
    assert readiness(row).ready
