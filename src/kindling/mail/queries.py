"""Reads of the mail: what failed, what waits and why, how much was sent, and where none goes any more."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Min
from django.utils import timezone

from kindling.mail.kinds import kind_of
from kindling.mail.models import Message, State, StoppedAddress
from kindling.mail.verdicts import AWAY

SHOWN = 50
"""Rows of one list that are shown; all are counted."""

SILENT = datetime.timedelta(minutes=2)
"""How long a message may be due before something must be wrong with the worker."""


@dataclass(frozen=True, slots=True)
class MessageShown:
    """A message that failed or is tried again. ``at`` is when it failed, or when it is tried next; ``again`` where a
    steward may try it again."""

    id: int
    kind: str
    address: str
    reason: str
    at: datetime.datetime
    tries: int
    again: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Messages of one kind that are not due yet: how many, and when the first of them is."""

    kind: str
    count: int
    first_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class MailState:
    """How the mail stands. ``away`` says why no mail can be handed over, ``next_try`` when it is tried again;
    ``silent_since`` is when the longest-waiting message was due, where nobody has sent anything for `SILENT`."""

    sent_today: int
    failed: tuple[MessageShown, ...]
    failed_count: int
    retried: tuple[MessageShown, ...]
    retried_count: int
    waiting: tuple[Waiting, ...]
    due_now: int
    away: str
    next_try: datetime.datetime | None
    silent_since: datetime.datetime | None
    stopped: tuple[StoppedAddress, ...]
    stopped_count: int


def mail_state(now: datetime.datetime) -> MailState:
    """How the mail stands at ``now``, in thirteen queries at most."""
    failed = Message.objects.filter(state=State.FAILED)
    due = Message.objects.filter(state=State.DUE)
    held = due.filter(reason__in=AWAY).order_by("due_at").values_list("reason", "due_at").first()
    retried = due.exclude(reason="").exclude(reason__in=AWAY)
    return MailState(
        sent_today=sent_since(timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)),
        failed=_shown(failed.order_by("-done_at")[:SHOWN]),
        failed_count=failed.count(),
        retried=_shown(retried.order_by("due_at")[:SHOWN]),
        retried_count=retried.count(),
        waiting=_waiting(now),
        due_now=due.filter(due_at__lte=now).count(),
        away=held[0] if held else "",
        next_try=held[1] if held else None,
        silent_since=None if held else _silent_since(now),
        stopped=tuple(StoppedAddress.objects.all()[:SHOWN]),
        stopped_count=StoppedAddress.objects.count(),
    )


def _silent_since(now: datetime.datetime) -> datetime.datetime | None:
    """A long queue is not silence: there is none while mail is in hand, or went out lately."""
    due = Message.objects.filter(state=State.DUE)
    waits: datetime.datetime | None = due.filter(due_at__lt=now - SILENT).aggregate(at=Min("due_at"))["at"]
    if waits is None or due.filter(leased_until__gt=now).exists():
        return None
    return None if sent_since(now - SILENT) else waits


def sent_since(when: datetime.datetime) -> int:
    """How many mails were sent since then."""
    return Message.objects.filter(state=State.SENT, done_at__gte=when).count()


def failed_count() -> int:
    """How many messages failed that nobody has looked at."""
    return Message.objects.filter(state=State.FAILED).count()


def _waiting(now: datetime.datetime) -> tuple[Waiting, ...]:
    """What is not due yet, by kind, the soonest first."""
    later = Message.objects.filter(state=State.DUE, due_at__gt=now, reason="").values("kind")
    rows = later.annotate(count=Count("pk"), first_at=Min("due_at")).order_by("first_at")
    return tuple(Waiting(_label(row["kind"]), row["count"], row["first_at"]) for row in rows)


def _shown(rows: Iterable[Message]) -> tuple[MessageShown, ...]:
    return tuple(
        MessageShown(
            id=row.pk,
            kind=_label(row.kind),
            address=row.address,
            reason=row.reason,
            at=row.done_at or row.due_at,
            tries=row.tries,
            again=not row.first,
        )
        for row in rows
    )


def _label(name: str) -> str:
    kind = kind_of(name)
    return kind.label if kind else name
