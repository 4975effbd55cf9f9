"""Somebody says that they come, or that they cannot."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY
from kindling.invitations.models import Answer, Reply
from kindling.invitations.rules import check_can_answer
from kindling.people.models import Person


def answer_invitation(*, person: Person, conversation: Conversation, answer: str, how: str) -> Reply:
    """Keeps what ``person`` says to the month's invitation; the last word counts, and saying it again changes nothing.

    A yes goes on when the month is moved, a no does not: whoever could not come that day is asked about the other.

    Raises `NotAllowed` for a month that is over or does not take place, `ValueError` for an answer that is none.
    """
    now, said = timezone.now(), Answer(answer)
    check_can_answer(person, conversation, now)
    with transaction.atomic():
        begins_at = conversation.begins_at
        first = {"answer": said, "how": how[:100], "begins_at": begins_at, "first_at": now, "at": now}
        row, new = Reply.objects.select_for_update().get_or_create(
            conversation=conversation, person=person, defaults=first
        )
        if not new and (row.answer, row.begins_at) == (said, begins_at):
            return row
        row.answer, row.how, row.begins_at, row.at = said, how[:100], begins_at, now
        row.save(update_fields=["answer", "how", "begins_at", "at"])
        record_audit(
            by=NOBODY,
            action="answer invitation",
            subject=f"conversation {conversation.month}",
            note=f"person {person.uid}",
        )
    return row
