"""The pieces of a section as an editor lists them: what each is, what it says, what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kindling.curation.edits.fields import fields_of, words_of
from kindling.curation.edits.moving import steps
from kindling.curation.edits.tree import parts, section_of
from kindling.curation.edits.where import Where
from kindling.pack.document import Attribution, Pack

NAMES = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "Bullet": "point",
    "Callout": "callout",
    "Quotation": "quote",
    "Voice": "voice",
    "Picture": "picture",
    "Profile": "profile",
    "Recording": "recording",
    "Question": "question",
    "Point": "group point",
    "ChatCard": "chat message",
    "Priority": "priority",
    "Reflection": "reflection",
    "Resource": "resource",
    "World": "count of people",
    "Credit": "credit",
}
"""What an editor calls each kind of piece; blocks that only hold pieces have no name here."""

WORDINGS = {"Quotation": "verbatim", "Bullet": "paraphrase", "ChatCard": "verbatim"}
"""The wording of what does not say it itself."""


@dataclass(frozen=True, slots=True)
class PieceAt:
    """One piece with its place. ``kind`` is its class in the document, ``name`` what an editor calls it.

    ``words`` and ``fields`` are as somebody would type them. ``key`` is the ledger's, ``own`` that the words are the
    editors'. ``wording`` is empty for what is nobody's words. ``up`` and ``down`` tell whether it can move so.
    """

    where: Where
    kind: str
    name: str
    piece: Any
    words: str
    fields: dict[str, str]
    attribution: Attribution | None
    wording: str
    key: str
    own: bool
    draft: bool
    up: bool
    down: bool


def pieces_of(pack: Pack, section: str) -> tuple[PieceAt, ...]:
    """Every piece of a section in reading order, bullets below bullets too. Raises `BadEdit` without the section."""
    return tuple(_pieces(pack, section_of(pack, section), Where(section)))


def name_of(piece: Any) -> str:
    """What an editor calls a piece: ``quote``."""
    return NAMES.get(type(piece).__name__, "piece")


def suggestions(pack: Pack, section: str) -> int:
    """How many pieces of a section are a machine's suggestion that nobody has looked at."""
    return sum(one.draft for one in pieces_of(pack, section))


def _pieces(pack: Pack, node: Any, where: Where) -> Iterator[PieceAt]:
    if type(node).__name__ in NAMES:
        yield _piece(pack, node, where)
    for index, inner in enumerate(parts(node)):
        if len(where.path) < 3:
            yield from _pieces(pack, inner, Where.of(where.section, (*where.path, index)))


def _piece(pack: Pack, piece: Any, where: Where) -> PieceAt:
    kind, (up, down) = type(piece).__name__, steps(pack, where)
    wording = getattr(piece, "wording", WORDINGS.get(kind, ""))
    return PieceAt(
        where=where,
        kind=kind,
        name=NAMES[kind],
        piece=piece,
        words=words_of(piece),
        fields=fields_of(piece),
        attribution=getattr(piece, "attribution", None),
        wording="" if getattr(piece, "own", False) else wording,
        key=getattr(piece, "contribution", ""),
        own=not wording or bool(getattr(piece, "own", False)) or wording == "published",
        draft=bool(getattr(piece, "draft", False)),
        up=up,
        down=down,
    )
