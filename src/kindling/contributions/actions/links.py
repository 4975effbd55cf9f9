"""A link to drop files is made, and closed."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from kindling.contributions.actions.line_rows import storable
from kindling.contributions.models import DropLink
from kindling.contributions.queries.links import link_shown
from kindling.contributions.records import DropLinkShown
from kindling.contributions.rules import check_can_keep
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed

DAYS = 14
"""How long a link works where nobody says otherwise."""

LONGEST = 90
"""Days that a link may work at most."""


def make_drop_link(*, by: Actor, conversation: Conversation, label: str, days: int = DAYS) -> DropLinkShown:
    """Makes a link for one month; ``label`` says for whom. `links.token_of` makes its address."""
    check_can_keep(by)
    called = storable(" ".join(label.split()))[:200]
    if not called:
        raise NotAllowed("A link needs to say for whom it is.", "Give a name: the co-host, the note-taker.")
    if not 1 <= days <= LONGEST:
        raise NotAllowed(f"A link works for 1 to {LONGEST} days.", "Choose fewer; a new one is quickly made.")
    until = timezone.now() + datetime.timedelta(days=days)
    with transaction.atomic():
        row = DropLink.objects.create(conversation=conversation, label=called, made_by=by.user, expires_at=until)
        record_audit(by=by, action="make drop link", subject=_subject(conversation, row.pk))
    return link_shown(row)


def close_drop_link(*, by: Actor, conversation: Conversation, link_id: int) -> None:
    """Closes a link for good; what came by it stays."""
    check_can_keep(by)
    with transaction.atomic():
        open_ones = DropLink.objects.filter(conversation=conversation, pk=link_id, closed_at__isnull=True)
        if open_ones.update(closed_at=timezone.now()):
            record_audit(by=by, action="close drop link", subject=_subject(conversation, link_id))


def _subject(conversation: Conversation, link_id: int) -> str:
    return f"conversation {conversation.month}, link {link_id}"
