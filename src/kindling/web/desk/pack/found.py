"""A month's working pack, found for a page: the conversation, how its draft stands, and the pack itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls.converters import StringConverter

from kindling.archive import months
from kindling.conversations.models import Conversation
from kindling.curation.queries import draft_of, working_pack
from kindling.curation.records import DraftShown
from kindling.pack.document import Pack, Section
from kindling.web.desk.found import conversation_of


@dataclass(frozen=True, slots=True)
class Working:
    """What a page of the editor works on."""

    conversation: Conversation
    draft: DraftShown
    pack: Pack

    @property
    def month(self) -> str:
        """The month as addresses write it."""
        return self.conversation.month

    @property
    def month_label(self) -> str:
        """``October 2026``."""
        return months.label_of(self.conversation.month)

    def section(self, section: str) -> Section:
        """The section of that id. Raises ``Http404`` where there is none."""
        for one in self.pack.sections:
            if one.id == section:
                return one
        raise Http404("There is no such section in this pack.")


def working(month: str) -> Working:
    """The working pack of a month. Raises ``Http404`` where there is none yet."""
    conversation = conversation_of(month)
    pack = working_pack(conversation)
    if pack is None:
        raise Http404("There is no draft of this month yet.")
    return Working(conversation, draft_of(conversation), pack)


class PlaceInSection(StringConverter):
    """Where in a section a piece stands, as an address writes it: ``2.0``."""

    regex = r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}"
