"""Writes of a speaker's link: it is mailed to them or to their assistant, and made void."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.mail.actions import NewMessage, queue_message
from kindling.planning.actions.news import keep_told
from kindling.planning.letters import ASKED
from kindling.planning.models import SaidBy, Speaking, SpeakingChange, Stage
from kindling.planning.rules import check_can_ask, check_can_plan


def ask_speaker(*, by: Actor, speaking: Speaking, to: SaidBy = SaidBy.SPEAKER) -> bool:
    """Mails the link to the speaker or their assistant; an idea becomes an ask. False where that link went already.

    Raises `NotAllowed` where no address is known, or no month.
    """
    address = speaking.assistant_email if to is SaidBy.ASSISTANT else speaking.email
    check_can_ask(by, speaking, address)
    with transaction.atomic():
        told = {"said_by": to.value, "links": speaking.links}
        key = f"{ASKED}:{speaking.uid}:{speaking.links}:{to.value}"
        new = queue_message(NewMessage(kind=ASKED, key=key, address=address, reference=speaking.uid, data=told))
        if new:
            keep_told(speaking=speaking, now=timezone.now())
        if new and speaking.stage == Stage.IDEA:
            _asked(by, speaking)
        record_audit(by=by, action="ask speaker", subject=f"speaking {speaking.uid}")
    return new


def renew_links(*, by: Actor, speaking: Speaking) -> None:
    """Makes every link given out for this speaker void."""
    check_can_plan(by)
    with transaction.atomic():
        speaking.links += 1
        speaking.save(update_fields=["links"])
        record_audit(by=by, action="renew speaker’s links", subject=f"speaking {speaking.uid}")


def _asked(by: Actor, speaking: Speaking) -> None:
    speaking.stage = Stage.ASKED
    speaking.save(update_fields=["stage"])
    month = speaking.conversation.month if speaking.conversation else ""
    SpeakingChange.objects.create(speaking=speaking, stage=Stage.ASKED, month=month, user=by.user)
