"""Writes of what speakers hear of a change: once for each, and nothing for whoever was told of nothing before."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import F, Q

from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER
from kindling.invitations.timetable import FOLLOW_UP, is_awake
from kindling.mail.actions import NewMessage, drop_messages, queue_messages
from kindling.mail.models import Message, State
from kindling.planning.letters import ASKED
from kindling.planning.models import SaidBy, SpeakerTold, Speaking
from kindling.planning.news import AS_IT_IS, HEARING, OFF, hours_of, how_changed, known, news_due
from kindling.planning.news_letters import CHANGED, CHANGED_NOW


def keep_told(*, speaking: Speaking, now: datetime.datetime) -> None:
    """Keeps what the mail with their link tells of the month, inside the caller's transaction.

    What they were told of the same month before stays, so that a change since then is told all the same.
    """
    row, told = speaking.conversation, SpeakerTold.objects.filter(speaking=speaking).first()
    if row is not None and (told is None or told.conversation_id != row.pk):
        _keep(told or SpeakerTold(speaking=speaking), row, now)


def tell_speakers(*, now: datetime.datetime) -> int:
    """Queues what speakers, and those who act for them, are to hear now of a change; answers how many messages."""
    since = now - FOLLOW_UP
    rows = SpeakerTold.objects.filter(speaking__stage__in=HEARING, speaking__conversation=F("conversation"))
    recent = rows.filter(Q(conversation__day__gte=since.date()) | Q(conversation__changed_at__gte=since))
    found = list(recent.select_related("conversation__series").order_by("pk"))
    return sum(_tell(told.pk, now) for told in found if _is_due(told, now))


def _tell(key: int, now: datetime.datetime) -> int:
    with transaction.atomic():
        locked = SpeakerTold.objects.select_for_update(of=("self",))
        told = locked.select_related("speaking", "conversation__series").get(pk=key)
        read = _read(told.speaking)
        # Another worker may have been faster; and whose link has not gone out yet will read in that mail how it is.
        if not read or not _is_due(told, now):
            return 0
        count = _queue(told, read, now)
        _keep(told, told.conversation, now)
        if count:
            record_audit(by=WORKER, action="tell speaker", subject=f"speaking {told.speaking.uid}")
    return count


def _is_due(told: SpeakerTold, now: datetime.datetime) -> bool:
    moment = news_due(told, told.conversation)
    return moment is not None and moment.is_due(now)


def _read(speaking: Speaking) -> dict[str, datetime.datetime]:
    """The addresses of now that a mail with the link has gone to, and when the latest was written."""
    sent = Message.objects.filter(kind=ASKED, reference=speaking.uid, state=State.SENT, done_at__isnull=False)
    rows = sent.filter(address__in=_holders(speaking).values()).order_by("done_at")
    return {row.address: row.done_at for row in rows if row.done_at}


def _holders(speaking: Speaking) -> dict[SaidBy, str]:
    both = {SaidBy.SPEAKER: speaking.email, SaidBy.ASSISTANT: speaking.assistant_email}
    return {who: email for who, email in both.items() if email}


def _queue(told: SpeakerTold, read: dict[str, datetime.datetime], now: datetime.datetime) -> int:
    """One message for each holder, but for whoever read in a mail written after the change how things stand."""
    row, uid = told.conversation, told.speaking.uid
    for kind in (CHANGED, CHANGED_NOW):
        drop_messages(kind=kind, reference=uid, why="a later change is told instead")
    kind = CHANGED_NOW if is_awake(now, *hours_of(told, row)) else CHANGED
    data, until = _data(told), news_due(told, row)
    changed_at = row.changed_at or told.at
    return queue_messages(
        NewMessage(
            kind=kind,
            key=f"{CHANGED}:{uid}:{row.month}:{row.sequence}:{who.value}",
            address=email,
            reference=uid,
            data=data | {"said_by": who.value},
            due_at=now,
            expires_at=until.until if until else None,
        )
        for who, email in _holders(told.speaking).items()
        if email not in read or read[email] < changed_at
    )


def _data(told: SpeakerTold) -> dict[str, str]:
    """How it changed, and since when; no comparison with what never reached them."""
    how = how_changed(told, told.conversation)
    last = Message.objects.filter(kind__in=(CHANGED, CHANGED_NOW), reference=told.speaking.uid).order_by("-pk").first()
    if last is not None and last.state != State.SENT and how != OFF:
        return {"how": AS_IT_IS}
    before = {"begins": told.begins_at, "ends": told.ends_at}
    return {"how": how} | {name: at.isoformat() for name, at in before.items() if at}


def _keep(told: SpeakerTold, row: Conversation, now: datetime.datetime) -> None:
    for name, value in known(row).items():
        setattr(told, name, value)
    told.conversation, told.at = row, now
    told.save()
