"""A piece put into the pack: the editors' own words, or somebody's from the harvest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from kindling.curation.edits.fields import words_of
from kindling.curation.edits.refused import BadEdit
from kindling.curation.edits.sections import restore_section
from kindling.curation.edits.standard import FITTING
from kindling.curation.edits.tree import section_of, with_section
from kindling.curation.edits.typed import literal_of, literal_paragraphs, text_of
from kindling.pack.document import (
    Attribution,
    Bullet,
    Bullets,
    Callout,
    Chat,
    ChatCard,
    Citation,
    Credit,
    Credits,
    Heading,
    Pack,
    Paragraph,
    Picture,
    Pictures,
    Point,
    Points,
    Priorities,
    Priority,
    Profile,
    Profiles,
    Quotation,
    Reflection,
    Reflections,
    Resource,
    Resources,
)
from kindling.pack.document.pack import Role

UseAs = Literal["quote", "paraphrase", "group", "chat", "reflection"]
"""What an editor makes of lines of the harvest."""

LISTS: dict[type, tuple[type, str]] = {
    Bullet: (Bullets, "items"),
    Point: (Points, "items"),
    ChatCard: (Chat, "cards"),
    Reflection: (Reflections, "cards"),
    Resource: (Resources, "items"),
    Profile: (Profiles, "items"),
    Credit: (Credits, "items"),
    Priority: (Priorities, "items"),
    Picture: (Pictures, "items"),
}
"""The block in which each kind of piece stands, and its field; any other piece is a block itself."""


def add_piece(pack: Pack, piece: Any, *, section: str = "") -> Pack:
    """``pack`` with a piece more: at the end of a section, or of the one where its kind usually stands.

    That one is made where it is missing. Raises `BadEdit` for a piece without words, or a section that is not there.
    """
    if not words_of(piece):
        raise BadEdit("There are no words in it yet.", "Write them.", field="text")
    if not section:
        pack, section = _fitting(pack, FITTING.get(type(piece).__name__, "today"))
    old = section_of(pack, section)
    return with_section(pack, section, replace(old, blocks=_with(old.blocks, piece)))


def own_piece(words: str, *, kind: Literal["paragraph", "heading", "point", "callout"] = "point") -> Any:
    """The editors' own words as a piece. Raises `BadEdit` where they are too many."""
    text = text_of(words, field="text")
    match kind:
        case "paragraph":
            return Paragraph(text)
        case "heading":
            return Heading(text)
        case "callout":
            return Callout(text)
        case _:
            return Bullet(text, own=True)


def said_piece(
    words: str,
    *,
    use_as: UseAs,
    attribution: Attribution | None = None,
    sources: Sequence[Citation] = (),
    key: str = "",
    time: str = "",
    group: str = "",
) -> Any:
    """Somebody's words as a piece, citing the lines they come from. Raises `BadEdit` where they are too many.

    The words are taken as they are, stars and brackets too. ``time`` is printed on a chat card, ``group`` over a
    group's point; a group's voice has nobody's name.
    """
    text, who, cited = literal_of(words, field="text"), attribution or Attribution(), tuple(sources)
    match use_as:
        case "quote":
            return Quotation(text, who, sources=cited, contribution=key)
        case "paraphrase":
            return Bullet(text, attribution=who, sources=cited, contribution=key)
        case "group":
            return Point(literal_paragraphs(words, field="text"), group=group, sources=cited, contribution=key)
        case "chat":
            return ChatCard(text, who, time=time, sources=cited, contribution=key)
        case _:
            return Reflection(text, who, sources=cited, contribution=key)


def _fitting(pack: Pack, role: Role) -> tuple[Pack, str]:
    pack = restore_section(pack, role)
    return pack, next(one.id for one in pack.sections if one.role == role)


def _with(blocks: tuple[Any, ...], piece: Any) -> tuple[Any, ...]:
    """The blocks with ``piece`` in the last list of its kind, or behind all of them."""
    if type(piece) not in LISTS:
        return (*blocks, piece)
    kind, field = LISTS[type(piece)]
    at = max((place for place, block in enumerate(blocks) if isinstance(block, kind)), default=None)
    if at is None or (isinstance(piece, Bullet) and at < len(blocks) - 1):
        # A bullet behind the last list's end would seem to belong under another heading.
        return (*blocks, kind(**{field: (piece,)}))
    grown: Any = replace(blocks[at], **{field: (*getattr(blocks[at], field), piece)})
    return (*blocks[:at], grown, *blocks[at + 1 :])
