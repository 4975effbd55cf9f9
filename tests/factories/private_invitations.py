"""What a month's invitations hold that nobody may meet in public: who comes, a steward's line, the way in."""

from __future__ import annotations

from django.utils import timezone

from kindling.conversations.models import Conversation
from kindling.invitations.models import InvitationPlan, Reply, Sending
from kindling.people.models import Address, Person, Standing
from tests.factories.private import Planted


def private_invitations(planted: Planted, row: Conversation) -> None:
    """A member with a word in every field, who comes, and what was told of the month."""
    hide, now = planted.hide, timezone.now()
    told = {name: hide(f"a member’s {name}") for name in ("name", "organisation", "role", "place")}
    ben = Person.objects.create(**told, zone="Africa/Lagos", standing=Standing.MEMBER, joined_at=now)
    Address.objects.create(person=ben, email=f"{hide('a member’s address')}{ben.pk}@example.org".lower())
    Reply.objects.create(
        conversation=row, person=ben, answer="yes", how=hide("how it was answered"), first_at=now, at=now
    )
    InvitationPlan.objects.create(conversation=row, line=hide("a line on an invitation"))
    for kind in ("invitation", "change"):
        Sending.objects.create(
            conversation=row, kind=kind, meeting=hide("the way in as it was told"), at=now, done_at=now, count=1
        )
    Conversation.objects.filter(pk=row.pk).update(
        meeting_url=f"https://{hide('a way in').lower()}.example.org/", meeting_note=hide("how to get in besides")
    )
