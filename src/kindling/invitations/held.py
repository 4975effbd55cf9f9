"""What invitations hold about somebody: shown to them, and gone when they are erased."""

from __future__ import annotations

from typing import Any

from kindling.invitations.models import Reply
from kindling.people.erasing import register_eraser
from kindling.people.held import register_held
from kindling.people.models import Person


def register_own() -> None:
    """Makes it known."""
    register_held("what you answered to invitations", _replies)
    register_eraser("invitations", _erase)


def _replies(person: Person) -> list[dict[str, Any]]:
    rows = Reply.objects.filter(person=person).select_related("conversation")
    return [
        {"month": row.conversation.month, "answer": row.get_answer_display(), "how": row.how, "at": row.at}
        for row in rows
    ]


def _erase(person: Person) -> None:
    Reply.objects.filter(person=person).delete()
