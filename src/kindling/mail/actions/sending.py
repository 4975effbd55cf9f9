"""What is due is sent: one message after the other, each claimed, written, handed over, and settled."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable

from django.core.mail import EmailMessage
from django.utils import timezone

from kindling.ground.addresses import address_key
from kindling.ground.traces import trace_of
from kindling.mail.actions.claiming import claim_message
from kindling.mail.actions.settling import (
    TRIES,
    mark_dropped,
    mark_failed,
    mark_sent,
    try_later,
    wait_for_morning,
    wait_for_server,
)
from kindling.mail.actions.stopping import stop_address
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
    post, house, tried = Post(), None, 0
    try:
        while tried < limit and not stop() and (row := claim_message(worker=worker, lease=lease)) is not None:
            house = house or current_house()
            _send_one(row, post, house)
            tried += 1
    finally:
        post.close()
    return tried


def _send_one(row: Message, post: Post, house: House) -> None:
    kind = kind_of(row.kind)
    if kind is None:
        mark_failed(row, f"Nothing here knows how a message “{row.kind}” reads.")
    elif row.tries > TRIES:
        mark_failed(row, GIVEN_UP)
    elif reason := _in_vain(row):
        mark_dropped(row, reason)
    elif (mail := _written(row, kind, house)) is not None:
        _hand_over(row, mail, post)


def _in_vain(row: Message) -> str:
    """Why it must not be sent whatever it says; empty where it may."""
    if row.expires_at is not None and row.expires_at <= timezone.now():
        return LATE
    is_stopped = StoppedAddress.objects.filter(address=address_key(row.address)).exists()
    return STOPPED if is_stopped else ""


def _written(row: Message, kind: Kind, house: House) -> EmailMessage | None:
    """The mail, or None where it was settled instead: it waits for the morning, must not go, or cannot be written."""
    try:
        if (morning := _morning(row, kind, house)) is not None:
            wait_for_morning(row, morning)
            return None
        due = Due(row.reference, row.address, row.person, row.data, row.due_at)
        return mail_of(kind.write(due), house, address=row.address, message_id=row.message_id)
    except NotNow as told:
        mark_dropped(row, str(told) or NEEDLESS)
    except Exception as wrong:  # whatever a kind does over one message, the others go on
        _log.error("Writing message %s (%s) broke, try %s: %s", row.pk, row.kind, row.tries, trace_of(wrong))
        try_later(row, BROKEN)
    return None


def _morning(row: Message, kind: Kind, house: House) -> datetime.datetime | None:
    """When its reader's quiet is over; None where it may go now, or would be too late by then."""
    if not kind.quiet:
        return None
    morning = morning_after(timezone.now(), kind.zone_of(row.person) or house.zone)
    return None if morning and row.expires_at and row.expires_at <= morning else morning


def _hand_over(row: Message, mail: EmailMessage, post: Post) -> None:
    # A machine that slept between claiming and sending has lost its lease, and somebody else has the message.
    if row.leased_until is None or row.leased_until <= timezone.now():
        return
    try:
        verdict = post.hand_over(mail)
    except ServerAwayError as away:
        _log.error("Mail waits: %s", away)
        wait_for_server(row, str(away))
        return
    _settle(row, verdict)


def _settle(row: Message, verdict: Verdict | None) -> None:
    if verdict is None:
        mark_sent(row)
    elif verdict.never:
        if verdict.stops:
            stop_address(address=row.address, why=Why.BOUNCED, told=verdict.reason)
        mark_failed(row, verdict.reason)
    else:
        try_later(row, verdict.reason)
