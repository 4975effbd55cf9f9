"""What is left to do about who came to a month's conversation."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils import timezone

from kindling.attendance.models import Attended
from kindling.conversations.models import Conversation
from kindling.web.desk.left import Left
from kindling.web.templatetags.words import spelled


def left_of_attendance(conversation: Conversation, now: datetime.datetime) -> Iterator[Left]:
    """What readers are not told yet, and names to settle; one query. Nothing of a conversation still to come."""
    if conversation.day is None or conversation.day > timezone.localdate(now):
        return
    rows = Attended.objects.filter(conversation=conversation, alias__nobody=False)
    whose = list(rows.values_list("alias__person", flat=True))
    if whose and conversation.people is None:
        yield Left("Say how many came", "It is counted; readers are not told yet.", "Say it", "desk-attendance")
    open_ = sum(person is None for person in whose)
    if open_:
        names = f"{spelled(open_)} {'name' if open_ == 1 else 'names'}"
        sentence = "Whose they are, or nobody’s. Stewards do it, once for every month."
        yield Left(f"Settle {names}", sentence, "See who came", "desk-attendance")
