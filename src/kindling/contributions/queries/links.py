"""The links by which somebody without an account drops files."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from kindling.contributions.models import DropLink, HarvestFile
from kindling.contributions.queries.files import shown
from kindling.contributions.records import DropLinkShown, FileShown
from kindling.contributions.rules import link_works
from kindling.conversations.models import Conversation


def drop_links(conversation: Conversation) -> tuple[DropLinkShown, ...]:
    """A month's links, the newest first, those that work no more among them. One query."""
    return tuple(map(link_shown, rows().filter(conversation=conversation)))


def files_by_link(link_id: int) -> tuple[FileShown, ...]:
    """What came by a link, for whoever holds it: nobody else's files."""
    found = HarvestFile.objects.filter(link_id=link_id).select_related("received_by", "link")
    return tuple(map(shown, found))


def rows() -> QuerySet[DropLink]:
    """The links with what is shown of them."""
    return DropLink.objects.select_related("conversation", "made_by").annotate(given=Count("files"))


def link_shown(row: DropLink) -> DropLinkShown:
    """A link's row as the desk shows it."""
    return DropLinkShown(
        id=row.pk,
        month=row.conversation.month,
        label=row.label,
        made_at=row.made_at,
        expires_at=row.expires_at,
        closed_at=row.closed_at,
        made_by=str(row.made_by or ""),
        files=getattr(row, "given", 0),
        works=link_works(row),
    )
