"""Which conversation, which edition does a month of the command line mean?"""

from __future__ import annotations

from kindling.conversations.intake.dates import month_of
from kindling.conversations.models import Conversation
from kindling.kernel.errors import KindlingError
from kindling.publication.models import Edition
from kindling.publication.queries import edition_to_withdraw


def conversation_of(words: str) -> Conversation:
    """The conversation of ``2024-08`` or ``August 2024``. Raises `KindlingError` where none is known."""
    month = month_of(words)
    if not month:
        raise KindlingError(f"“{words}” is no month.", "Write it as 2024-08.")
    found = Conversation.objects.filter(month=month).first()
    if found is None:
        raise KindlingError(f"No conversation is known of {month}.", "kindling import archive records months.")
    return found


def edition_of(conversation: Conversation) -> Edition:
    """The edition that readers see, or will again in a moment. Raises `KindlingError` where there is none."""
    found = edition_to_withdraw(conversation.month)
    if found is None:
        raise KindlingError(f"{conversation.month} has no edition that readers see.")
    return found
