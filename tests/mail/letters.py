"""Messages for tests, of a kind that says what it is told."""

from __future__ import annotations

import datetime
from typing import Any

from kindling.mail.actions import NewMessage, queue_message
from kindling.mail.kinds import Due, Kind, register_kind
from kindling.mail.letters import Letter, Paragraph
from kindling.mail.models import Message

KIND = "test-letter"


def letter(words: str = "Words.", **told: Any) -> Letter:
    """A letter that says ``words``."""
    return Letter(**{"subject": "A letter", "preview": "", "blocks": (Paragraph(words),), "why": "A test.", **told})


def _write(due: Due) -> Letter:
    return letter(due.data.get("words", "Words."))


register_kind(Kind(KIND, "Letter of a test", _write, letter))


def queue(address: str, *, kind: str = KIND, words: str = "", in_minutes: float | None = None, **told: Any) -> Message:
    """One message to ``address``, due ``in_minutes`` or now."""
    from django.utils import timezone

    now = timezone.now()
    due_at = now if in_minutes is None else now + datetime.timedelta(minutes=in_minutes)
    told.setdefault("key", f"{address} {Message.objects.count()}")
    queue_message(NewMessage(kind=kind, address=address, data={"words": words} if words else {}, due_at=due_at, **told))
    return Message.objects.get(key=told["key"])
