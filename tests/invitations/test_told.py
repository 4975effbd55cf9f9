"""What somebody was told last of a month, as far as anybody can say."""

from __future__ import annotations

import datetime

import pytest

from kindling.conversations.actions import describe_conversation
from kindling.conversations.models import Conversation
from kindling.invitations.letters.told import last_told
from kindling.invitations.models import Sending
from kindling.mail.models import Message, State
from kindling.people.models import Person
from tests.factories.accounts import ada
from tests.invitations.cast import BEGINS, INVITED, MONTH, clock_at, member, month

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def sending(row: Conversation, kind: str, at: datetime.datetime, **told: object) -> Sending:
    return Sending.objects.create(conversation=row, kind=kind, at=at, begins_at=row.begins_at, **told)


def reached(person: Person, at: datetime.datetime) -> None:
    """An invitation reached them then."""
    told = {"kind": "invitation", "reference": MONTH, "address": "ben@example.org", "key": f"invitation:{at}"}
    Message.objects.create(person=person.uid, due_at=at, expires_at=BEGINS, state=State.SENT, done_at=at, **told)


def test_whoever_was_reached_by_nothing_was_told_nothing() -> None:
    row = month()
    sending(row, "invitation", INVITED)
    assert last_told(member(), sending(row, "change", INVITED + HOUR)) is None


def test_invitation_tells_what_stood_when_its_text_was_made() -> None:
    ben, row = member(), month()
    first, off = sending(row, "invitation", INVITED), sending(row, "cancelled", INVITED + 2 * HOUR, stands=False)
    later = sending(row, "change", INVITED + 9 * HOUR)
    reached(ben, INVITED + HOUR)
    assert (last_told(ben, later), last_told(ben, off)) == (first, first)
    # It took place after all when this one was made, and nobody had been told so.
    reached(ben, INVITED + 3 * HOUR)
    assert last_told(ben, later) is None


def test_day_that_was_said_among_the_facts_before_an_invitation_left_is_in_its_text() -> None:
    ben, row = member(), month()
    sending(row, "invitation", INVITED)
    with clock_at(INVITED + HOUR):
        day = BEGINS.date() + datetime.timedelta(days=1)
        describe_conversation(by=ada(), conversation=row, title="Rest", day=day, format="", summary="")
    reached(ben, INVITED + 2 * HOUR)
    assert last_told(ben, sending(row, "change", INVITED + 3 * HOUR)) is None
