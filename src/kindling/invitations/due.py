"""What is due of one month's invitations, decided from its rows alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from kindling.conversations.models import Conversation
from kindling.invitations.models import Habit, InvitationPlan, Occasion, Sending
from kindling.invitations.timetable import FOLLOW_UP, Moment, change_at, invitation_moment, reminder_moments, rested_at

TELLING = frozenset({Occasion.INVITATION, Occasion.CHANGE, Occasion.CANCELLED})
"""The occasions that tell everybody how things stand."""


@dataclass(frozen=True, slots=True)
class Month:
    """A conversation with how its invitations go and what has gone out, in the order in which it was begun."""

    conversation: Conversation
    habit: Habit
    plan: InvitationPlan
    sendings: tuple[Sending, ...]

    def last(self, *kinds: str) -> Sending | None:
        """The latest of those kinds that was begun."""
        return next((one for one in reversed(self.sendings) if one.kind in kinds), None)

    def has_gone(self, kind: str) -> bool:
        """Whether that kind was begun since the month's sequence is what it is: each has one sending."""
        return any(one.kind == kind and one.sequence == self.conversation.sequence for one in self.sendings)

    @property
    def invited(self) -> Sending | None:
        """The month's invitation, once it has been begun."""
        return self.last(Occasion.INVITATION)

    @property
    def told(self) -> Sending | None:
        """What everybody who was invited was told last of when and where it is."""
        return self.last(*TELLING)


@dataclass(frozen=True, slots=True)
class Task:
    """An occasion that is due: to begin, or to go on with where ``sending`` stopped."""

    kind: Occasion
    sending: Sending | None = None


def invitation_planned(month: Month) -> Moment | None:
    """When the invitation would go out by itself, an hour that was only just said at rest before; None without one."""
    begins, said_at = month.conversation.begins_at, month.conversation.changed_at
    if begins is None:
        return None
    usual = invitation_moment(begins, days_before=month.habit.days_before, at=month.habit.time_of_day)
    return Moment(max(usual.at, rested_at(said_at, begins)), usual.until) if said_at else usual


def invitation_due(month: Month) -> Moment | None:
    """When the invitation goes out by itself or because a steward asked; None while neither is so."""
    planned, asked, said_at = invitation_planned(month), month.plan.asked_at, month.conversation.changed_at
    if planned is None or not month.conversation.stands or (month.habit.started_at is None and asked is None):
        return None
    if asked is None:
        return planned
    # Whoever asks has seen the hour as it is; one that was said after that rests all the same.
    at = rested_at(said_at, planned.until) if said_at and said_at > asked else asked
    return Moment(min(planned.at, at), planned.until)


def task_of(month: Month, now: datetime.datetime) -> Task | None:
    """The most urgent thing that is due for the month now: what changed, then the reminders, then the invitation."""
    return next((task for task in _tasks(month, now)), None)


def _tasks(month: Month, now: datetime.datetime) -> Iterator[Task]:
    if (change := pending_change(month)) is not None:
        if change.is_due(now):
            yield Task(Occasion.CHANGE if month.conversation.stands else Occasion.CANCELLED)
        # Nothing else says when it is while what was told of it is not true any more.
        return
    told = month.told
    if told and told.kind != Occasion.INVITATION and told.done_at is None:
        yield Task(Occasion(told.kind), told)
    if month.conversation.stands and not month.plan.paused:
        yield from _reminders(month, now)
        yield from _invitation(month, now)


def pending_change(month: Month) -> Moment | None:
    """When it is due to tell everybody that something is otherwise than they were told; None where nothing is."""
    told, row = month.told, month.conversation
    if told is None or is_as_told(told, row):
        return None
    if month.has_gone(Occasion.CHANGE if row.stands else Occasion.CANCELLED):
        return None
    # What is over is told to nobody: it would count as told, and a later change would be compared with it.
    ends = (row.ends_at,) if row.stands else (told.ends_at, row.ends_at)
    until = max((one for one in ends if one), default=None)
    if until is None or (row.stands and row.begins_at is None):
        return None
    begins = [one for one in (told.begins_at, row.begins_at) if one]
    changed_at = row.changed_at or told.at
    return Moment(change_at(changed_at, *begins), until)


def is_as_told(told: Sending, row: Conversation) -> bool:
    """Whether all that ``told`` said still holds."""
    if not told.stands or not row.stands:
        return told.stands == row.stands
    return (told.begins_at, told.ends_at, told.meeting) == (row.begins_at, row.ends_at, meeting_of(row))


def meeting_of(row: Conversation) -> str:
    """How to get in, as one text that is compared."""
    return "\n".join(part for part in (row.meeting_url, row.meeting_note) if part)


def _reminders(month: Month, now: datetime.datetime) -> Iterator[Task]:
    begins, invited = month.conversation.begins_at, month.invited
    if begins is None or invited is None:
        return
    moments = reminder_moments(begins)
    for kind in (Occasion.HOUR, Occasion.DAY, Occasion.WEEK):
        moment, last = moments[kind], month.last(kind)
        if not moment.is_due(now):
            continue
        if last and last.begins_at == begins:
            if last.done_at is None:
                yield Task(kind, last)
        elif not month.has_gone(kind) and not _heard_lately(month, moment, last):
            yield Task(kind)


def _heard_lately(month: Month, moment: Moment, last: Sending | None) -> bool:
    """Whether everybody heard of the hour so lately that reminding them of it would be too much."""
    told = month.told
    lately = last is not None and last.at > moment.at - moment.again
    return lately or (told is not None and told.at > moment.at)


def _invitation(month: Month, now: datetime.datetime) -> Iterator[Task]:
    moment, invited = invitation_due(month), month.invited
    if invited is None and moment and moment.is_due(now):
        yield Task(Occasion.INVITATION)
    if invited and invited.done_at is None and month.conversation.begins_at and now < month.conversation.begins_at:
        yield Task(Occasion.INVITATION, invited)


def follow_up_is_near(month: Month, now: datetime.datetime) -> bool:
    """Whether a follow-up may be due, once it is known who came: the hour is over, and was not long ago."""
    row = month.conversation
    if month.invited is None or not row.stands or month.plan.paused or row.ends_at is None:
        return False
    both = [month.last(kind) for kind in (Occasion.CAME, Occasion.MISSED)]
    return row.ends_at <= now < row.ends_at + FOLLOW_UP and not all(one and one.done_at for one in both)
