"""What a steward does about a message that failed: it is tried again, or left."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.mail.actions.queue import LEFT
from kindling.mail.models import Message, State
from kindling.mail.rules import check_can_look_after_mail


def try_again(*, by: Actor, message_id: int) -> bool:
    """A failed message is due again, now; False where it is none, or its words are forgotten. Raises `NotAllowed`."""
    check_can_look_after_mail(by)
    with transaction.atomic():
        failed = Message.objects.filter(pk=message_id, state=State.FAILED, first=False)
        now = timezone.now()
        if not failed.update(state=State.DUE, done_at=None, due_at=now, tries=0, put_off=0, reason=""):
            return False
        record_audit(by=by, action="try mail again", subject=f"message {message_id}")
    return True


def try_all_again(*, by: Actor) -> int:
    """Every failed message is due again, but codes, which whoever asked asks for anew. Raises `NotAllowed`."""
    check_can_look_after_mail(by)
    with transaction.atomic():
        failed = Message.objects.filter(state=State.FAILED, first=False)
        now = timezone.now()
        count = failed.update(state=State.DUE, done_at=None, due_at=now, tries=0, put_off=0, reason="")
        record_audit(by=by, action="try all mail again", subject="mail", note=f"{count} messages")
    return count


def leave_message(*, by: Actor, message_id: int) -> bool:
    """A failed message is left, and what it would have said forgotten; False where it is none. Raises `NotAllowed`."""
    check_can_look_after_mail(by)
    with transaction.atomic():
        row = Message.objects.select_for_update().filter(pk=message_id, state=State.FAILED).first()
        if row is None:
            return False
        row.state, row.data, row.reason = State.DROPPED, {}, f"{LEFT}{row.reason}"[:500]
        row.save(update_fields=["state", "data", "reason"])
        record_audit(by=by, action="leave mail", subject=f"message {message_id}")
    return True
