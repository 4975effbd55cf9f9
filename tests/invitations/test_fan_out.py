"""A whole fan-out at once goes by the worker's steps, and the rules say who may start one."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kindling.conversations.models import Conversation
from kindling.ground.actors import NOBODY, WORKER
from kindling.ground.errors import NotAllowed
from kindling.invitations import actions, rules
from kindling.invitations.actions import queueing
from kindling.invitations.models import Habit, InvitationPlan, Sending
from kindling.invitations.queries import coming, counts, people_for
from kindling.mail.models import Message
from kindling.people.models import Standing
from tests.factories.accounts import ada, pia
from tests.invitations.cast import BEGINS, INVITED, clock_at, member, month, queries, queued, says

pytestmark = pytest.mark.django_db

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


def test_fan_outs_at_once_queue_everybody_once_however_often_they_are_called() -> None:
    ben, cleo, row = member(), member("Cleo Marsh"), month()
    says(ben, row, "yes")
    with clock_at(INVITED):
        assert [actions.fan_out_invitations(conversation=row) for _ in range(2)] == [2, 2]
        days = [actions.fan_out_reminders(conversation=row, kind="reminder-day", now=INVITED) for _ in range(2)]
        assert [actions.fan_out_change(conversation=row, now=INVITED) for _ in range(2)] == [2, 2]
        told = [actions.fan_out_follow_up(conversation=row, came=[cleo.pk], with_pack=True) for _ in range(2)]
    assert (days, told) == ([1, 1], [2, 2])
    assert queued() == [
        ("invitation", "Ben"),
        ("invitation", "Cleo"),
        ("reminder-day", "Ben"),
        ("change", "Ben"),
        ("change", "Cleo"),
        ("follow-up-came", "Cleo"),
        ("follow-up-missed", "Ben"),
    ]


def test_reminder_on_the_night_in_which_the_clocks_change_is_worth_sending_for_twelve_hours() -> None:
    says(member(), row := month(month="2027-03", day=datetime.date(2027, 3, 28)), "yes")
    day_before = datetime.datetime(2027, 3, 27, 18, tzinfo=datetime.UTC)
    actions.fan_out_reminders(conversation=row, kind="reminder-day", now=day_before)
    assert Message.objects.get().expires_at == day_before + datetime.timedelta(hours=12)


def test_step_costs_the_same_for_one_person_and_for_many() -> None:
    row, costs = month(), []
    for many in (1, 30):
        for number in range(many):
            member(f"Ben{number} Okoro")
        Sending.objects.all().delete()
        with queries() as counted:
            actions.fan_out_invitations(conversation=row, now=INVITED)
        costs.append(len(counted))
    assert costs[0] == costs[1]


def test_invitation_is_for_members_who_want_it_and_can_be_reached() -> None:
    row = month()
    member()
    member("Cleo Marsh", invitation=False)
    member("Dita Roe", standing=Standing.LISTED)
    member("Emil Sand", standing=Standing.LEFT)
    member("Finn Lind").addresses.update(usual=False)
    assert [person.name for person in people_for("invitation", row)] == ["Ben Okoro"]


def test_counts_tell_who_was_invited_comes_cannot_and_is_silent() -> None:
    row = month()
    people = [member(f"{name} Roe") for name in ("Ben", "Cleo", "Dita", "Emil")]
    assert (counts(row).invited, counts(row).silent) == (0, 0)
    actions.fan_out_invitations(conversation=row, now=INVITED)
    for person, answer in zip(people, ("yes", "yes", "no"), strict=False):
        says(person, row, answer)
    found = counts(row)
    assert (found.invited, found.yes, found.no, found.silent) == (4, 2, 1, 1)
    assert [one.person.name for one in coming(row)] == ["Ben Roe", "Cleo Roe"]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (actions.send_invitations, {"at_once": True}),
        (actions.pause_invitations, {}),
        (actions.resume_invitations, {}),
        (actions.write_line, {"line": "Hello"}),
        (actions.ask_follow_up, {}),
    ],
)
def test_only_stewards_decide_what_is_mailed_to_everybody(act: Any, told: dict[str, Any]) -> None:
    row = month(started=False)
    for by in (pia(), NOBODY):
        with pytest.raises(NotAllowed, match="Stewards decide"):
            act(by=by, conversation=row, **told)
        with pytest.raises(NotAllowed, match="Stewards decide"):
            actions.describe_habit(by=by, series=row.series, days_before=3, time_of_day=datetime.time(9))
    assert not Habit.objects.exists()
    assert not InvitationPlan.objects.exists()
    assert (rules.can_convene(ada()), rules.can_convene(WORKER), rules.can_convene(pia())) == (True, True, False)


def test_month_that_cannot_be_invited_to_says_why() -> None:
    row = month()

    def why(at: datetime.datetime) -> str:
        with pytest.raises(NotAllowed) as refused:
            rules.check_can_send(ada(), Conversation.objects.select_related("series").get(), at)
        assert not rules.can_send(ada(), Conversation.objects.select_related("series").get(), at)
        return refused.value.sentence

    assert rules.can_send(ada(), row, INVITED)
    assert why(BEGINS) == "It has begun already, so an invitation would come too late."
    actions.fan_out_invitations(conversation=row, now=INVITED)
    assert why(INVITED) == "Its invitation has gone out already."
    Conversation.objects.update(day=None)
    assert why(INVITED) == "Nobody has said yet when it is."
    Conversation.objects.update(status="cancelled", reason="Our speaker is ill.")
    assert why(INVITED) == "This conversation does not take place."


def test_follow_up_is_asked_for_once_it_is_over_and_before_it_was_told() -> None:
    row = month()
    assert not rules.can_follow_up(ada(), row, BEGINS)
    assert rules.can_follow_up(ada(), row, BEGINS + HOUR)
    actions.fan_out_follow_up(conversation=row, came=[], with_pack=False, now=BEGINS + HOUR)
    with pytest.raises(NotAllowed, match="has been told already"):
        rules.check_can_follow_up(ada(), row, BEGINS + HOUR)


def test_answer_is_taken_while_it_means_something() -> None:
    ben, row = member(), month()
    assert rules.can_answer(ben, row, BEGINS)
    assert not rules.can_answer(ben, row, BEGINS + HOUR)
    Conversation.objects.update(day=None)
    with pytest.raises(NotAllowed, match="Nobody has said yet when it is"):
        rules.check_can_answer(ben, Conversation.objects.select_related("series").get(), INVITED)
    with pytest.raises(NotAllowed, match="This conversation is over"):
        rules.check_can_answer(ben, Conversation.objects.select_related("series").get(), BEGINS + 31 * DAY)
    Conversation.objects.update(day=BEGINS.date())
    with clock_at(INVITED), pytest.raises(ValueError, match="maybe"):
        actions.answer_invitation(person=ben, conversation=row, answer="maybe", how="by the link in a mail")


def test_queueing_step_of_a_sending_that_is_done_does_nothing() -> None:
    member()
    row = month()
    actions.fan_out_invitations(conversation=row, now=INVITED)
    assert not queueing.queue_some(sending=Sending.objects.get(), people=people_for("invitation", row), now=INVITED)


def test_everybody_is_looked_at_once_more_beside_those_who_joined() -> None:
    row = month()
    member()
    actions.fan_out_invitations(conversation=row, now=INVITED)
    assert actions.invite_late(sending=Sending.objects.get(), now=INVITED + DAY, everybody=True) == 1
    sending = Sending.objects.get()
    assert (sending.reached, sending.done_at, sending.looked_at) == (0, None, INVITED + DAY)
