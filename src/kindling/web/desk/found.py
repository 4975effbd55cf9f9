"""Which month is meant by an address of the desk?"""

from __future__ import annotations

from django.http import Http404

from kindling.conversations.models import Conversation


def conversation_of(month: str) -> Conversation:
    """The conversation of ``month`` with its series. Raises `Http404` where nobody has opened it."""
    row = Conversation.objects.filter(month=month).select_related("series").first()
    if row is None:
        raise Http404("That month is not open yet.")
    return row
