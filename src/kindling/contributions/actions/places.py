"""A human says which place was meant, or that none shall show."""

from __future__ import annotations

from django.db import transaction

from kindling.contributions.actions.line_rows import storable
from kindling.contributions.models import PlaceAnswer
from kindling.contributions.queries.settled import place_kept
from kindling.contributions.rules import check_can_keep
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.kernel.places import Place
from kindling.kernel.text import fold


def answer_place(*, by: Actor, conversation: Conversation, raw_name: str, words: str, place: Place | None) -> None:
    """Keeps which place somebody's ``words`` name; without ``place`` none is shown. The last answer counts."""
    check_can_keep(by)
    told = {"place": place_kept(place), "decided_by": by.user}
    with transaction.atomic():
        PlaceAnswer.objects.update_or_create(
            conversation=conversation,
            raw_name=storable(raw_name)[:500],
            words=fold(storable(words))[:300],
            defaults=told,
        )
        record_audit(by=by, action="answer place", subject=f"conversation {conversation.month}")
