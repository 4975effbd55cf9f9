"""A working pack with what a page tells of its state, in one query; its pictures' bytes cost another."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef

from kindling.conversations.models import Conversation
from kindling.curation.media import restored
from kindling.curation.models import Revision
from kindling.pack.document import Pack


@dataclass(frozen=True, slots=True)
class Opened:
    """The pack, the number of its revision, when that was saved, what it changed, and whether it can be undone."""

    pack: Pack
    number: int
    saved_at: datetime.datetime
    sentence: str
    can_undo: bool


def opened_pack(conversation: Conversation) -> Opened | None:
    """The pack that stands; None before there is one."""
    before = Revision.objects.filter(draft=OuterRef("draft"), number__lt=OuterRef("number"))
    rows = Revision.objects.filter(draft__conversation=conversation, number=F("draft__current"))
    row = rows.select_related("draft").annotate(can_undo=Exists(before)).first()
    if row is None:
        return None
    return Opened(restored(row.draft, row.document), row.number, row.made_at, row.sentence, row.can_undo)
