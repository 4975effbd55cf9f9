"""The editor as a page: everything its template meets, whichever form is open on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponse

from kindling.contributions.queries import ledger
from kindling.contributions.queries.cited import cited_lines
from kindling.contributions.records import Piece
from kindling.curation.edits import introduction
from kindling.pack.document import Section
from kindling.web.desk.pack.addable import ADDABLE
from kindling.web.desk.pack.bar import standing_known
from kindling.web.desk.pack.forms import SectionForm
from kindling.web.desk.pack.found import Working
from kindling.web.desk.pack.hints import Left
from kindling.web.desk.pack.preview import pages_of
from kindling.web.desk.pack.rows import leads_in, offered_sections, piece_rows, section_rows
from kindling.web.desk.pack.saving import look_of
from kindling.web.desk.page import desk_page
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest

_framing: Any = csp_update({"frame-src": [SELF]})
"""Lets the editor show the preview in a frame."""


@dataclass(frozen=True, slots=True)
class Open:
    """What is open for typing: a piece by its place, or a kind of piece to add; nothing beside the section's own form.

    ``rescued`` are words that were typed for a piece which is not there any more; ``wrong`` says why they are unsaved.
    """

    form: Form | None = None
    piece: str = ""
    adds: str = ""
    rescued: str = ""
    wrong: str = ""
    words: SectionForm | None = None

    @property
    def any_form(self) -> Form | None:
        """The form that has something to put right, or could have."""
        return self.form or self.words


def editor(
    request: ActorRequest, held: Working, section: Section, opened: Open | None = None, *, status: int = 200
) -> HttpResponse:
    """The editor with one section open."""
    opened = opened or Open()
    told = {one.key: one for one in ledger(held.conversation)}
    left = Left(held.conversation)
    standing = standing_known(held.conversation, held.draft.number)
    look = look_of(request.POST.get("as", "") or request.GET.get("as", ""))
    empty, missing = offered_sections(held.pack, section.id)
    pieces = piece_rows(held.pack, section, told, cited_lines(held.conversation), left)
    page = desk_page(
        request,
        "section",
        status=status,
        held=held,
        section=section,
        sections=section_rows(held.pack, section.id, told, standing.flagged if standing else Counter()),
        empty_sections=empty,
        missing_sections=missing,
        pieces=pieces,
        marked=standing.marked_in(section.id) if standing else {},
        fresh_here=sum(one.it.draft for one in pieces),
        words=opened.words or words_form(section),
        hints=leads_in(section, left),
        open=opened,
        form=opened.any_form,
        addable=ADDABLE,
        adds_label=ADDABLE[opened.adds].label if opened.adds else "",
        look=look,
        pages=pages_of(held.conversation, section.title) if look == "pdf" else (),
        month=held.month,
        standing=standing,
    )
    allowed: HttpResponse = _framing(lambda _: page)(request)
    return allowed


def words_form(section: Section, said: str = "") -> SectionForm:
    """The form of a section's title and introduction, as they stand, or with ``said`` as the introduction."""
    return SectionForm(initial={"title": section.title, "introduction": said or introduction(section)})


def by_key(held: Working) -> dict[str, Piece]:
    """The ledger by key."""
    return {one.key: one for one in ledger(held.conversation)}
