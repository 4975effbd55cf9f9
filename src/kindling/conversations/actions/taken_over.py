"""Taking over a month that stood by the series' rule alone: from now on it is somebody's, and stays as it is."""

from __future__ import annotations

from kindling.conversations.models import Conversation


def take_over(conversation: Conversation) -> None:
    """Within the caller's transaction; nothing where somebody has said something of it already."""
    if conversation.by_rule:
        conversation.by_rule = False
        conversation.save(update_fields=["by_rule"])
