"""What a month's invitations leave a steward to do."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kindling.conversations.models import Conversation
from kindling.invitations.queries import month_of
from kindling.web.desk.invitations.timeline import moment_said, planned_at, zone_of
from kindling.web.desk.left import Left

AHEAD = datetime.timedelta(days=21)
"""How long before the invitation goes out the desk asks about it."""


def left_of_invitations(conversation: Conversation, now: datetime.datetime) -> Iterator[Left]:
    """The first go, a pause that might be forgotten, and a title that is missing; three queries."""
    month = month_of(conversation)
    planned, begins = planned_at(month), conversation.begins_at
    if planned is None or begins is None or not conversation.stands or now >= begins:
        return
    when = moment_said(planned, zone_of(month))
    if month.plan.paused:
        yield Left("Let the invitations go on", "They are paused: nothing goes out.", "Look", "desk-invitations")
    elif month.invited is not None or now < planned - AHEAD:
        return
    elif month.habit.started_at is None and month.plan.asked_at is None:
        sentence = f"Nobody is mailed before you say so. {when} would be the usual time."
        yield Left("Let the invitations go out", sentence, "Look", "desk-invitations")
    elif not conversation.title:
        sentence = f"The invitation goes out on {when}, and says what the month is about."
        yield Left("Give it a title before it is announced", sentence, "Give one", "desk-fact", "what")
