"""Each message of a month's rhythm arrives once, whatever is repeated, moved, swapped or killed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import pytest

from kindling.attendance.models import Attended
from kindling.conversations.actions import (
    cancel_conversation,
    move_conversation,
    open_month,
    restore_month,
    set_meeting_link,
)
from kindling.conversations.models import Conversation
from kindling.duties.rhythm import Rhythm
from kindling.ground.models import AuditLine
from kindling.invitations import actions
from kindling.invitations.actions import queueing
from kindling.invitations.models import Habit, InvitationPlan, Occasion, Sending
from kindling.invitations.queries import counts, people_for
from kindling.mail.actions import NewMessage, queue_messages
from kindling.mail.models import Message, StoppedAddress, Why
from kindling.people.actions import invite_listed, merge_people
from kindling.people.models import Address, Alias, Person, Standing
from tests.factories.accounts import ada
from tests.factories.site import edition
from tests.invitations.cast import BEGINS, INVITED, MONTH, clock_at, go_on, member, month, queries, queued, says, sent

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = (datetime.timedelta(**{one: 1}) for one in ("minutes", "hours", "days"))
TITLE = "The courage to pause"
INVITATION = f"{TITLE}: Thursday 17 December"


def fresh(row: Conversation) -> Conversation:
    return Conversation.objects.select_related("series").get(pk=row.pk)


def moved(row: Conversation, at: datetime.datetime, day: int, hour: int = 18, reason: str = "") -> None:
    with clock_at(at):
        move_conversation(
            by=ada(),
            conversation=fresh(row),
            day=datetime.date(2026, 12, day),
            starts=datetime.time(hour),
            ends=datetime.time(hour + 1),
            reason=reason,
        )


def linked(row: Conversation, at: datetime.datetime, url: str) -> None:
    with clock_at(at):
        set_meeting_link(by=ada(), conversation=fresh(row), url=url)


def cancelled(row: Conversation, at: datetime.datetime) -> None:
    with clock_at(at):
        cancel_conversation(by=ada(), conversation=fresh(row), reason="Our speaker is ill.")


def test_nobody_is_mailed_before_a_steward_says_so() -> None:
    member()
    month(started=False)
    assert (go_on(INVITED), go_on(BEGINS - HOUR), queued()) == (0, 0, [])


def test_invitation_goes_by_itself_two_weeks_before_at_nine_and_once() -> None:
    member()
    month()
    assert sent(INVITED - MINUTE) == []
    assert sent(INVITED) == [("ben", INVITATION)]
    assert [sent(INVITED + MINUTE * one) for one in range(1, 4)] == [[], [], []]
    assert list(AuditLine.objects.filter(action="queue invitation").values_list("subject", "note")) == [
        (f"conversation {MONTH}", "1 message")
    ]


def test_whole_month_of_somebody_who_comes_somebody_silent_and_somebody_who_cannot() -> None:
    ben, cleo, _ = member(), member("Cleo Marsh"), member("Dita Roe")
    row = month()
    arrived = {"invitation": sent(INVITED)}
    says(ben, row, "yes")
    says(cleo, row, "no")
    for name, at in (("week", 7 * DAY), ("day", DAY), ("hour", HOUR)):
        arrived[name] = sent(BEGINS - at)
        assert sent(BEGINS - at + MINUTE) == []
    assert arrived == {
        "invitation": [("ben", INVITATION), ("cleo", INVITATION), ("dita", INVITATION)],
        "week": [("ben", f"In a week: {TITLE}"), ("dita", f"In a week: {TITLE}")],
        "day": [("ben", f"Tomorrow: {TITLE}")],
        "hour": [("ben", f"At 18:00: {TITLE}")],
    }


@pytest.mark.parametrize(("says_so", "asked"), [(True, False), (False, True)])
def test_invitation_goes_at_once_where_a_steward_asks(says_so: bool, asked: bool) -> None:
    member()
    row = month(started=says_so)
    now = INVITED - 10 * DAY
    with clock_at(now):
        actions.send_invitations(by=ada(), conversation=row, at_once=asked)
    assert sent(now) == ([("ben", INVITATION)] if asked else [])
    assert Habit.objects.get().started_at is not None


def test_day_that_is_said_after_the_invitations_time_rests_and_one_that_is_corrected_is_one_mail() -> None:
    member()
    row, late = month(day=None), BEGINS - HOUR
    for after in (0, 2):
        with clock_at(late + after * MINUTE):
            day, hour = BEGINS.date(), datetime.time(18, after)
            move_conversation(by=ada(), conversation=fresh(row), day=day, starts=hour, ends=datetime.time(19))
        assert sent(late + after * MINUTE) == []
    arrived = [sent(late + one * MINUTE) for one in (5, 6, 7, 8, 20)]
    assert arrived == [[], [], [("ben", INVITATION)], [], []]


def test_month_that_is_opened_with_a_day_that_is_near_rests_too() -> None:
    member()
    row, late = month(month="2026-10", day=datetime.date(2026, 10, 15)), BEGINS - DAY
    with clock_at(late):
        actor = ada()
        open_month(by=actor, series=row.series, month=MONTH, title=TITLE, day=BEGINS.date())
    assert [sent(late + one * MINUTE) for one in (0, 4, 5, 6)] == [[], [], [("ben", INVITATION)], []]


def test_paused_month_sends_nothing_until_it_goes_on_but_changes_are_told() -> None:
    member()
    row = month()
    sent(INVITED)
    with clock_at(INVITED + HOUR):
        actions.pause_invitations(by=ada(), conversation=row)
    assert sent(BEGINS - 7 * DAY) == []
    moved(row, BEGINS - 6 * DAY, 18)
    assert sent(BEGINS - 6 * DAY + 5 * MINUTE) == [("ben", f"Moved to Friday 18 December: {TITLE}")]
    with clock_at(BEGINS - 5 * DAY):
        actions.resume_invitations(by=ada(), conversation=row)
    assert sent(BEGINS - 5 * DAY) == []


def test_moving_moves_the_reminders_and_is_told_once() -> None:
    ben = member()
    row = month()
    sent(INVITED)
    says(ben, row, "yes")
    at = INVITED + DAY
    moved(row, at, 22)
    assert sent(at + 4 * MINUTE) == []
    assert sent(at + 5 * MINUTE) == [("ben", f"Moved to Tuesday 22 December: {TITLE}")]
    later = BEGINS + 5 * DAY
    times = (BEGINS - 7 * DAY, later - 7 * DAY, BEGINS - DAY, BEGINS - HOUR, later - DAY, later - HOUR)
    assert [sent(one) for one in times] == [
        [],
        [("ben", f"In a week: {TITLE}")],
        [],
        [],
        [("ben", f"Tomorrow: {TITLE}")],
        [("ben", f"At 18:00: {TITLE}")],
    ]


def test_whoever_could_not_come_the_other_day_is_told_of_the_new_one_and_asked_again() -> None:
    ben, row = member(), month()
    assert sent(INVITED) == [("ben", INVITATION)]
    says(ben, row, "no")
    linked(row, INVITED + HOUR, "https://meet.example.org/kettle")
    assert sent(INVITED + 2 * HOUR) == []
    moved(row, INVITED + DAY, 22)
    assert sent(INVITED + DAY + HOUR) == [("ben", f"Moved to Tuesday 22 December: {TITLE}")]
    week = BEGINS - 2 * DAY
    assert (counts(fresh(row)).no, counts(fresh(row)).silent) == (0, 1)
    assert sent(week) == [("ben", f"In a week: {TITLE}")]
    with clock_at(week):
        actions.answer_invitation(person=ben, conversation=fresh(row), answer="no", how="by the link in a mail")
    assert (counts(fresh(row)).no, sent(week + 4 * DAY), sent(week + 7 * DAY - HOUR)) == (1, [], [])


def test_no_holds_again_where_a_move_is_taken_back_before_it_was_told() -> None:
    ben, row = member(), month()
    assert sent(INVITED) == [("ben", INVITATION)]
    says(ben, row, "no")
    for day in (22, 17):
        moved(row, INVITED + DAY, day)
    assert (sent(INVITED + DAY + HOUR), sent(BEGINS - 7 * DAY)) == ([], [])


def test_reminder_that_went_out_is_not_repeated_for_a_move_of_an_hour() -> None:
    ben = member()
    row = month()
    sent(INVITED)
    says(ben, row, "yes")
    week = BEGINS - 7 * DAY
    assert len(sent(week)) == 1
    moved(row, week + 10 * MINUTE, 17, hour=19)
    assert sent(week + 20 * MINUTE) == [("ben", f"Now 19:00 to 20:00 on Thursday 17 December: {TITLE}")]
    assert sent(week + HOUR) == []


def test_reminders_that_wait_for_a_morning_are_taken_back_where_it_is_moved() -> None:
    member(zone="Australia/Sydney")
    row = month()
    sent(INVITED + 12 * HOUR)
    week = BEGINS - 7 * DAY  # five in the morning in Sydney
    assert sent(week) == []
    moved(row, week + MINUTE, 22)
    go_on(week + 6 * MINUTE)
    states = Message.objects.order_by("pk").values_list("kind", "state")
    assert list(states) == [("invitation", "sent"), ("reminder-week", "dropped"), ("change", "due")]


def test_two_quick_changes_are_one_message() -> None:
    member()
    row = month()
    sent(INVITED)
    at = INVITED + DAY
    moved(row, at, 22)
    go_on(at + 3 * MINUTE)
    moved(row, at + 3 * MINUTE, 21)
    assert sent(at + 6 * MINUTE) == []
    assert sent(at + 8 * MINUTE) == [("ben", f"Moved to Monday 21 December: {TITLE}")]


def test_change_that_is_taken_back_at_once_is_told_to_nobody() -> None:
    member()
    row = month()
    sent(INVITED)
    moved(row, INVITED + DAY, 22)
    moved(row, INVITED + DAY + MINUTE, 17)
    assert sent(INVITED + DAY + HOUR) == []


def test_change_that_has_not_left_the_queue_gives_way_to_a_later_one() -> None:
    member()
    row = month()
    sent(INVITED)
    at = INVITED + DAY
    moved(row, at, 22)
    go_on(at + 5 * MINUTE)
    moved(row, at + 6 * MINUTE, 21)
    assert sent(at + 6 * MINUTE) == []
    assert sent(at + 11 * MINUTE) == [("ben", f"Moved to Monday 21 December: {TITLE}")]


def test_swapped_link_is_told_once_and_repeats_no_reminder() -> None:
    ben = member()
    row = month()
    sent(INVITED)
    says(ben, row, "yes")
    assert len(sent(BEGINS - DAY)) == 1
    at = BEGINS - DAY + HOUR
    linked(row, at, "https://teams.example.org/kettle")
    assert sent(at + 5 * MINUTE) == [("ben", f"Another link: {TITLE}")]
    assert sent(at + HOUR) == []
    assert sent(BEGINS - HOUR) == [("ben", f"At 18:00: {TITLE}")]


def test_change_in_the_last_hour_goes_at_once_and_first_to_those_who_come() -> None:
    ben, _ = member(zone="Pacific/Auckland"), member("Dita Roe", zone="Australia/Sydney")
    row = month()
    sent(INVITED + 12 * HOUR)
    says(ben, row, "yes")
    at = BEGINS - 20 * MINUTE
    linked(row, at, "https://teams.example.org/kettle")
    go_on(at)
    changes = Message.objects.filter(kind="change-now").order_by("pk")
    assert list(changes.values_list("first", flat=True)) == [True, False]
    assert sent(at) == [("ben", f"Another link: {TITLE}"), ("dita", f"Another link: {TITLE}")]
    assert sent(at + MINUTE) == []


def test_change_is_told_to_everybody_who_knows_of_the_month_and_does_not_say_no() -> None:
    cleo, only_reminders = member("Cleo Marsh"), member("Dita Roe", invitation=False)
    member()
    member("Emil Roe", invitation=False, reminders=False)
    row = month()
    sent(INVITED)
    says(cleo, row, "no")
    says(only_reminders, row, "yes")
    moved(row, INVITED + DAY, 21)
    # Dita was told nothing yet: no invitation, and no reminder so far.
    assert [name for name, _ in sent(INVITED + DAY + HOUR)] == ["ben", "cleo"]
    says(cleo, fresh(row), "no")
    sent(BEGINS - 3 * DAY)
    linked(row, BEGINS - 3 * DAY + HOUR, "https://meet.example.org/kettle")
    assert [name for name, _ in sent(BEGINS - 3 * DAY + 2 * HOUR)] == ["ben", "dita"]


def test_invitation_that_leaves_the_queue_after_a_change_tells_it_and_no_change_follows() -> None:
    member(zone="Australia/Sydney")
    row = month()
    night = INVITED + 3 * HOUR  # eleven at night in Sydney
    Habit.objects.update(time_of_day=datetime.time(12))
    assert sent(night) == []
    moved(row, night + MINUTE, 21)
    assert sent(night + 10 * MINUTE) == []
    assert sent(night + 12 * HOUR) == [("ben", f"{TITLE}: Tuesday 22 December")]


def test_cancelling_is_told_once_and_nothing_else_goes_out() -> None:
    ben = member()
    row = month()
    sent(INVITED)
    says(ben, row, "yes")
    cancelled(row, INVITED + DAY)
    assert sent(INVITED + DAY + HOUR) == [("ben", f"Cancelled: {TITLE}, Thursday 17 December")]
    assert [sent(BEGINS - one) for one in (7 * DAY, DAY, HOUR)] == [[], [], []]


NIGHT = INVITED + DAY
"""Ten in the evening in Auckland."""


@pytest.fixture
def far() -> Conversation:
    """A month to which Ben, in Auckland, was invited by day."""
    member(zone="Pacific/Auckland")
    row = month()
    assert len(sent(INVITED + 12 * HOUR)) == 1
    return row


def test_cancelling_that_can_wait_wakes_nobody(far: Conversation) -> None:
    cancelled(far, NIGHT)
    assert sent(NIGHT + HOUR) == []
    assert sent(NIGHT + 10 * HOUR) == [("ben", f"Cancelled: {TITLE}, Friday 18 December")]


def test_cancelling_in_the_last_day_waits_for_nobodys_morning(far: Conversation) -> None:
    at = BEGINS - 8 * HOUR  # eleven in the evening there
    cancelled(far, at)
    assert sent(at + 5 * MINUTE) == [("ben", f"Cancelled: {TITLE}, Friday 18 December")]
    assert sent(BEGINS - HOUR) == []


def test_whoever_slept_while_it_was_off_for_an_hour_is_told_how_it_stands(far: Conversation) -> None:
    cancelled(far, NIGHT)
    sent(NIGHT + HOUR)
    with clock_at(NIGHT + HOUR):
        restore_month(by=ada(), conversation=fresh(far))
    assert sent(NIGHT + 2 * HOUR) == []
    assert sent(NIGHT + 10 * HOUR) == [("ben", f"It takes place on Friday 18 December: {TITLE}")]


def test_month_that_is_cancelled_before_anybody_knows_of_it_is_told_to_nobody() -> None:
    member()
    row = month()
    cancelled(row, INVITED - DAY)
    assert [sent(INVITED), sent(BEGINS - DAY)] == [[], []]


def test_month_that_takes_place_after_all_is_told_and_reminded_of() -> None:
    ben = member()
    row = month()
    sent(INVITED)
    says(ben, row, "yes")
    cancelled(row, INVITED + DAY)
    sent(INVITED + DAY + HOUR)
    with clock_at(INVITED + 2 * DAY):
        restore_month(by=ada(), conversation=fresh(row))
    told = f"It takes place: {TITLE}, Thursday 17 December"
    assert sent(INVITED + 2 * DAY + HOUR) == [("ben", told)]
    assert sent(BEGINS - DAY) == [("ben", f"Tomorrow: {TITLE}")]


def left(ben: Person) -> None:
    Person.objects.filter(pk=ben.pk).update(standing=Standing.LEFT)


def unsubscribed(ben: Person) -> None:
    Person.objects.filter(pk=ben.pk).update(invitation=False)


def stopped(ben: Person) -> None:
    StoppedAddress.objects.create(address=Address.objects.get(person=ben).email, why=Why.BOUNCED)


def elsewhere(ben: Person) -> None:
    Address.objects.filter(person=ben).update(email="ben@elsewhere.example.org")


def said_no(ben: Person) -> None:
    says(ben, Conversation.objects.get(month=MONTH), "no")


@pytest.mark.parametrize("since", [left, unsubscribed, stopped, elsewhere, said_no])
def test_whoever_wants_nothing_between_queueing_and_sending_gets_nothing(since: Any) -> None:
    ben = member()
    month()
    go_on(INVITED)
    assert queued() == [("invitation", "Ben")]
    since(ben)
    assert sent(INVITED) == []
    assert Message.objects.get().state == "dropped"


def test_whoever_wants_to_be_invited_after_all_is_invited_within_a_day_and_once() -> None:
    people = [member(f"{name} Roe") for name in ("Ben", "Cleo", "Dita", "Emil")]
    month()
    go_on(INVITED)
    for one, change in zip(people, (left, unsubscribed, stopped, said_no), strict=True):
        change(one)
    assert sent(INVITED) == []
    Person.objects.update(standing=Standing.MEMBER, invitation=True)
    StoppedAddress.objects.all().delete()
    found = [("ben", INVITATION), ("cleo", INVITATION), ("dita", INVITATION)]
    assert [sent(INVITED + one * HOUR) for one in (25, 26, 49)] == [found, [], []]
    assert Sending.objects.get().count == 4


def test_whoever_leaves_before_the_invitation_and_joins_again_is_invited_at_once() -> None:
    ben = member()
    month()
    go_on(INVITED)
    left(ben)
    assert sent(INVITED) == []
    Person.objects.update(standing=Standing.MEMBER, joined_at=INVITED + HOUR)
    assert sent(INVITED + HOUR + MINUTE) == [("ben", INVITATION)]


def test_invitations_that_a_cancellation_took_back_go_out_once_it_takes_place_after_all() -> None:
    member(zone="Pacific/Auckland")
    row = month()
    assert sent(INVITED) == []  # it is night there
    cancelled(row, INVITED + HOUR)
    assert sent(INVITED + 2 * HOUR) == []
    with clock_at(INVITED + 3 * HOUR):
        restore_month(by=ada(), conversation=fresh(row))
    assert [sent(INVITED + one * HOUR) for one in (4, 36)] == [[], [("ben", f"{TITLE}: Friday 18 December")]]


def test_whoever_turns_out_to_be_somebody_else_is_invited_once_and_told_of_a_change() -> None:
    ben, again = member(standing=Standing.MET, joined_at=None), member("Ben R. Okoro")
    Address.objects.filter(person=ben).delete()
    row = month()
    assert sent(INVITED) == [("ben", INVITATION)]
    merge_people(by=ada(), kept=ben, gone=again)
    assert [sent(INVITED + one * HOUR) for one in (25, 26)] == [[], []]
    moved(row, INVITED + 2 * DAY, 22)
    assert sent(INVITED + 2 * DAY + HOUR) == [("ben", f"Moved to Tuesday 22 December: {TITLE}")]


def test_whoever_wants_no_reminders_gets_none() -> None:
    ben = member(reminders=False)
    row = month()
    sent(INVITED)
    says(ben, row, "yes")
    assert [sent(BEGINS - one) for one in (7 * DAY, DAY, HOUR)] == [[], [], []]


def test_somebody_who_joins_late_is_invited_at_once_and_gets_no_reminder_whose_time_has_passed() -> None:
    row = month()
    sent(INVITED)
    now = BEGINS - 3 * HOUR - 12 * HOUR
    ben = member(joined_at=now, zone="Africa/Lagos")
    assert sent(now) == [("ben", INVITATION)]
    says(ben, row, "yes")
    assert [sent(now + MINUTE), sent(BEGINS - 2 * HOUR)] == [[], []]
    assert sent(BEGINS - HOUR) == [("ben", f"At 19:00: {TITLE}")]
    assert Sending.objects.get(kind="invitation").count == 1


def test_people_of_a_list_are_invited_in_their_morning_though_a_steward_takes_them_in_at_night() -> None:
    month()
    sent(INVITED)
    night = INVITED + 14 * HOUR
    ada_, listed = ada(), member("Dita Roe", standing=Standing.LISTED, joined_at=None)
    with clock_at(night):
        assert invite_listed(by=ada_, month=MONTH) == 1
    assert Person.objects.get(pk=listed.pk).joined_at == night
    assert [sent(night + MINUTE), sent(night + 8 * HOUR)] == [[], []]
    assert sent(night + 9 * HOUR) == [("dita", INVITATION)]


def test_somebody_who_stood_on_a_list_before_is_found_within_a_day() -> None:
    month()
    sent(INVITED)
    dita = member("Dita Roe", standing=Standing.LISTED, joined_at=None)
    assert sent(INVITED + 2 * HOUR) == []
    Person.objects.filter(pk=dita.pk).update(standing=Standing.MEMBER, joined_at=INVITED - 900 * DAY)
    assert sent(INVITED + 25 * HOUR) == [("dita", INVITATION)]
    assert sent(INVITED + 26 * HOUR) == []
    assert AuditLine.objects.filter(action="queue invitation").count() == 1


@pytest.fixture
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people in one step."""
    monkeypatch.setattr(queueing.queue_some, "__kwdefaults__", {"step": 2})


@pytest.mark.usefixtures("_small_steps")
def test_worker_that_dies_in_the_middle_leaves_nobody_out_and_writes_to_nobody_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("Ben", "Cleo", "Dita", "Emil", "Finn"):
        member(f"{name} Roe")
    month()
    real, calls = queue_messages, []

    def dying(new: Iterable[NewMessage], **told: Any) -> int:
        count = real(new, **told)
        calls.append(count)
        if len(calls) == 2:
            raise SystemExit
        return count

    monkeypatch.setattr(queueing, "queue_messages", dying)
    with pytest.raises(SystemExit):
        go_on(INVITED)
    assert [name for _, name in queued()] == ["Ben", "Cleo"]
    go_on(INVITED + MINUTE)
    assert [name for _, name in queued()] == ["Ben", "Cleo", "Dita", "Emil", "Finn"]
    sending = Sending.objects.get()
    assert (sending.count, sending.done_at) == (5, INVITED + MINUTE)


@pytest.mark.usefixtures("_small_steps")
def test_two_workers_at_once_queue_each_person_once() -> None:
    for name in ("Ben", "Cleo", "Dita"):
        member(f"{name} Roe")
    row = month()
    with clock_at(INVITED):
        one, other = (actions.begin_sending(conversation=row, kind=Occasion.INVITATION, now=INVITED) for _ in range(2))
        people = [everybody(row) for _ in range(2)]
        steps = [
            actions.queue_some(sending=sending, people=found, now=INVITED)
            for sending, found in ((one, people[0]), (other, people[1]), (one, people[0]))
        ]
    assert (one, steps) == (other, [True, False, False])
    assert [name for _, name in queued()] == ["Ben", "Cleo", "Dita"]


def everybody(row: Conversation) -> Any:
    return people_for("invitation", row)


@pytest.mark.usefixtures("_small_steps")
def test_invitation_that_was_begun_is_not_gone_on_with_while_the_month_is_paused_or_cancelled() -> None:
    for name in ("Ben", "Cleo", "Dita"):
        member(f"{name} Roe")
    row = month()
    with clock_at(INVITED):
        sending = actions.begin_sending(conversation=row, kind=Occasion.INVITATION, now=INVITED)
        actions.queue_some(sending=sending, people=everybody(row), now=INVITED)
    InvitationPlan.objects.create(conversation=row, paused=True)
    go_on(INVITED + MINUTE)
    assert len(queued()) == 2
    InvitationPlan.objects.update(paused=False)
    go_on(INVITED + 2 * MINUTE)
    assert len(queued()) == 3


def test_month_that_breaks_holds_up_no_other(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    member()
    month(month="2026-11", day=datetime.date(2026, 12, 1).replace(month=11, day=30))
    row = month()
    real = actions.begin_sending

    def breaking(*, conversation: Conversation, **told: Any) -> Sending:
        if conversation.month != row.month:
            raise ValueError("broken")
        return real(conversation=conversation, **told)

    monkeypatch.setattr("kindling.duties.rhythm.begin_sending", breaking)
    now = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
    Habit.objects.update(days_before=20)
    go_on(now)
    assert queued() == [("invitation", "Ben")]
    assert "broke" in caplog.text


@pytest.mark.parametrize("months", [1, 3])
def test_look_where_nothing_is_due_costs_three_queries(months: int) -> None:
    for number in range(months):
        month(month=f"2026-{10 + number}", day=datetime.date(2026, 10 + number, 15))
    member()
    with queries() as counted:
        go_on(datetime.datetime(2026, 9, 1, 12, tzinfo=datetime.UTC))
    assert len(counted) == 3


def came(row: Conversation, *people: Person) -> None:
    for person in people:
        alias = Alias.objects.create(key=person.name.casefold(), name=person.name, person=person)
        Attended.objects.create(conversation=row, alias=alias)


def test_what_came_of_it_is_told_once_who_came_is_known_and_the_pack_is_out() -> None:
    ben, cleo = member(), member("Cleo Marsh")
    member("Dita Roe", followup=False)
    row = month()
    sent(INVITED)
    after = BEGINS + 3 * DAY
    assert sent(after) == []
    came(row, ben)
    assert sent(after) == []
    with clock_at(after):
        edition(row)
    told = [("ben", f"Thank you for coming: {TITLE}"), ("cleo", f"What came of it: {TITLE}")]
    assert sent(after + 18 * HOUR) == told
    came(row, cleo)
    assert sent(after + 19 * HOUR) == []


def test_what_came_of_it_waits_for_no_pack_where_a_steward_says_so(mailoutbox: list[Any]) -> None:
    ben = member()
    row = month()
    sent(INVITED)
    came(row, ben)
    at = BEGINS + DAY
    assert sent(at) == []
    with clock_at(at):
        actions.ask_follow_up(by=ada(), conversation=row)
    assert sent(at) == [("ben", f"Thank you for coming: {TITLE}")]
    assert "still being made" in mailoutbox[-1].body


def test_what_came_of_it_waits_until_it_is_known_who_came() -> None:
    member()
    row = month()
    sent(INVITED)
    edition(row)
    assert sent(BEGINS + DAY) == []


def test_worker_that_found_nothing_does_not_look_again_at_once() -> None:
    looks = Rhythm(clock=lambda: INVITED)
    assert not looks.go_on()
    with queries() as counted:
        assert not looks.go_on()
    assert len(counted) == 0


def test_pack_that_comes_out_half_a_year_later_is_told_to_nobody() -> None:
    ben = member()
    row = month()
    sent(INVITED)
    came(row, ben)
    edition(row)
    assert sent(BEGINS + 61 * DAY) == []


def test_nobody_is_told_what_came_of_a_month_to_which_nobody_was_invited() -> None:
    ben = member()
    row = month(started=False)
    came(row, ben)
    edition(row)
    assert sent(BEGINS + DAY) == []


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        # Three weeks in March, and one in autumn, in which Britain and America are an hour nearer.
        ("America/New_York", datetime.date(2026, 3, 19), "Thursday 19 March 2026, 14:00 to 15:00"),
        ("America/New_York", datetime.date(2026, 4, 16), "Thursday 16 April 2026, 13:00 to 14:00"),
        ("America/New_York", datetime.date(2026, 10, 29), "Thursday 29 October 2026, 14:00 to 15:00"),
        ("Australia/Sydney", datetime.date(2026, 4, 2), "Friday 3 April 2026, 04:00 to 05:00"),
        ("Australia/Sydney", datetime.date(2026, 4, 16), "Friday 17 April 2026, 03:00 to 04:00"),
        ("Australia/Sydney", datetime.date(2026, 10, 15), "Friday 16 October 2026, 04:00 to 05:00"),
        ("Europe/London", datetime.date(2026, 10, 29), "Thursday 29 October 2026, 18:00 to 19:00"),
    ],
)
def test_invitation_tells_the_hour_by_the_readers_clocks(
    zone: str, day: datetime.date, begins: str, mailoutbox: list[Any]
) -> None:
    member(zone=zone)
    month(month=f"{day:%Y-%m}", day=day)
    at = datetime.datetime.combine(day, datetime.time(11), datetime.UTC) - 14 * DAY
    for hours in range(0, 24, 6):
        sent(at + hours * HOUR)
    assert [begins in one.body for one in mailoutbox] == [True]


def test_change_of_zone_moves_nothing_but_the_words(mailoutbox: list[Any]) -> None:
    ben = member(zone="Europe/London")
    row = month()
    sent(INVITED)
    says(ben, row, "yes")
    Person.objects.filter(pk=ben.pk).update(zone="Africa/Lagos")
    assert sent(INVITED + DAY) == []
    assert sent(BEGINS - HOUR) == [("ben", f"At 19:00: {TITLE}")]
    assert "Thursday 17 December 2026, 19:00 to 20:00" in mailoutbox[-1].body
