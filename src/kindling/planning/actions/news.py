"""Writes of what speakers hear of a change: once for each, and nothing for whoever was told of nothing before."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q

from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER
from kindling.invitations.timetable import FOLLOW_UP, is_awake
from kindling.mail.actions import NewMessage, drop_messages, queue_messages
from kindling.mail.models import Message, State
from kindling.planning.models import SaidBy, SpeakerTold, Speaking
from kindling.planning.news import (
    AS_IT_IS,
    LEFT_OUT,
    OFF,
    hours_of,
    how_changed,
    known,
    month_of,
    news_due,
    read_at,
    told_of_their_month,
    unheard,
)
from kindling.planning.news_letters import CHANGED, CHANGED_NOW


def keep_told(*, speaking: Speaking, now: datetime.datetime) -> None:
    """Keeps what the mail with their link tells of the month, inside the caller's transaction.

    What they were told of the same month before stays, and of the one it was swapped with, so that a change since then
    is told all the same to whoever of the two does not read that mail.
    """
    row, told = speaking.conversation, SpeakerTold.objects.filter(speaking=speaking).first()
    if row is not None and (told is None or (told.conversation_id != row.pk and speaking.swapped_at is None)):
        _keep(told or SpeakerTold(speaking=speaking), row, now)


def tell_speakers(*, now: datetime.datetime) -> int:
    """Queues what speakers, and those who act for them, are to hear now of a change; answers how many messages."""
    since = now - FOLLOW_UP
    lately = Q(speaking__conversation__changed_at__gte=since) | Q(speaking__swapped_at__gte=since)
    found = list(told_of_their_month().filter(Q(speaking__conversation__day__gte=since.date()) | lately))
    return sum(_tell(told.pk, now) for told in found if _is_due(told, now))


def _tell(key: int, now: datetime.datetime) -> int:
    with transaction.atomic():
        told = told_of_their_month().select_for_update(of=("self",)).filter(pk=key).first()
        read = read_at(told.speaking) if told else {}
        # Another worker may have been faster; and whose link has not gone out yet will read in that mail how it is.
        if told is None or not read or not _is_due(told, now):
            return 0
        row = month_of(told)
        count = _queue(told, row, unheard(told, row, read), now)
        _keep(told, row, now)
        if count:
            record_audit(by=WORKER, action="tell speaker", subject=f"speaking {told.speaking.uid}")
    return count


def _is_due(told: SpeakerTold, now: datetime.datetime) -> bool:
    moment = news_due(told, month_of(told))
    return moment is not None and moment.is_due(now)


def _queue(told: SpeakerTold, row: Conversation, to: dict[SaidBy, str], now: datetime.datetime) -> int:
    """One message for each of those who are ``to`` hear how things stand."""
    uid, swapped_at = told.speaking.uid, told.speaking.swapped_at
    for kind in (CHANGED, CHANGED_NOW):
        drop_messages(kind=kind, reference=uid, why="a later change is told instead")
    kind = CHANGED_NOW if is_awake(now, *hours_of(told, row)) else CHANGED
    data, until = _data(told, row), news_due(told, row)
    # Months that are swapped to and fro stay as they were, and each swap is news.
    swap = f":{swapped_at.timestamp()}" if swapped_at else ""
    return queue_messages(
        NewMessage(
            kind=kind,
            key=f"{CHANGED}:{uid}:{row.month}:{row.sequence}{swap}:{who.value}",
            address=email,
            reference=uid,
            data=data | {"said_by": who.value},
            due_at=now,
            expires_at=until.until if until else None,
        )
        for who, email in to.items()
    )


def _data(told: SpeakerTold, row: Conversation) -> dict[str, str]:
    """How it changed, and since when; no comparison with what never reached them."""
    how = how_changed(told, row)
    last = Message.objects.filter(kind__in=(CHANGED, CHANGED_NOW), reference=told.speaking.uid).order_by("-pk").first()
    if last is not None and last.state != State.SENT:
        return {"how": how if how in {OFF, LEFT_OUT} else AS_IT_IS}
    before = {"begins": told.begins_at, "ends": told.ends_at}
    return {"how": how} | {name: at.isoformat() for name, at in before.items() if at}


def _keep(told: SpeakerTold, row: Conversation, now: datetime.datetime) -> None:
    for name, value in known(row).items():
        setattr(told, name, value)
    told.conversation, told.at = row, now
    told.save()
