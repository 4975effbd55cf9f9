"""What is left to say of a month's when and where."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kindling.conversations.models import Conversation
from kindling.web.desk.left import Left

SOON = datetime.timedelta(days=14)
"""How long before its hour a month should know where it meets."""


def left_of_rhythm(conversation: Conversation, now: datetime.datetime) -> Iterator[Left]:
    """At most one thing, for a month that takes place and is still to come; no queries."""
    begins_at, ends_at = conversation.begins_at, conversation.ends_at
    if not conversation.stands or (ends_at and ends_at <= now):
        return
    if begins_at is None and conversation.month >= f"{now:%Y-%m}":
        yield Left("Say when it is", "Its day is not known yet.", "Say when", "desk-when")
    elif begins_at and begins_at - now <= SOON and not conversation.meeting_url:
        yield Left("Say where you meet", "Members’ link leads nowhere yet.", "Give the address", "desk-when-link")
