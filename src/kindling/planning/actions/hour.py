"""Writes of how the hour runs."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.planning.hour import Slot
from kindling.planning.models import Part, RunItem
from kindling.planning.rules import check_can_plan


def set_hour(*, by: Actor, conversation: Conversation, slots: Sequence[Slot]) -> None:
    """The hour runs as told, and no other way; one that does not add up is kept, and not ready."""
    check_can_plan(by)
    with transaction.atomic():
        conversation.run_items.all().delete()
        RunItem.objects.bulk_create(_item(conversation, one, place) for place, one in enumerate(slots))
        record_audit(by=by, action="plan hour", subject=f"conversation {conversation.month}")


def clone_hour(*, by: Actor, conversation: Conversation, source: Conversation) -> int:
    """The parts of another month's hour, without its people; answers how many.

    Raises `NotAllowed` where nobody planned that hour, or it is this very month: what is planned here would be lost.
    """
    slots = [Slot(Part(row.part), row.title, row.minutes) for row in source.run_items.all()]
    if not slots or source == conversation:
        raise NotAllowed("That month has no hour to take over.", "Choose another month; what is planned here stays.")
    set_hour(by=by, conversation=conversation, slots=slots)
    return len(slots)


def _item(conversation: Conversation, one: Slot, place: int) -> RunItem:
    return RunItem(
        conversation=conversation,
        part=one.part,
        title=one.title,
        minutes=one.minutes,
        owner=one.owner,
        position=place,
    )
