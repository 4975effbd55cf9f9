"""What a month's plan holds that nobody may meet in public: addresses, notes, proposals that nobody has looked at."""

from __future__ import annotations

from django.utils import timezone

from kindling.conversations.models import Conversation
from kindling.planning.models import (
    Item,
    Proposal,
    RunItem,
    SaidBy,
    SpeakerAgreement,
    SpeakerTold,
    Speaking,
    SpeakingChange,
    Task,
    Topic,
)
from tests.factories.private import Planted


def private_planning(planted: Planted, row: Conversation) -> None:
    """Somebody who may speak, the hour, the checklist and topics, with a word in every field."""
    hide = planted.hide
    told = {name: hide(f"a speaker’s {name}") for name in ("name", "about", "note", "assistant_name", "deck_name")}
    addresses = {name: f"{hide(f'a speaker’s {name}')}@example.org".lower() for name in ("email", "assistant_email")}
    url = f"https://{hide('where a deck lies').lower()}.example.org/"
    ingrid = Speaking.objects.create(conversation=row, stage="pencilled", deck_url=url, **told, **addresses)
    SpeakingChange.objects.create(speaking=ingrid, stage="asked", month=row.month, note=hide("a note on a step"))
    heard = hide("where a speaker was told that a month meets")
    SpeakerTold.objects.create(speaking=ingrid, conversation=row, meeting=heard, at=timezone.now())
    words = ("name", "role", "organisation", "place", "bio", "photo_alt", "photo_credit")
    wished = {name: hide(f"a speaker’s wish: {name}") for name in words}
    Proposal.objects.create(speaking=ingrid, said_by=SaidBy.SPEAKER, **wished)
    SpeakerAgreement.objects.create(
        speaking=ingrid,
        item=Item.PHOTO,
        given=True,
        wording=hide("what a speaker read"),
        said_by=SaidBy.DESK,
        how=hide("how a speaker agreed"),
    )
    RunItem.objects.create(conversation=row, title=hide("a part of the hour"), minutes=5, owner=hide("its owner"))
    Task.objects.create(conversation=row, title=hide("a line of the checklist"), days=-3)
    Topic.objects.create(title=hide("an unread topic"), about=hide("why"), name=hide("its proposer"), named=True)
    Topic.objects.create(title="Rest", name=hide("a proposer who did not agree"), shown=True)
