"""What is due of a month, decided from rows alone: none of these is in any database."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kindling.conversations.models import Conversation, Series
from kindling.invitations import due
from kindling.invitations.due import Month, Task, follow_up_is_near, invitation_due, pending_change, task_of
from kindling.invitations.models import Habit, InvitationPlan, Occasion, Sending
from tests.invitations.cast import BEGINS, INVITED, MONTH

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
SERIES = Series(name="Kettle", starts=datetime.time(18), ends=datetime.time(19))


def row(**told: Any) -> Conversation:
    return Conversation(**({"series": SERIES, "month": MONTH, "day": BEGINS.date()} | told))


def month(*sendings: Sending, plan: dict[str, Any] | None = None, started: bool = True, **told: Any) -> Month:
    habit = Habit(series=SERIES, started_at=INVITED if started else None)
    found = row(**told)
    return Month(found, habit, InvitationPlan(conversation=found, **(plan or {})), sendings)


def gone(kind: str = "invitation", at: datetime.datetime = INVITED, **told: Any) -> Sending:
    facts = {"kind": kind, "at": at, "done_at": at, "begins_at": BEGINS, "ends_at": BEGINS + HOUR}
    return Sending(**(facts | told))


def test_invitation_is_due_once_a_steward_has_said_so_and_its_day_is_known() -> None:
    assert invitation_due(month(day=None)) is None
    assert invitation_due(month(status="cancelled")) is None
    assert invitation_due(month(started=False)) is None
    asked = invitation_due(month(started=False, plan={"asked_at": INVITED - DAY}))
    assert asked is not None
    assert asked.at == INVITED - DAY
    assert task_of(month(), INVITED) == Task(Occasion.INVITATION)


def test_invitation_rests_after_its_hour_was_said_unless_a_steward_has_asked_since() -> None:
    late, rest = BEGINS - DAY, HOUR / 12
    said = month(changed_at=late)
    assert [task_of(said, late + one) for one in (rest / 2, rest)] == [None, Task(Occasion.INVITATION)]
    asked = {
        name: month(changed_at=late, plan={"asked_at": late + at})
        for name, at in (("before", -rest), ("since", rest / 5))
    }
    moments = {name: found.at - late for name, one in asked.items() if (found := invitation_due(one))}
    assert moments == {"before": rest, "since": rest / 5}
    near = invitation_due(month(changed_at=BEGINS - rest / 2))
    assert near is not None
    assert near.at == BEGINS - rest / 2


def test_day_that_is_over_is_told_to_nobody() -> None:
    told = gone(begins_at=BEGINS + DAY, ends_at=BEGINS + DAY + HOUR)
    moved = month(told, sequence=1, changed_at=BEGINS + 2 * HOUR)
    assert task_of(moved, BEGINS + 3 * HOUR) is None
    assert task_of(month(told, sequence=1, changed_at=BEGINS - HOUR), BEGINS - HOUR) == Task(Occasion.CHANGE)


def test_what_was_begun_is_gone_on_with() -> None:
    begun = gone(done_at=None)
    assert task_of(month(begun), INVITED + HOUR) == Task(Occasion.INVITATION, begun)
    assert task_of(month(begun), BEGINS) is None
    change = gone("change", INVITED + DAY, done_at=None)
    assert task_of(month(gone(), change), INVITED + DAY) == Task(Occasion.CHANGE, change)
    week = gone("reminder-week", BEGINS - 7 * DAY, done_at=None)
    assert task_of(month(gone(), week), BEGINS - 6 * DAY) == Task(Occasion.WEEK, week)


def test_pause_holds_all_but_changes() -> None:
    paused: dict[str, Any] = {"paused": True}
    assert task_of(month(plan=paused), INVITED) is None
    assert task_of(month(gone(), plan=paused), BEGINS - 7 * DAY) is None
    moved = month(gone(), plan=paused, sequence=1, changed_at=INVITED + DAY, day=BEGINS.date() + DAY)
    assert task_of(moved, INVITED + 2 * DAY) == Task(Occasion.CHANGE)


@pytest.mark.parametrize(
    "told",
    [
        {},  # nothing has changed
        {"status": "cancelled", "reason": "Ill.", "told": {"stands": False}},  # that is known
        {"day": None},  # nobody can be told when it is
    ],
)
def test_nothing_is_told_where_nothing_can_be_or_all_is_known(told: dict[str, Any]) -> None:
    facts = dict(told)
    known = facts.pop("told", {})
    assert pending_change(month(gone(**known), **facts)) is None


def test_change_of_which_no_sequence_tells_is_told_once() -> None:
    # A day that was written into the tables by hand.
    moved: dict[str, Any] = {"day": BEGINS.date() + DAY}
    assert pending_change(month(gone(), **moved)) is not None
    assert pending_change(month(gone(), gone("change", INVITED + DAY), **moved)) is None


def test_reminder_goes_once_for_each_sequence_even_where_the_day_was_changed_by_hand() -> None:
    week = gone("reminder-week", BEGINS - 7 * DAY)
    told = gone("change", BEGINS - 12 * DAY, begins_at=BEGINS + 7 * DAY, ends_at=BEGINS + 7 * DAY + HOUR)
    later = month(gone(), told, week, day=BEGINS.date() + 7 * DAY)
    assert task_of(later, BEGINS) is None


def test_change_that_rests_holds_the_reminders_and_one_that_was_told_after_their_time_stands_for_them() -> None:
    day = BEGINS - DAY
    moved: dict[str, Any] = {"sequence": 1, "changed_at": day - HOUR / 60, "starts": datetime.time(17, 30)}
    assert task_of(month(gone(), **moved), day) is None
    told = gone("change", day + HOUR, sequence=1, begins_at=BEGINS - HOUR / 2)
    assert task_of(month(gone(), told, **moved), day + 2 * HOUR) is None


def test_reminders_are_of_whoever_was_invited_alone() -> None:
    assert task_of(month(started=False), BEGINS - DAY) is None
    assert list(due._tasks(month(gone()), BEGINS - DAY)) == [Task(Occasion.DAY)]


def test_follow_up_is_near_after_the_hour_until_both_have_gone() -> None:
    after = BEGINS + DAY
    assert follow_up_is_near(month(gone()), after)
    assert not follow_up_is_near(month(gone()), BEGINS)
    assert not follow_up_is_near(month(gone()), BEGINS + 61 * DAY)
    assert not follow_up_is_near(month(), after)
    assert not follow_up_is_near(month(gone(), day=None), after)
    assert not follow_up_is_near(month(gone(), plan={"paused": True}), after)
    assert follow_up_is_near(month(gone(), gone("follow-up-came", after)), after)
    assert not follow_up_is_near(month(gone(), gone("follow-up-came"), gone("follow-up-missed")), after)
