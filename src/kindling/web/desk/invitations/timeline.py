"""What goes out when, for one month, in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kindling.invitations.due import Month, follow_up_is_near, invitation_due, invitation_planned
from kindling.invitations.models import Occasion, Sending
from kindling.invitations.timetable import Moment, reminder_moments
from kindling.web.templatetags.months import day_said

FOR = {
    Occasion.INVITATION: "To every member who wants it, with an entry for the calendar",
    Occasion.WEEK: "To those who come, and those who have not answered",
    Occasion.DAY: "To those who come",
    Occasion.HOUR: "To those who come, with the way in",
    Occasion.CHANGE: "To everybody who was told of the month and has not said no",
    Occasion.CANCELLED: "To everybody who was told of the month and has not said no",
    Occasion.CAME: "To members who were there",
    Occasion.MISSED: "To the other members",
}
"""Whom each is for."""

NAMES = {
    Occasion.INVITATION: "The invitation",
    Occasion.WEEK: "A week before",
    Occasion.DAY: "A day before",
    Occasion.HOUR: "An hour before",
    Occasion.CHANGE: "A change",
    Occasion.CANCELLED: "That it is cancelled",
    Occasion.CAME: "Thanks for coming",
    Occasion.MISSED: "What came of it",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that goes out. ``icon`` is ``check``, ``clock`` or ``hidden``; ``words`` says the same.

    ``kind`` is the kind of message, whose text the desk shows.
    """

    kind: str
    name: str
    whom: str
    icon: str
    words: str


def timeline(month: Month, now: datetime.datetime) -> tuple[Step, ...]:
    """The month's steps in the order of their times; those that changes brought stand apart (`told_besides`)."""
    return tuple(_steps(month, now))


def told_besides(month: Month) -> tuple[Step, ...]:
    """The changes and cancellations that were told, the newest first."""
    rows = [one for one in month.sendings if one.kind in {Occasion.CHANGE, Occasion.CANCELLED}]
    return tuple(_gone(Occasion(one.kind), one, zone_of(month)) for one in reversed(rows))


def zone_of(month: Month) -> ZoneInfo:
    """The zone whose clocks the page shows."""
    return ZoneInfo(month.conversation.local_zone)


def planned_at(month: Month) -> datetime.datetime | None:
    """When the invitation would go out by itself, by the series' clocks; None where nobody knows when it is."""
    planned = invitation_planned(month)
    return planned.at.astimezone(zone_of(month)) if planned else None


def moment_said(at: datetime.datetime, zone: ZoneInfo) -> str:
    """``Thursday 3 December, 09:00``."""
    local = at.astimezone(zone)
    return f"{day_said(local.date())}, {local:%H:%M}"


def _steps(month: Month, now: datetime.datetime) -> Iterator[Step]:
    begins, zone = month.conversation.begins_at, zone_of(month)
    usual = planned_at(month)
    if begins is None or usual is None:
        return
    sent = month.invited
    moment = invitation_due(month) or Moment(usual, begins)
    yield _gone(Occasion.INVITATION, sent, zone) if sent else _invitation(month, moment, now)
    for kind, one in reminder_moments(begins).items():
        yield _reminder(month, Occasion(kind), one, now)
    for kind in (Occasion.CAME, Occasion.MISSED):
        last = month.last(kind)
        yield _gone(kind, last, zone) if last else _afterwards(month, kind, now)


def _invitation(month: Month, moment: Moment, now: datetime.datetime) -> Step:
    if not month.conversation.stands:
        return _step(Occasion.INVITATION, "hidden", "It does not go out: the month is called off")
    if now >= moment.until:
        return _step(Occasion.INVITATION, "hidden", "It did not go out")
    if month.habit.started_at is None and month.plan.asked_at is None:
        return _step(Occasion.INVITATION, "clock", "Waits for a steward’s word")
    if month.plan.paused:
        return _step(Occasion.INVITATION, "hidden", "Paused")
    words = "Within the next minute" if moment.at <= now else moment_said(moment.at, zone_of(month))
    return _step(Occasion.INVITATION, "clock", words)


def _reminder(month: Month, kind: Occasion, moment: Moment, now: datetime.datetime) -> Step:
    last, zone = month.last(kind), zone_of(month)
    if last and (last.begins_at == month.conversation.begins_at or now >= moment.until):
        return _gone(kind, last, zone)
    if not month.conversation.stands:
        return _step(kind, "hidden", "It does not go out: the month is called off")
    told = month.told
    if now >= moment.until or (told and told.at > moment.at):
        return _step(kind, "hidden", "Left out: its time had passed")
    if month.plan.paused:
        return _step(kind, "hidden", "Paused")
    return _step(kind, "clock", moment_said(moment.at, zone))


def _afterwards(month: Month, kind: Occasion, now: datetime.datetime) -> Step:
    row = month.conversation
    if not row.stands:
        return _step(kind, "hidden", "It does not go out: the month is called off")
    if month.plan.paused:
        return _step(kind, "hidden", "Paused")
    if row.ends_at and now >= row.ends_at and not follow_up_is_near(month, now):
        return _step(kind, "hidden", "Left out: nobody was invited, or it is too long ago")
    waits = "once it is known who came" if month.plan.follow_up_asked_at else "once the pack is out"
    return _step(kind, "clock", f"Afterwards, {waits}")


def _gone(kind: Occasion, sending: Sending, zone: ZoneInfo) -> Step:
    count = f"{sending.count:,} {'person' if sending.count == 1 else 'people'}"
    if sending.done_at is None:
        return _step(kind, "clock", f"On its way to {count} so far")
    return _step(kind, "check", f"{moment_said(sending.at, zone)}, to {count}")


def _step(kind: Occasion, icon: str, words: str) -> Step:
    return Step(kind.value, NAMES[kind], FOR[kind], icon, words)
