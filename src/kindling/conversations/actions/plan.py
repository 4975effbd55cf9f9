"""Writes of how a month is held, before anybody knows who comes: its format and times, as another month had them."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kindling.conversations.changes import as_it_was, tell_change
from kindling.conversations.facts import BadFacts
from kindling.conversations.models import Conversation
from kindling.conversations.rules import check_can_move, check_can_record
from kindling.conversations.times import checked_times
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor

COPIED = ("format", "starts", "ends", "zone")


def clone_plan(*, by: Actor, conversation: Conversation, from_month: str) -> Conversation:
    """Gives a coming month the format and local times of ``from_month``; answers that month.

    Nobody and nothing that was said is copied: no people, questions, chat or quotes. Raises `BadFacts` where nothing
    is known of ``from_month`` or its times cannot be kept, and `NotAllowed` where ``conversation`` is over.
    """
    check_can_record(by)
    check_can_move(by, conversation, timezone.now())
    pattern = Conversation.objects.filter(month=from_month).exclude(pk=conversation.pk).first()
    if pattern is None:
        raise BadFacts(f"Nothing is known of {from_month}.", "Choose another month to copy from.")
    with transaction.atomic():
        was = as_it_was(conversation)
        for name in COPIED:
            setattr(conversation, name, getattr(pattern, name))
        conversation.by_rule = False
        if conversation.day:
            now = timezone.now()
            checked_times(conversation, conversation.day, conversation.starts, conversation.ends, now=now)
        conversation.save(update_fields=[*COPIED, "by_rule"])
        tell_change(conversation, was)
        record_audit(by=by, action="clone plan", subject=f"conversation {conversation.month}", note=from_month)
    return pattern
