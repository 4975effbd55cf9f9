"""An occasion goes into the queue for everybody it is for: in steps, each whole, none twice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER
from kindling.invitations.due import meeting_of
from kindling.invitations.models import CANCELS, Occasion, Sending
from kindling.invitations.queries import Row, rows_of
from kindling.invitations.timetable import is_awake, is_last_hour, reminder_moments
from kindling.mail.actions import NewMessage, drop_messages, queue_messages
from kindling.people.models import Person

STEP = 2_000
"""People in one step: a second's work at most, so that other mail never waits long."""

ONCE = frozenset({Occasion.INVITATION, Occasion.CAME, Occasion.MISSED})
"""What a month has once, whatever changes."""

DAYS_AFTER = datetime.timedelta(days=14)
"""How long a follow-up may wait for its reader's mail server."""

REMINDERS = (Occasion.WEEK, Occasion.DAY, Occasion.HOUR)
CHANGES = ("change", "change-now", *CANCELS)


@dataclass(frozen=True, slots=True)
class _How:
    """What the messages of one sending have in common."""

    kind: str
    key: str
    expires_at: datetime.datetime | None
    comers_first: bool = False


def begin_sending(
    *, conversation: Conversation, kind: Occasion, now: datetime.datetime, with_pack: bool = False
) -> Sending:
    """The sending of that occasion, begun where it is not there; what it makes untrue is taken back from the queue."""
    sequence = 0 if kind in ONCE else conversation.sequence
    told = {
        "stands": conversation.stands,
        "begins_at": conversation.begins_at,
        "ends_at": conversation.ends_at,
        "meeting": meeting_of(conversation),
        "with_pack": with_pack,
        "at": now,
    }
    with transaction.atomic():
        row, new = Sending.objects.get_or_create(conversation=conversation, kind=kind, sequence=sequence, defaults=told)
        if new and kind in {Occasion.CHANGE, Occasion.CANCELLED}:
            _take_back(conversation, row)
    return row


def queue_some(*, sending: Sending, people: QuerySet[Person], now: datetime.datetime, step: int = STEP) -> bool:
    """Queues the next ``step`` of ``people``; answers whether there may be more.

    The place it has come to is kept in the same transaction as the messages, so that a worker that is killed leaves
    nobody out, and two at once write to nobody twice.
    """
    with transaction.atomic():
        row = Sending.objects.select_for_update().select_related("conversation__series").get(pk=sending.pk)
        if row.done_at is not None:
            return False
        found = list(rows_of(people, after=row.reached)[:step])
        once_more = row.kind == Occasion.INVITATION and row.looked_at is not None
        row.count += queue_messages(_messages(row, found, now), revive=once_more)
        row.reached = found[-1][0] if found else row.reached
        if len(found) < step:
            _finish(row, now)
        row.save(update_fields=["count", "reached", "done_at", "looked_at"])
    return row.done_at is None


def queue_invitations(*, sending: Sending, people: Iterable[Row], kind: str, now: datetime.datetime) -> int:
    """Queues the month's invitation for some who joined late, or joined again; answers for how many it is new."""
    how = _How(kind, _key(sending), sending.conversation.begins_at)
    return queue_messages(_made(sending, how, people, now), revive=True)


def _messages(row: Sending, people: Iterable[Row], now: datetime.datetime) -> Iterator[NewMessage]:
    return _made(row, _how(row, now), people, now)


def _made(row: Sending, how: _How, people: Iterable[Row], now: datetime.datetime) -> Iterator[NewMessage]:
    month, data = row.conversation.month, {} if row.kind == Occasion.INVITATION else {"sending": row.pk}
    for _, uid, address, comes in people:
        yield NewMessage(
            kind=how.kind,
            key=how.key.format(uid=uid),
            address=address,
            reference=month,
            person=uid,
            data=data,
            due_at=now,
            expires_at=how.expires_at,
            first=how.comers_first and comes,
        )


def _how(row: Sending, now: datetime.datetime) -> _How:
    if row.kind in {Occasion.CHANGE, Occasion.CANCELLED}:
        return _how_of_change(row, now)
    if row.kind in {Occasion.CAME, Occasion.MISSED}:
        return _How(row.kind, _key(row), now + DAYS_AFTER)
    if row.kind == Occasion.INVITATION or row.begins_at is None:
        return _How(row.kind, _key(row), row.conversation.begins_at)
    # A row tells universal time, and a day before is one by the clocks of the series.
    begins = row.begins_at.astimezone(ZoneInfo(row.conversation.local_zone))
    return _How(row.kind, _key(row), reminder_moments(begins)[row.kind].until)


def _how_of_change(row: Sending, now: datetime.datetime) -> _How:
    """A change that is close waits for nobody's morning, and in the last hour those who come hear of it first."""
    before = Sending.objects.filter(conversation=row.conversation, pk__lt=row.pk, kind__in=("invitation", *CHANGES))
    spans = [(row.begins_at, row.ends_at), *before.order_by("-pk").values_list("begins_at", "ends_at")[:1]]
    begins = [begin for begin, _ in spans if begin]
    kind = f"{row.kind}-now" if is_awake(now, *begins) else row.kind
    until = max((end for _, end in spans if end), default=None)
    return _How(kind, _key(row), until, comers_first=is_last_hour(now, *begins))


def _key(row: Sending) -> str:
    once = f"{row.kind}:{row.conversation.month}:{{uid}}"
    return once if row.kind in ONCE else f"{once}:{row.sequence}"


def _finish(row: Sending, now: datetime.datetime) -> None:
    again, row.done_at, row.looked_at = row.looked_at is not None, now, now
    note = f"{row.count} message{'' if row.count == 1 else 's'}"
    if not again:
        record_audit(by=WORKER, action=f"queue {row.kind}", subject=f"conversation {row.conversation.month}", note=note)


def _take_back(conversation: Conversation, row: Sending) -> None:
    """Takes from the queue what is not true any more: the change before this one, and reminders of another time."""
    for kind in CHANGES:
        drop_messages(kind=kind, reference=conversation.month, why="a later change is told instead")
    if row.stands and not _moves(conversation, row):
        return
    for kind in REMINDERS:
        drop_messages(kind=kind, reference=conversation.month, why="it was moved or cancelled")
    if not row.stands:
        for kind in ("invitation", "invitation-now"):
            drop_messages(kind=kind, reference=conversation.month, why="it was cancelled")


def _moves(conversation: Conversation, row: Sending) -> bool:
    before = Sending.objects.filter(conversation=conversation, pk__lt=row.pk, kind__in=("invitation", *CHANGES))
    last = before.order_by("-pk").values_list("begins_at", flat=True).first()
    return last != row.begins_at
