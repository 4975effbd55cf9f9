"""A whole fan-out at once, each a door to the same steps that the worker takes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import islice

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from kindling.conversations.models import Conversation
from kindling.invitations.actions.queueing import STEP, begin_sending, queue_invitations, queue_some
from kindling.invitations.models import Occasion, Sending
from kindling.invitations.queries import people_for, rows_of
from kindling.people.models import Person

OVERLAP = datetime.timedelta(minutes=10)
"""How far back late joiners are looked for beyond the last look, for a transaction that was slow to end."""


def fan_out_invitations(*, conversation: Conversation, now: datetime.datetime | None = None) -> int:
    """Queues the month's invitation for every member who wants it; answers how many messages there are of it.

    Whoever calls has made sure that it may go out (`rules.check_can_send`). Doing it again adds nobody twice.
    """
    return _all(conversation, Occasion.INVITATION, now)


def fan_out_reminders(*, conversation: Conversation, kind: str, now: datetime.datetime | None = None) -> int:
    """Queues one of the reminders (``reminder-week``, ``reminder-day``, ``reminder-hour``) for those it is for."""
    return _all(conversation, Occasion(kind), now)


def fan_out_change(*, conversation: Conversation, now: datetime.datetime | None = None) -> int:
    """Queues what has changed since everybody was last told, or that it is cancelled: once for each sequence."""
    return _all(conversation, Occasion.CHANGE if conversation.stands else Occasion.CANCELLED, now)


def fan_out_follow_up(
    *, conversation: Conversation, came: Iterable[int], with_pack: bool, now: datetime.datetime | None = None
) -> int:
    """Queues what came of it: one text for the people of the keys ``came``, another for the other members."""
    keys = tuple(came)
    return sum(
        _all(conversation, kind, now, came=keys, with_pack=with_pack) for kind in (Occasion.CAME, Occasion.MISSED)
    )


def invite_late(*, sending: Sending, now: datetime.datetime, everybody: bool = False) -> int:
    """Queues the invitation for those who became members since the last look: by night as well for whoever has just
    confirmed, and in their morning for whoever a steward has taken from a list.

    With ``everybody`` the worker's next steps look at all members once more: some stood on a list before, or wish to
    be invited again. Answers for how many it is new, or 1 where there is more to look at.
    """
    since = (sending.looked_at or sending.at) - OVERLAP
    people = people_for(Occasion.INVITATION, sending.conversation, joined_since=since)
    awake = people.filter(addresses__usual=True, addresses__confirmed_at__gte=since)
    once_more = {"reached": 0, "done_at": None} if everybody else {}
    with transaction.atomic():
        count = _queue(sending, awake, "invitation-now", now) + _queue(sending, people, "invitation", now)
        Sending.objects.filter(pk=sending.pk).update(looked_at=now, count=F("count") + count, **once_more)
    return count or int(everybody)


def _queue(sending: Sending, people: QuerySet[Person], kind: str, now: datetime.datetime) -> int:
    rows, count = rows_of(people).iterator(chunk_size=STEP), 0
    while some := list(islice(rows, STEP)):
        count += queue_invitations(sending=sending, people=some, kind=kind, now=now)
    return count


def _all(
    conversation: Conversation,
    kind: Occasion,
    now: datetime.datetime | None,
    *,
    came: tuple[int, ...] = (),
    with_pack: bool = False,
) -> int:
    at = now or timezone.now()
    sending = begin_sending(conversation=conversation, kind=kind, now=at, with_pack=with_pack)
    people: QuerySet[Person] = people_for(kind, conversation, came=came)
    while queue_some(sending=sending, people=people, now=at):
        pass
    sending.refresh_from_db()
    return sending.count
