"""What the pages round a month leave to do: when and where it is, its plan, its invitations, who came."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kindling.conversations.models import Conversation
from kindling.web.desk.attendance.left import left_of_attendance
from kindling.web.desk.invitations.left import left_of_invitations
from kindling.web.desk.left import Left
from kindling.web.desk.plan.left import left_of_plan
from kindling.web.desk.rhythm.left import left_of_rhythm


def left_around(conversation: Conversation, now: datetime.datetime) -> Iterator[Left]:
    """All of it, in the order in which a month needs it."""
    yield from left_of_rhythm(conversation, now)
    yield from left_of_plan(conversation, now)
    yield from left_of_invitations(conversation, now)
    yield from left_of_attendance(conversation, now)
