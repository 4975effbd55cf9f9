"""Is a speaker's month otherwise than they were told, how so, when are they to hear of it, and at which addresses?"""

from __future__ import annotations

import datetime
from typing import TypedDict

from django.db.models import F, Q, QuerySet

from kindling.conversations.models import Conversation
from kindling.invitations.clocks import UTC
from kindling.invitations.due import meeting_of
from kindling.invitations.timetable import Moment, change_at
from kindling.mail.models import Message, State
from kindling.planning.letters import ASKED
from kindling.planning.models import SaidBy, SpeakerTold, Speaking, Stage

HEARING = (Stage.ASKED, Stage.PENCILLED, Stage.AGREED)
"""How far it is with those who hear of a change."""

MOVED, OTHER_WAY, BACK_ON, OFF, AS_IT_IS = "moved", "way", "back on", "off", "as it is"
"""How a month changed; `AS_IT_IS` compares with nothing that they may not have been told."""

SWAPPED, LEFT_OUT = "swapped", "left out"
"""How it is with somebody whose month was swapped with another: with one that takes place, or one that does not."""

UNDATED = datetime.timedelta(days=7)
"""How long a change is worth telling where no end of the conversation is known."""


class Known(TypedDict):
    """What a speaker is told of when and where; the times are in universal time."""

    stands: bool
    begins_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    meeting: str


def told_of_their_month() -> QuerySet[SpeakerTold]:
    """What those were told last who hear of changes: of the month they are planned for, or of one that was swapped."""
    rows = SpeakerTold.objects.filter(speaking__stage__in=HEARING, speaking__conversation__isnull=False)
    same = Q(speaking__conversation=F("conversation"))
    found = rows.filter(same | Q(speaking__swapped_at__isnull=False))
    return found.select_related("speaking__conversation__series").order_by("pk")


def month_of(told: SpeakerTold) -> Conversation:
    """The month they are planned for now."""
    assert told.speaking.conversation is not None  # noqa: S101 - `told_of_their_month` finds none without
    return told.speaking.conversation


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
    """When they are to hear of ``row``, the month they are planned for, as it is now.

    None where all is as they were told, or there is nothing to say yet.
    """
    if is_as_told(told, row) or (row.stands and not (row.begins_at and row.ends_at)):
        return None
    since = changed_at(told, row)
    # What is over is told to nobody.
    ends = (row.ends_at,) if row.stands else (told.ends_at, row.ends_at)
    until = max((one for one in ends if one), default=since + UNDATED)
    return Moment(change_at(since, *hours_of(told, row)), until)


def changed_at(told: SpeakerTold, row: Conversation) -> datetime.datetime:
    """When it became as it is for them: the month was changed, or swapped with another."""
    return max((one for one in (row.changed_at, told.speaking.swapped_at) if one), default=told.at)


def hours_of(told: SpeakerTold, row: Conversation) -> list[datetime.datetime]:
    """When it was to begin, and when it does, as far as that is known."""
    return [one for one in (told.begins_at, row.begins_at) if one]


def how_changed(told: SpeakerTold, row: Conversation) -> str:
    """How ``row`` is otherwise than what they were told."""
    if told.conversation_id != row.pk:
        return _how_swapped(told, row)
    if not row.stands:
        return OFF
    if not told.stands:
        return BACK_ON
    if told.begins_at is None:
        return AS_IT_IS
    now = known(row)
    return OTHER_WAY if (told.begins_at, told.ends_at) == (now["begins_at"], now["ends_at"]) else MOVED


def _how_swapped(told: SpeakerTold, row: Conversation) -> str:
    if not row.stands:
        return LEFT_OUT
    return SWAPPED if told.begins_at else AS_IT_IS


def holders(speaking: Speaking) -> dict[SaidBy, str]:
    """The addresses of now: theirs, and that of whoever acts for them."""
    both = {SaidBy.SPEAKER: speaking.email, SaidBy.ASSISTANT: speaking.assistant_email}
    return {who: email for who, email in both.items() if email}


def read_at(speaking: Speaking) -> dict[str, datetime.datetime]:
    """The addresses of `holders` that a mail with the link has gone to, and when the latest was written."""
    sent = Message.objects.filter(kind=ASKED, reference=speaking.uid, state=State.SENT, done_at__isnull=False)
    rows = sent.filter(address__in=holders(speaking).values()).order_by("done_at")
    return {row.address: row.done_at for row in rows if row.done_at}


def unheard(told: SpeakerTold, row: Conversation, read: dict[str, datetime.datetime]) -> dict[SaidBy, str]:
    """Those of `holders` to whom ``row`` is to be told: not who ``read`` in a mail since how things stand."""
    since = changed_at(told, row)
    return {who: email for who, email in holders(told.speaking).items() if email not in read or read[email] < since}
