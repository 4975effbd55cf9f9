"""What goes out to members by itself because of the day that was said, for the pages on which it is said."""

from __future__ import annotations

import datetime

from kindling.conversations.models import Conversation
from kindling.invitations.clocks import place_of
from kindling.invitations.due import Month, invitation_due, pending_change
from kindling.invitations.queries import month_of
from kindling.people.queries import members_to_invite
from kindling.web.desk.invitations.timeline import zone_of
from kindling.web.templatetags.months import day_said


def going_out(row: Conversation, now: datetime.datetime) -> str:
    """A sentence that says what goes out, to how many and from when; empty where nothing does by itself."""
    if row.begins_at is None or row.begins_at <= now:
        return ""
    month = month_of(row)
    return _change(month, now) if month.invited else _invitation(month, now)


def _invitation(month: Month, now: datetime.datetime) -> str:
    moment, count = invitation_due(month), members_to_invite().count()
    if moment is None or month.plan.paused or not count:
        return ""
    members = f"{count:,} member{'' if count == 1 else 's'}"
    untitled = "" if month.conversation.title else " It has no title yet."
    return f"Invitations go out to {members} {_from(month, moment.at, now)}{untitled}"


def _change(month: Month, now: datetime.datetime) -> str:
    moment = pending_change(month)
    return f"Members who were told otherwise hear of the change {_from(month, moment.at, now)}" if moment else ""


def _from(month: Month, at: datetime.datetime, now: datetime.datetime) -> str:
    if at <= now:
        return "within a minute."
    zone = zone_of(month)
    local = at.astimezone(zone)
    day = "" if local.date() == now.astimezone(zone).date() else f"on {day_said(local.date())}, "
    return f"{day}from {local:%H:%M} in {place_of(zone)}, unless the day or the hour is changed before."
