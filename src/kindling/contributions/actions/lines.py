"""A line is put aside, or taken back."""

from __future__ import annotations

from django.db import transaction

from kindling.contributions.models import Line
from kindling.contributions.rules import check_can_keep
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


def leave_out_line(*, by: Actor, conversation: Conversation, line_id: int) -> None:
    """Puts a line aside: no draft uses it."""
    _set(by, conversation, line_id, left_out=True)


def take_back_line(*, by: Actor, conversation: Conversation, line_id: int) -> None:
    """Lets a line that was put aside be used again."""
    _set(by, conversation, line_id, left_out=False)


def _set(by: Actor, conversation: Conversation, line_id: int, *, left_out: bool) -> None:
    check_can_keep(by)
    with transaction.atomic():
        if Line.objects.filter(file__conversation=conversation, pk=line_id).update(left_out=left_out):
            action = "leave out line" if left_out else "take back line"
            record_audit(by=by, action=action, subject=f"conversation {conversation.month}, line {line_id}")
