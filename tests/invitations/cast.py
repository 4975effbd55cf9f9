"""A month that people are invited to: Ben and whoever else is a member, and what has reached them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kindling.conversations.facts import CreditFacts, QuestionFacts
from kindling.conversations.models import Conversation
from kindling.duties.mailing import send_all
from kindling.duties.rhythm import Rhythm
from kindling.invitations.models import Habit, Reply
from kindling.mail.models import Message, State
from kindling.people.models import Address, Person, Standing
from tests.factories.site import conversation

MONTH = "2026-12"
BEGINS = datetime.datetime(2026, 12, 17, 18, tzinfo=datetime.UTC)
INVITED = datetime.datetime(2026, 12, 3, 9, tzinfo=datetime.UTC)
"""Two weeks before, at nine in London."""


def member(name: str = "Ben Okoro", **told: Any) -> Person:
    """A member who is reached at their first name."""
    told = {"standing": Standing.MEMBER, "joined_at": INVITED - datetime.timedelta(days=60)} | told
    person = Person.objects.create(name=name, **told)
    email = f"{name.split(maxsplit=1)[0].casefold()}{person.pk}@example.org"
    Address.objects.create(person=person, email=email, confirmed_at=person.joined_at)
    return person


def month(*, started: bool = True, **told: Any) -> Conversation:
    """The third Thursday of December at 18:00 in London; its invitations go by themselves where ``started``."""
    facts: dict[str, Any] = {
        "month": MONTH,
        "title": "The courage to pause",
        "day": BEGINS.date(),
        "credits": (CreditFacts(name="Ingrid Solheim", described="midwife"),),
        "questions": (QuestionFacts(text="When did a pause help you?"),),
    }
    facts |= told
    # Long before, so that nothing rests any more when its invitation is due.
    said = datetime.datetime.combine(facts["day"] or BEGINS.date(), datetime.time(9), datetime.UTC)
    with clock_at(said - datetime.timedelta(days=90)):
        row = conversation(**facts)
    if started:
        Habit.objects.get_or_create(series=row.series, defaults={"started_at": timezone.now()})
    return row


def says(person: Person, row: Conversation, answer: str) -> Reply:
    """What somebody said, at whatever time a test stands in."""
    at = timezone.now()
    how = "by the link in a mail"
    told = {"answer": answer, "how": how, "begins_at": row.begins_at, "first_at": at, "at": at}
    return Reply.objects.update_or_create(person=person, conversation=row, defaults=told)[0]


@contextmanager
def clock_at(now: datetime.datetime) -> Iterator[None]:
    """Everything in the block happens at that moment."""
    with patch("django.utils.timezone.now", return_value=now):
        yield


def go_on(now: datetime.datetime) -> int:
    """All that the rhythm has due at ``now``; answers in how many steps."""
    with clock_at(now):
        rhythm, steps = Rhythm(clock=lambda: now), 0
        while rhythm.go_on():
            steps += 1
            assert steps < 100, "it never ends"
    return steps


def sent(now: datetime.datetime) -> list[tuple[str, str]]:
    """What arrives at ``now``, once the rhythm has gone on and mail is sent: by the reader's first name, subjects."""
    go_on(now)
    before = len(mail.outbox)
    with clock_at(now):
        send_all()
    return sorted((one.to[0].partition("@")[0].rstrip("0123456789"), str(one.subject)) for one in mail.outbox[before:])


def queued() -> list[tuple[str, str]]:
    """What is queued or was sent, by kind and name, in the order in which it was queued."""
    names = dict(Person.objects.values_list("uid", "name"))
    rows = Message.objects.exclude(state=State.DROPPED).order_by("pk")
    return [(row.kind, names[row.person].split()[0]) for row in rows]


def queries() -> CaptureQueriesContext:
    """Counts the queries of a block."""
    return CaptureQueriesContext(connection)
