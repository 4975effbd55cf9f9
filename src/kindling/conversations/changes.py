"""What changed of a month that calendars and the people who come must learn, and who listens to it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max
from django.dispatch import Signal
from django.utils import timezone

from kindling.ground.models import AuditLine

if TYPE_CHECKING:
    from kindling.conversations.models import Conversation

WRITES = (
    "record conversation",
    "describe conversation",
    "move conversation",
    "cancel conversation",
    "skip conversation",
    "restore conversation",
)
"""The audit's names of whatever writes something that calendars show of a month, its title and reason among it."""

TIME, STATUS, LINK = "time", "status", "link"
"""What may have changed: when it is, whether it takes place, and how to get in."""

conversation_changed = Signal()
"""Sent inside the transaction of a change, with ``conversation`` as it is now, ``was`` (`Was`) and ``what``.

``what`` is a frozenset of ``TIME``, ``STATUS`` and ``LINK``. Whoever listens writes rows, and sends nothing itself: a
listener that raises undoes the change, and a change that is undone told nobody.
"""


def last_written(months: Iterable[str]) -> dict[str, datetime.datetime]:
    """When something that calendars show was last written, by month; in one query."""
    subjects = {f"conversation {month}": month for month in months}
    lines = AuditLine.objects.filter(subject__in=subjects, action__in=WRITES).order_by()
    told = lines.values("subject").annotate(last=Max("at")).values_list("subject", "last")
    return {subjects[subject]: at for subject, at in told}


@dataclass(frozen=True, slots=True)
class Was:
    """A month before a change. The times are instants with their zone, None where they were not known."""

    begins_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    status: str
    meeting_url: str
    meeting_note: str


def as_it_was(conversation: Conversation) -> Was:
    """What `tell_change` compares with; ask before anything is changed."""
    return Was(
        conversation.begins_at,
        conversation.ends_at,
        conversation.status,
        conversation.meeting_url,
        conversation.meeting_note,
    )


def what_changed(before: Was, after: Was) -> frozenset[str]:
    """``TIME``, ``STATUS`` and ``LINK``, those that differ; the same instant told in another zone is no change."""
    differs = {
        TIME: (before.begins_at, before.ends_at) != (after.begins_at, after.ends_at),
        STATUS: before.status != after.status,
        LINK: (before.meeting_url, before.meeting_note) != (after.meeting_url, after.meeting_note),
    }
    return frozenset(what for what, is_so in differs.items() if is_so)


def tell_change(conversation: Conversation, was: Was) -> frozenset[str]:
    """Raises the sequence and tells the listeners, where something changed; inside the caller's transaction.

    The row is saved with its new ``sequence`` and ``changed_at``; the caller saves what it changed itself.
    """
    what = what_changed(was, as_it_was(conversation))
    if what:
        conversation.sequence += 1
        conversation.changed_at = timezone.now()
        conversation.save(update_fields=["sequence", "changed_at"])
        conversation_changed.send(sender=type(conversation), conversation=conversation, was=was, what=what)
    return what
