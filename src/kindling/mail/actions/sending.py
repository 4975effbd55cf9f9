"""What is due is sent: one message after the other, each claimed, written, handed over, and settled."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable

from django.core.mail import EmailMessage
from django.utils import timezone

from kindling.ground.addresses import address_key
from kindling.ground.traces import trace_of
from kindling.mail.actions.claiming import claim_message, may_send
from kindling.mail.actions.settling import (
    TRIES,
    Outcome,
    dropped,
    failed,
    keep_outcome,
    later,
    sent,
    waits_for_morning,
    waits_for_server,
)
from kindling.mail.actions.stopping import stop_if_mailed
from kindling.mail.envelope import mail_of
from kindling.mail.house import House, current_house
from kindling.mail.kinds import Due, Kind, NotNow, kind_of
from kindling.mail.models import Message, StoppedAddress, Why
from kindling.mail.post import Post
from kindling.mail.quiet import morning_after
from kindling.mail.verdicts import ServerAwayError, Verdict

_log = logging.getLogger(__name__)

LEASE = datetime.timedelta(minutes=2)
"""How long a worker has one message for itself; a server is given 20 seconds for each answer."""

LATE = "Its time was over before it could be sent."
STOPPED = "Mail to this address came back, so none goes there."
NEEDLESS = "It need not go any more."
BROKEN = "Writing it broke. Tell whoever runs this site."
GIVEN_UP = f"Sending it broke the worker {TRIES} times. Tell whoever runs this site."


def send_due(
    *, worker: str, limit: int = 50, lease: datetime.timedelta = LEASE, stop: Callable[[], bool] = lambda: False
) -> int:
    """Sends what is due, first ones first, until nothing is, ``limit`` were tried, or ``stop`` answers yes.

    Answers how many were tried.
    ``worker`` tells one worker's leases from another's; at most 32 characters. One message is claimed at a time, so
    that a code to sign in overtakes whatever waits, and a worker that is killed holds up one mail. Whatever one
    message does, the others go on; where no mail server answers, all of them wait.
    """
    if limit < 1 or not may_send():
        return 0
    post, house, tried = Post(), current_house(), 0
    unkept: Outcome | None = None
    try:
        row = claim_message(worker=worker, lease=lease)
        while row is not None:
            unkept, tried = _tried(row, post, house), tried + 1
            if unkept.away or tried >= limit or stop():
                break
            row = claim_message(worker=worker, lease=lease, last=unkept)
            unkept = None
    finally:
        post.close()
        # Also where the database was busy for a moment: what went out would go out again once its lease is over.
        if unkept is not None:
            keep_outcome(unkept)
    return tried


def _tried(row: Message, post: Post, house: House) -> Outcome:
    """What becomes of one message."""
    kind = kind_of(row.kind)
    if kind is None:
        return failed(row, f"Nothing here knows how a message “{row.kind}” reads.")
    if row.tries > TRIES:
        return failed(row, GIVEN_UP)
    if reason := _in_vain(row):
        return dropped(row, reason)
    began = timezone.now()
    written = _written(row, kind, house)
    return written if isinstance(written, Outcome) else _handed_over(row, written, post, began)


def _in_vain(row: Message) -> str:
    """Why it must not be sent whatever it says; empty where it may."""
    if row.expires_at is not None and row.expires_at <= timezone.now():
        return LATE
    is_stopped = StoppedAddress.objects.filter(address=address_key(row.address)).exists()
    return STOPPED if is_stopped else ""


def _written(row: Message, kind: Kind, house: House) -> EmailMessage | Outcome:
    """The mail; or what becomes of the message instead: it waits for the morning, must not go, cannot be written."""
    try:
        if (morning := _morning(row, kind, house)) is not None:
            return waits_for_morning(row, morning)
        due = Due(row.reference, row.address, row.person, row.data, row.due_at)
        return mail_of(kind.write(due), house, address=row.address, message_id=row.message_id)
    except NotNow as told:
        return dropped(row, str(told) or NEEDLESS)
    except Exception as wrong:  # whatever a kind does over one message, the others go on
        _log.error("Writing message %s (%s) broke, try %s: %s", row.pk, row.kind, row.tries, trace_of(wrong))
        return later(row, BROKEN)


def _morning(row: Message, kind: Kind, house: House) -> datetime.datetime | None:
    """When its reader's quiet is over; None where it may go now, or would be too late by then."""
    if not kind.quiet:
        return None
    morning = morning_after(timezone.now(), kind.zone_of(row.person) or house.zone)
    return None if morning and row.expires_at and row.expires_at <= morning else morning


def _handed_over(row: Message, mail: EmailMessage, post: Post, written_at: datetime.datetime) -> Outcome:
    # A machine that slept between claiming and sending has lost its lease, and somebody else may have the message.
    if row.leased_until is None or row.leased_until <= timezone.now():
        return Outcome(row, {})
    try:
        verdict = post.hand_over(mail)
    except ServerAwayError as away:
        _log.error("Mail waits: %s", away)
        return waits_for_server(row, str(away))
    return sent(row, written_at=written_at) if verdict is None else _refused(row, verdict)


def _refused(row: Message, verdict: Verdict) -> Outcome:
    if not verdict.never:
        return later(row, verdict.reason)
    if verdict.stops:
        stop_if_mailed(address=row.address, why=Why.BOUNCED, told=verdict.reason)
    return failed(row, verdict.reason)
