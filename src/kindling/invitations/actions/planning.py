"""A steward says how a month's invitations go: now, later, with a line of their own, or not for the moment."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from kindling.conversations.models import Conversation, Series
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.invitations.models import Habit, InvitationPlan
from kindling.invitations.rules import check_can_convene, check_can_follow_up, check_can_send


def send_invitations(*, by: Actor, conversation: Conversation, at_once: bool) -> None:
    """Lets the invitations of this month and of all later ones go out by themselves; this month's now if ``at_once``.

    Raises `NotAllowed` for whoever is no steward, and where the month cannot be invited to.
    """
    now = timezone.now()
    check_can_send(by, conversation, now)
    with transaction.atomic():
        habit, _ = Habit.objects.get_or_create(series=conversation.series)
        Habit.objects.filter(pk=habit.pk, started_at=None).update(started_at=now)
        if at_once:
            _plan(conversation, asked_at=now, paused=False)
        action = "send invitation" if at_once else "let invitations go out"
        record_audit(by=by, action=action, subject=f"conversation {conversation.month}")


def pause_invitations(*, by: Actor, conversation: Conversation) -> None:
    """Holds the month's invitation, reminders and follow-up; changes are told all the same. Stewards only."""
    _change(by, conversation, "pause invitations", paused=True)


def resume_invitations(*, by: Actor, conversation: Conversation) -> None:
    """Lets them go out again, those whose time has passed left out. Stewards only."""
    _change(by, conversation, "resume invitations", paused=False)


def write_line(*, by: Actor, conversation: Conversation, line: str) -> None:
    """Puts a personal line on top of the invitation and the week's reminder; empty takes it away. Stewards only."""
    _change(by, conversation, "write invitation line", line=line.strip())


def ask_follow_up(*, by: Actor, conversation: Conversation) -> None:
    """Lets the follow-up go out before the pack is there. Raises `NotAllowed` while the hour is not over."""
    check_can_follow_up(by, conversation, timezone.now())
    _change(by, conversation, "send follow-up", follow_up_asked_at=timezone.now())


def describe_habit(*, by: Actor, series: Series, days_before: int, time_of_day: datetime.time) -> Habit:
    """Says when the invitations of a series go out: so many days before, at a time by the series' clocks."""
    check_can_convene(by)
    with transaction.atomic():
        row, _ = Habit.objects.get_or_create(series=series)
        row.days_before, row.time_of_day = days_before, time_of_day
        row.full_clean()
        row.save(update_fields=["days_before", "time_of_day"])
        record_audit(by=by, action="describe invitations", subject=f"series {series.pk}")
    return row


def _change(by: Actor, conversation: Conversation, action: str, **told: object) -> None:
    check_can_convene(by)
    with transaction.atomic():
        _plan(conversation, **told)
        record_audit(by=by, action=action, subject=f"conversation {conversation.month}")


def _plan(conversation: Conversation, **told: object) -> None:
    row, _ = InvitationPlan.objects.get_or_create(conversation=conversation)
    for name, value in told.items():
        setattr(row, name, value)
    row.save(update_fields=list(told))
