"""A message is queued once, however often it is asked for, and taken back where it is no longer true."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from kindling.ground.addresses import address_key, domain_of
from kindling.mail.models import Message, State, new_message_id

BATCH = 2_000
"""Rows written at once."""

LEFT = "Left by a steward: "
"""How the reason of a message begins that failed, and that nobody is to try again."""


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to queue; the fields are those of `models.Message`. ``due_at`` is now where nothing is said."""

    kind: str
    key: str
    address: str
    reference: str = ""
    person: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    due_at: datetime.datetime | None = None
    expires_at: datetime.datetime | None = None
    first: bool = False


def queue_message(new: NewMessage) -> bool:
    """Queues one message inside the caller's transaction; False where one of its key is there already."""
    return queue_messages((new,)) == 1


def queue_messages(new: Iterable[NewMessage], *, revive: bool = False) -> int:
    """Queues messages inside the caller's transaction, passing over keys that are there; answers how many are new.

    With ``revive`` those that were not sent on purpose are due once more, as they are told now: whoever had left may
    be back. What a steward left stays left. They are read as they are written, so that a whole community's need no
    more memory than `BATCH` rows.
    """
    now, domain = timezone.now(), domain_of(settings.SITE_URL)
    rows, count = (_row(one, now, domain) for one in new), 0
    while batch := list(islice(rows, BATCH)):
        if revive:
            _revive(batch)
        count += _written(batch)
    return count


def drop_messages(*, kind: str, reference: str, why: str, person: str = "") -> int:
    """Takes back what is still due of ``kind`` about ``reference``, for ``person`` or everybody; answers how many."""
    rows = Message.objects.filter(kind=kind, reference=reference)
    return _drop(rows.filter(person=person) if person else rows, why)


def drop_messages_to(*, person: str, why: str) -> int:
    """Takes back whatever is still due to ``person``; answers how many."""
    return _drop(Message.objects.filter(person=person), why)


def readdress_messages(*, person: str, before: str, now: str) -> int:
    """Has what is still due to ``person`` go to the address ``now`` instead of ``before``; answers how many."""
    return Message.objects.filter(person=person, address=before, state=State.DUE).update(address=now)


def _drop(rows: QuerySet[Message], why: str) -> int:
    # The lease stays: a worker that has one in hand keeps that it went out all the same.
    return rows.filter(state=State.DUE).update(state=State.DROPPED, reason=why, done_at=timezone.now(), data={})


def _written(rows: list[Message]) -> int:
    before = Message.objects.filter(key__in=[row.key for row in rows]).count()
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    return len({row.key for row in rows}) - before


def _revive(rows: list[Message]) -> None:
    told = {row.key: row for row in rows}
    dropped = Message.objects.filter(key__in=list(told), state=State.DROPPED).exclude(reason__startswith=LEFT)
    found = list(dropped)
    for row in found:
        row.state, row.done_at, row.reason, row.tries, row.put_off = State.DUE, None, "", 0, 0
        for name in _TOLD:
            setattr(row, name, getattr(told[row.key], name))
    Message.objects.bulk_update(found, ["state", "done_at", "reason", "tries", "put_off", *_TOLD], batch_size=100)


_TOLD = ("kind", "address", "data", "due_at", "expires_at")
"""What of a message may be otherwise when it is asked for again."""


def _row(new: NewMessage, now: datetime.datetime, domain: str) -> Message:
    return Message(
        kind=new.kind,
        key=new.key,
        # In the form in which bounces and erasures look for it, however it was typed.
        address=address_key(new.address),
        reference=new.reference,
        person=new.person,
        data=new.data,
        due_at=new.due_at or now,
        expires_at=new.expires_at,
        first=new.first,
        message_id=new_message_id(domain),
    )
