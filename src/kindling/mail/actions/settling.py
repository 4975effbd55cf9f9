"""What became of a message, as its row keeps it: sent, failed, not sent on purpose, or put off."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max
from django.utils import timezone

from kindling.mail.models import Message, State
from kindling.mail.verdicts import AWAY

TRIES = 12
"""How often a mail is handed to a server that says "later": over about five hours, as greylisting asks."""

FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
"""Seconds before a mail is tried again: twice as long each time."""

AWAY_WAIT, LONGEST_AWAY = 5.0, 60.0
"""Seconds before a server that was away is asked again: twice as long each time; soon, for everything waits for it."""

_chance = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message: the fields that change. ``away`` where no mail can be handed over at all."""

    row: Message
    fields: dict[str, Any]
    away: bool = False


def keep_outcome(outcome: Outcome) -> None:
    """Writes it and gives the lease back, where the row is still this worker's.

    What was handed over is sent, even where it was taken back in that very moment: whoever reads it has to be told of
    what made it untrue.
    """
    row, went = outcome.row, outcome.fields.get("state") == State.SENT
    states = (State.DUE, State.DROPPED) if went else (State.DUE,)
    mine = Message.objects.filter(pk=row.pk, lease=row.lease, state__in=states)
    mine.update(lease="", leased_until=None, **outcome.fields)


def sent(row: Message, *, written_at: datetime.datetime) -> Outcome:
    """The mail server has it. It was done when its text was made: what changed since, it does not tell."""
    return _done(row, State.SENT, done_at=written_at, reason="", data={}, put_off=0)


def failed(row: Message, reason: str) -> Outcome:
    """It will not be sent by itself any more. A code that somebody waits for is forgotten; they ask for another."""
    return _done(row, State.FAILED, reason=reason[:500], data={} if row.first else row.data)


def dropped(row: Message, reason: str) -> Outcome:
    """It must not be sent any more."""
    return _done(row, State.DROPPED, reason=reason[:500], data={})


def later(row: Message, reason: str) -> Outcome:
    """It is put off, twice as long each time; after `TRIES` it has failed."""
    if row.tries >= TRIES:
        return failed(row, reason)
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (row.tries - 1))
    return Outcome(row, {"reason": reason[:500], "due_at": _in(wait)})


def waits_for_server(row: Message, reason: str) -> Outcome:
    """It is put off because no mail can be handed over at all; that counts as no try of this one."""
    before = Message.objects.filter(state=State.DUE, reason__in=AWAY).aggregate(most=Max("put_off"))["most"] or 0
    wait = min(LONGEST_AWAY, AWAY_WAIT * 2 ** min(before, 10))
    told = {"reason": reason, "due_at": _in(wait), "put_off": min(before + 1, 1_000), "tries": F("tries") - 1}
    return Outcome(row, told, away=True)


def waits_for_morning(row: Message, morning: datetime.datetime) -> Outcome:
    """It is put off to the end of its reader's quiet hours; that counts as no try."""
    return Outcome(row, {"reason": "", "due_at": morning, "put_off": 0, "tries": F("tries") - 1})


def _done(row: Message, state: State, **told: Any) -> Outcome:
    return Outcome(row, {"state": state, "done_at": timezone.now()} | told)


def _in(seconds: float) -> datetime.datetime:
    """So many seconds from now, a fifth more or less, so that what was put off together does not come back together."""
    return timezone.now() + datetime.timedelta(seconds=seconds * _chance.uniform(0.8, 1.2))
