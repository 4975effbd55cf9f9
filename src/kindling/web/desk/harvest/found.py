"""A month's hour and its draft, read for one page in few queries however long the hour was."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from kindling.archive import months
from kindling.contributions.queries import ledger
from kindling.contributions.queries.hour import Counts, hour_counts, hour_lines
from kindling.contributions.records import LineShown, Piece
from kindling.conversations.models import Conversation
from kindling.curation.queries.opened import Opened, opened_pack
from kindling.web.desk.found import conversation_of
from kindling.web.desk.harvest.chapters import Chapter, chapters_of, headings_of
from kindling.web.desk.harvest.taking import Taken, silent_of, taken_of
from kindling.web.desk.harvest.used import Used, used_of

SHOWN = {"": "All", "spoken": "Spoken", "chat": "Chat", "note": "Notes", "used": "Suggested"}
"""What of the hour is listed, by the word that an address has."""


@dataclass(frozen=True)
class Harvest:
    """An hour with its draft; ``draft`` is None before there is one."""

    conversation: Conversation
    lines: tuple[LineShown, ...]
    draft: Opened | None
    pieces: tuple[Piece, ...]
    counts: Counts
    by_id: dict[int, LineShown] = field(repr=False)

    @property
    def month(self) -> str:
        """The month as addresses write it."""
        return self.conversation.month

    @property
    def month_label(self) -> str:
        """``October 2026``."""
        return months.label_of(self.month)

    @cached_property
    def used(self) -> Used:
        """Which lines the draft uses."""
        return used_of(self.lines, self.draft.pack if self.draft else None, self.pieces)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The hour's chapters."""
        return chapters_of(self.lines, headings_of(self.draft.pack) if self.draft else ())

    def taken(self, first: int, last: int = 0) -> Taken:
        """Following lines. Raises ``Http404`` where this month has none such, or their words are not shown."""
        found = taken_of(self.lines, first, last)
        if found is None or silent_of(found, self.used):
            raise Http404("This month has no such line.")
        return found

    def opened(self) -> Opened:
        """The draft. Raises ``Http404`` before there is one."""
        if self.draft is None:
            raise Http404("There is no draft of this month yet.")
        return self.draft


def harvest_of(month: str) -> Harvest:
    """The hour of a month. Raises ``Http404`` where nobody has opened it."""
    conversation = conversation_of(month)
    lines = hour_lines(conversation)
    return Harvest(
        conversation=conversation,
        lines=lines,
        draft=opened_pack(conversation),
        pieces=ledger(conversation),
        counts=hour_counts(conversation),
        by_id={one.id: one for one in lines},
    )


def number(told: str | None) -> int:
    """A whole number that somebody sent, or 0."""
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 16 else 0


def address(month: str, *, at: int = 0, anchor: str = "", **told: object) -> str:
    """The page with a line in sight."""
    asked = {"at": at or "", **told}
    query = urlencode({name: value for name, value in asked.items() if value})
    place = anchor or (f"line-{at}" if at else "")
    return f"{reverse('desk-harvest', args=[month])}{f'?{query}' if query else ''}{f'#{place}' if place else ''}"
