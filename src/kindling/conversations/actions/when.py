"""Writes of when a month's meeting is, whether it takes place, and how people get in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from kindling.conversations.ahead import with_something
from kindling.conversations.calendar import meeting_in
from kindling.conversations.changes import as_it_was, tell_change
from kindling.conversations.facts import BadFacts
from kindling.conversations.models import Conversation, Standing
from kindling.conversations.rules import (
    check_can_call_off,
    check_can_move,
    check_can_restore,
    check_can_say_when,
)
from kindling.conversations.times import checked_link, checked_times
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


def move_conversation(
    *,
    by: Actor,
    conversation: Conversation,
    day: datetime.date,
    starts: datetime.time | None = None,
    ends: datetime.time | None = None,
    reason: str = "",
) -> frozenset[str]:
    """Moves it to another day of its month, or to other local times; None is the series' own.

    Answers what changed (`kindling.conversations.changes`). Raises `BadFacts` for a day of another month, times that
    are none or are over, and `NotAllowed` where it is over or does not take place.
    """
    check_can_move(by, conversation, timezone.now())
    with transaction.atomic():
        row = _locked(conversation)
        checked_times(row, day, starts, ends, now=timezone.now())
        first = row.moved_from or row.day
        told = {
            "day": day,
            "starts": starts,
            "ends": ends,
            "reason": reason.strip(),
            "moved_from": first if first != day else None,
        }
        return _change(by, conversation, row, "move conversation", told)


def cancel_conversation(*, by: Actor, conversation: Conversation, reason: str) -> frozenset[str]:
    """Calls off what was planned, with the reason that members see. Raises `BadFacts` without one.

    Raises `NotAllowed` once its hour is over.
    """
    return _call_off(by, conversation, Standing.CANCELLED, reason)


def skip_month(*, by: Actor, conversation: Conversation, reason: str) -> frozenset[str]:
    """Leaves a month without a conversation, with the reason that members see. Raises `BadFacts` without one.

    Raises `NotAllowed` once its hour is over.
    """
    return _call_off(by, conversation, Standing.SKIPPED, reason)


def restore_month(*, by: Actor, conversation: Conversation) -> frozenset[str]:
    """Has a cancelled or skipped month's conversation take place after all, as it was planned; a past one as well.

    One of which nothing else is known stands by the series' rule alone again, and follows it.
    """
    check_can_restore(by, conversation)
    with transaction.atomic():
        row = _locked(conversation)
        told = {"status": Standing.PLANNED, "reason": "", "by_rule": _is_bare(row)}
        return _change(by, conversation, row, "restore conversation", told)


def set_meeting_link(*, by: Actor, conversation: Conversation, url: str, note: str = "") -> frozenset[str]:
    """Says where the month meets: any https address, or none; and how to get in besides (a pin, a phone number).

    Raises `BadFacts` for what no browser opens safely.
    """
    check_can_say_when(by)
    told = {"meeting_url": checked_link(url), "meeting_note": note.strip()}
    with transaction.atomic():
        return _change(by, conversation, _locked(conversation), "set meeting link", told)


def _call_off(by: Actor, conversation: Conversation, status: Standing, reason: str) -> frozenset[str]:
    check_can_call_off(by, conversation, status, timezone.now())
    if not reason.strip():
        raise BadFacts("Members see why it does not take place.", "Write a short reason.")
    verb = "cancel" if status == Standing.CANCELLED else "skip"
    with transaction.atomic():
        row = _locked(conversation)
        return _change(by, conversation, row, f"{verb} conversation", {"status": status, "reason": reason.strip()})


OWN = ("title", "format", "summary", "starts", "ends", "zone", "moved_from", "meeting_url", "meeting_note", "people")
"""What somebody may have said of a month besides its day."""


def _is_bare(row: Conversation) -> bool:
    """Whether nobody said anything of it but that it does not take place."""
    said = any(getattr(row, name) not in ("", None) for name in OWN)
    times = meeting_in(row.series, row.month)
    by_rule = times is not None and row.day == times[0].date()
    return by_rule and not said and not with_something([row.pk])


def _locked(conversation: Conversation) -> Conversation:
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("series")
    return rows.get(pk=conversation.pk)


def _change(
    by: Actor, conversation: Conversation, row: Conversation, action: str, told: Mapping[str, object]
) -> frozenset[str]:
    """Saves ``told`` in the locked ``row``, tells whoever listens, and brings ``conversation`` up to date."""
    was = as_it_was(row)
    row.by_rule = False
    for name, value in told.items():
        setattr(row, name, value)
    row.full_clean()
    row.save(update_fields={"by_rule", *told})
    what = tell_change(row, was)
    record_audit(by=by, action=action, subject=f"conversation {row.month}", note=", ".join(sorted(what)))
    for name in {"by_rule", "sequence", "changed_at", *told}:
        setattr(conversation, name, getattr(row, name))
    return what
