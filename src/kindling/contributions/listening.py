"""A month is told to be at another time: its files stand otherwise on the clock, and may be of another day."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from kindling.contributions.actions.arranging import request_arranging
from kindling.conversations.changes import TIME, conversation_changed
from kindling.conversations.models import Conversation


@receiver(conversation_changed)
def arrange_again(conversation: Conversation, what: frozenset[str], **_: Any) -> None:
    """Has the worker arrange and count anew, in the same transaction."""
    if TIME in what:
        request_arranging(conversation=conversation)
