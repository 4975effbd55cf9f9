"""What became of a message, kept in its row: sent, failed, not sent on purpose, or put off."""

from __future__ import annotations

import datetime
import random
from typing import Any

from django.db.models import F, Max
from django.utils import timezone

from kindling.mail.models import Message, State
from kindling.mail.verdicts import AWAY

TRIES = 12
"""How often a mail is handed to a server that says "later": over about six hours, as greylisting asks."""

FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
"""Seconds before a mail is tried again: twice as long each time."""

AWAY_WAIT, LONGEST_AWAY = 5.0, 60.0
"""Seconds before a server that was away is asked again: twice as long each time; soon, for everything waits for it."""

_chance = random.SystemRandom()


def mark_sent(row: Message) -> None:
    """The mail server has it."""
    _settle(row, state=State.SENT, done_at=timezone.now(), reason="", data={}, put_off=0)


def mark_failed(row: Message, reason: str) -> None:
    """It will not be sent by itself any more. A code that somebody waits for is forgotten; they ask for another."""
    data = {} if row.first else row.data
    _settle(row, state=State.FAILED, done_at=timezone.now(), reason=reason[:500], data=data)


def mark_dropped(row: Message, reason: str) -> None:
    """It must not be sent any more."""
    _settle(row, state=State.DROPPED, done_at=timezone.now(), reason=reason[:500], data={})


def try_later(row: Message, reason: str) -> None:
    """Puts it off, twice as long each time; after `TRIES` it has failed."""
    if row.tries >= TRIES:
        mark_failed(row, reason)
        return
    _settle(row, reason=reason[:500], due_at=_in(min(LONGEST_WAIT, FIRST_WAIT * 2 ** (row.tries - 1))))


def wait_for_server(row: Message, reason: str) -> None:
    """Puts it off because no mail can be handed over at all; that counts as no try of this one."""
    before = Message.objects.filter(state=State.DUE, reason__in=AWAY).aggregate(most=Max("put_off"))["most"] or 0
    wait = min(LONGEST_AWAY, AWAY_WAIT * 2 ** min(before, 10))
    _settle(row, reason=reason, due_at=_in(wait), put_off=min(before + 1, 1_000), tries=F("tries") - 1)


def wait_for_morning(row: Message, morning: datetime.datetime) -> None:
    """Puts it off to the end of its reader's quiet hours; that counts as no try."""
    _settle(row, reason="", due_at=morning, put_off=0, tries=F("tries") - 1)


def _settle(row: Message, **now: Any) -> None:
    """Writes it and gives the lease back, where the row is still this worker's."""
    mine = Message.objects.filter(pk=row.pk, lease=row.lease, state=State.DUE)
    mine.update(lease="", leased_until=None, **now)


def _in(seconds: float) -> datetime.datetime:
    """So many seconds from now, a fifth more or less, so that what was put off together does not come back together."""
    return timezone.now() + datetime.timedelta(seconds=seconds * _chance.uniform(0.8, 1.2))
