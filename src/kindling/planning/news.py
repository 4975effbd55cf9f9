"""Is a speaker's month otherwise than they were told, how so, and when are they to hear of it?"""

from __future__ import annotations

import datetime
from typing import TypedDict

from kindling.conversations.models import Conversation
from kindling.invitations.clocks import UTC
from kindling.invitations.due import meeting_of
from kindling.invitations.timetable import Moment, change_at
from kindling.planning.models import SpeakerTold, Stage

HEARING = (Stage.ASKED, Stage.PENCILLED, Stage.AGREED)
"""How far it is with those who hear of a change."""

MOVED, OTHER_WAY, BACK_ON, OFF, AS_IT_IS = "moved", "way", "back on", "off", "as it is"
"""How a month changed; `AS_IT_IS` compares with nothing that they may not have been told."""

UNDATED = datetime.timedelta(days=7)
"""How long a change is worth telling where no end of the conversation is known."""


class Known(TypedDict):
    """What a speaker is told of when and where; the times are in universal time."""

    stands: bool
    begins_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    meeting: str


def known(row: Conversation) -> Known:
    """The conversation as it stands now."""
    begins, ends = row.begins_at, row.ends_at
    return {
        "stands": row.stands,
        "begins_at": begins.astimezone(UTC) if begins else None,
        "ends_at": ends.astimezone(UTC) if ends else None,
        "meeting": meeting_of(row),
    }


def is_as_told(told: SpeakerTold, row: Conversation) -> bool:
    """Whether all that they were told of ``row`` still holds."""
    if told.stands and row.stands:
        return all(getattr(told, name) == value for name, value in known(row).items())
    return told.stands == row.stands


def news_due(told: SpeakerTold, row: Conversation) -> Moment | None:
    """When they are to hear of a change of ``row``; None where nothing changed, or there is nothing to say yet."""
    if is_as_told(told, row) or (row.stands and not (row.begins_at and row.ends_at)):
        return None
    changed_at = row.changed_at or told.at
    # What is over is told to nobody.
    ends = (row.ends_at,) if row.stands else (told.ends_at, row.ends_at)
    until = max((one for one in ends if one), default=changed_at + UNDATED)
    return Moment(change_at(changed_at, *hours_of(told, row)), until)


def hours_of(told: SpeakerTold, row: Conversation) -> list[datetime.datetime]:
    """When it was to begin, and when it does, as far as that is known."""
    return [one for one in (told.begins_at, row.begins_at) if one]


def how_changed(told: SpeakerTold, row: Conversation) -> str:
    """How ``row`` changed since they were told of it."""
    if not row.stands:
        return OFF
    if not told.stands:
        return BACK_ON
    if told.begins_at is None:
        return AS_IT_IS
    now = known(row)
    return OTHER_WAY if (told.begins_at, told.ends_at) == (now["begins_at"], now["ends_at"]) else MOVED
