"""What has reached somebody of a month, and what the last of it told."""

from __future__ import annotations

from django.db.models import QuerySet

from kindling.conversations.changes import TIME
from kindling.ground.models import AuditLine
from kindling.invitations.models import CANCELS, Occasion, Sending
from kindling.mail.models import Message, State
from kindling.people.models import Person
from kindling.people.queries import uids_of

INVITATIONS = ("invitation", "invitation-now")
TOLD_BY = (*INVITATIONS, "reminder-week", "reminder-day", "reminder-hour")
"""The messages by which somebody knows of a month at all."""

CHANGES = ("change", "change-now", *CANCELS)
TELLING = (Occasion.INVITATION, Occasion.CHANGE, Occasion.CANCELLED)


def told_of(person: Person, month: str) -> QuerySet[Message]:
    """The messages that have told them of the month."""
    return _reached(person, month).filter(kind__in=TOLD_BY)


def last_told(person: Person, sending: Sending) -> Sending | None:
    """What the last message that reached them told of the month; None where nobody can say.

    One that was queued and taken back, or whose time had passed, told them nothing.
    """
    month = sending.conversation.month
    message = _reached(person, month).filter(kind__in=(*TOLD_BY, *CHANGES)).order_by("-done_at", "-pk").first()
    if message is None:
        return None
    earlier = Sending.objects.filter(conversation=sending.conversation, pk__lt=sending.pk)
    if message.kind in INVITATIONS:
        return _invited_to(message, earlier)
    kind, _, rest = message.key.partition(":")
    return earlier.filter(kind=kind, sequence=rest.rpartition(":")[2]).first()


def _invited_to(message: Message, earlier: QuerySet[Sending]) -> Sending | None:
    """What stood when the text of an invitation was made, unless it had been moved since that was told."""
    found = earlier.filter(kind__in=TELLING, at__lte=message.done_at).order_by("-pk").first()
    if found is None or not found.stands:
        return None
    lines = AuditLine.objects.filter(subject=f"conversation {message.reference}", at__gt=found.at)
    moved = lines.filter(at__lte=message.done_at, action__endswith="conversation", note__contains=TIME)
    return None if moved.exists() else found


def _reached(person: Person, month: str) -> QuerySet[Message]:
    return Message.objects.filter(person__in=uids_of(person), reference=month, state=State.SENT)
