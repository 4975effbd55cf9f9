"""Writes of one month: opening it, saying what it is, and how many came."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from kindling.conversations.changes import as_it_was, tell_change
from kindling.conversations.models import Conversation, Series
from kindling.conversations.rules import check_can_open, check_can_record, check_can_say_day
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor

BY_HAND = {"people_by_files": False, "newcomers_by_files": False}
"""Somebody says how many came: no pack tells it otherwise from then on."""


def open_month(
    *, by: Actor, series: Series, month: str, title: str = "", day: datetime.date | None = None
) -> Conversation:
    """A month that nothing is known of yet but when it is. Raises `NotAllowed` where it is open already."""
    check_can_open(by, month)
    with transaction.atomic():
        row = Conversation(series=series, month=month, title=title, day=day, changed_at=timezone.now() if day else None)
        row.full_clean()
        row.save()
        record_audit(by=by, action="open month", subject=f"conversation {month}")
    return row


def describe_conversation(
    *,
    by: Actor,
    conversation: Conversation,
    title: str,
    day: datetime.date | None,
    format: str,  # noqa: A002 - the word of design.md
    summary: str,
) -> None:
    """Says what the month is; empty where nobody knows.

    Raises `NotAllowed` where whoever may not say when it is would move an hour still to come, or make one.
    """
    check_can_say_day(by, conversation, day, timezone.now())
    told = {"title": title, "day": day, "format": format, "summary": summary, "by_rule": False}
    _save(by, conversation, "describe conversation", told)


def count_people(
    *, by: Actor, conversation: Conversation, people: int | None, or_more: bool, newcomers: int | None
) -> None:
    """Says how many came (or at least), and how many of them for the first time."""
    check_can_record(by)
    more = or_more and people is not None
    told = {"people": people, "people_or_more": more, "newcomers": newcomers, "by_rule": False} | BY_HAND
    _save(by, conversation, "count people", told)


def count_by_files(
    *, by: Actor, conversation: Conversation, people: int | None, or_more: bool = False, newcomers: int | None = None
) -> bool:
    """Writes down what a pack counted, where nobody has said how many came; answers whether that changed anything.

    What an earlier pack counted gives way, also to nothing. Newcomers that somebody has said stay; a count that is less
    than they are is not written down.
    """
    check_can_record(by)
    with transaction.atomic():
        row = Conversation.objects.select_for_update().get(pk=conversation.pk)
        told = _counted(row, people, newcomers, or_more=or_more)
        if all(getattr(row, name) == value for name, value in told.items()):
            return False
        Conversation.objects.filter(pk=row.pk).update(**told)
        record_audit(by=by, action="count people by files", subject=f"conversation {row.month}")
    for name, value in told.items():
        setattr(conversation, name, value)
    return True


def _counted(row: Conversation, people: int | None, newcomers: int | None, *, or_more: bool) -> dict[str, int | None]:
    """What the month says of who came where a pack counted so; empty where somebody has said it."""
    if row.people is not None and not row.people_by_files:
        return {}
    said = None if row.newcomers_by_files else row.newcomers
    if people is not None and said is not None and said > people and not or_more:
        people = None
    counted = newcomers if people is not None else None
    return {
        "people": people,
        "people_or_more": or_more and people is not None,
        "people_by_files": people is not None,
        "newcomers": counted if said is None else said,
        "newcomers_by_files": said is None and counted is not None,
    }


def _save(by: Actor, row: Conversation, action: str, told: Mapping[str, object]) -> None:
    was = as_it_was(row)
    for name, value in told.items():
        setattr(row, name, value)
    with transaction.atomic():
        row.full_clean()
        row.save(update_fields=list(told))
        what = tell_change(row, was)
        record_audit(by=by, action=action, subject=f"conversation {row.month}", note=", ".join(sorted(what)))
