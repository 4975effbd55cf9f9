"""Which month is meant by an address of the desk?"""

from __future__ import annotations

from django.http import Http404

from kindling.conversations.clocks import know_zone
from kindling.conversations.models import Conversation


def conversation_of(month: str) -> Conversation:
    """The conversation of ``month``, its pages on the clocks of its series. Raises `Http404` where it is not open."""
    row = Conversation.objects.filter(month=month).select_related("series").first()
    if row is None:
        raise Http404("That month is not open yet.")
    know_zone(row.series.zone)
    return row
