"""What can be typed of each kind of piece: its fields by name, as plain words with marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kindling.curation.edits.refused import BadEdit
from kindling.curation.edits.tree import changed
from kindling.curation.edits.typed import paragraphs_of, plain_words, text_of, typed, typed_paragraphs
from kindling.curation.edits.where import Where
from kindling.pack.document import (
    Bullet,
    Callout,
    ChatCard,
    Credit,
    Heading,
    Pack,
    Paragraph,
    Picture,
    Point,
    Priority,
    Profile,
    Question,
    Quotation,
    Recording,
    Reflection,
    Resource,
    Voice,
    World,
)

Show = Callable[[Any], str]
Read = Callable[[str, str], Any]
"""Reads what was typed into the field of that name."""

_WEB = re.compile(r"https?://[^\s<>\"]+")


def _address(words: str, field: str) -> str:
    found = plain_words(words, field=field)
    if found and not _WEB.fullmatch(found):
        raise BadEdit("This is no web address.", "Write it as https://example.org.", field=field)
    return found


def _number(words: str, field: str) -> int | None:
    found = plain_words(words, field=field)
    if not found:
        return None
    if not re.fullmatch(r"[0-9]{1,6}", found):
        raise BadEdit("This is no whole number.", "Write it in figures, or leave it empty.", field=field)
    return int(found)


_TEXT: tuple[Show, Read] = (typed, lambda words, field: text_of(words, field=field))
_TEXTS: tuple[Show, Read] = (typed_paragraphs, lambda words, field: paragraphs_of(words, field=field))
_WORDS: tuple[Show, Read] = (str, lambda words, field: " ".join(plain_words(words, field=field).split()))
_LINK: tuple[Show, Read] = (str, _address)
_COUNT: tuple[Show, Read] = (lambda found: "" if found is None else str(found), _number)

TYPED: dict[type, dict[str, tuple[Show, Read]]] = {
    Paragraph: {"text": _TEXT},
    Heading: {"text": _TEXT},
    Bullet: {"text": _TEXT, "term": _WORDS},
    Callout: {"text": _TEXT, "title": _WORDS, "citation": _TEXT},
    Quotation: {"text": _TEXT, "citation": _TEXT},
    Point: {"text": _TEXTS, "title": _WORDS, "group": _WORDS, "scribe": _WORDS},
    Voice: {"points": _TEXTS},
    Question: {"text": _TEXT},
    Recording: {"text": _TEXT, "url": _LINK, "minutes": _COUNT},
    ChatCard: {"text": _TEXT, "mention": _WORDS},
    Reflection: {"text": _TEXT},
    Resource: {"title": _WORDS, "url": _LINK, "type": _WORDS, "text": _TEXT},
    Priority: {"title": _WORDS, "text": _TEXT, "votes": _COUNT},
    Profile: {"name": _WORDS, "role": _WORDS, "organisation": _WORDS, "place": _WORDS, "about": _TEXTS},
    Credit: {"name": _WORDS, "text": _WORDS},
    World: {"text": _TEXT},
    Picture: {"alt": _WORDS, "caption": _TEXT, "credit": _WORDS, "permission": _WORDS},
}
"""The fields that can be typed, by kind of piece; the first is what the piece mainly says."""

NEEDED = {
    "text": "There are no words left here.",
    "points": "There are no words left here.",
    "title": "It needs a title.",
    "name": "It needs a name.",
    "alt": "A picture needs words for those who do not see it.",
}
"""What is wrong where the main field of a piece is empty."""


def fields_of(piece: Any) -> dict[str, str]:
    """Each field of a piece as somebody would type it; empty for a piece that only holds others."""
    return {name: show(getattr(piece, name)) for name, (show, _) in TYPED.get(type(piece), {}).items()}


def words_of(piece: Any) -> str:
    """What a piece mainly says, as somebody would type it."""
    return next(iter(fields_of(piece).values()), "")


def filled(piece: Any, told: Mapping[str, str]) -> Any:
    """``piece`` with what was typed into its fields; names it does not have are passed over. Raises `BadEdit`.

    Marks and white space alone are no change: a field that shows what was typed stays exactly as it is.
    """
    known, shown = TYPED.get(type(piece), {}), fields_of(piece)
    new = {name: known[name][1](words, name) for name, words in told.items() if name in known and words != shown[name]}
    for name, found in new.items():
        _check(piece, name, found, main=next(iter(known)))
    return replace(piece, **new)


def _check(piece: Any, name: str, found: Any, *, main: str) -> None:
    """Refuses an empty field that the piece cannot do without."""
    if found or (isinstance(piece, Picture) and piece.decorative):
        return
    if name == main:
        raise BadEdit(NEEDED[name], "Write it, or hide the piece.", field=name)
    if name == "citation" and isinstance(piece, Quotation) and piece.wording == "published":
        raise BadEdit("A published quotation needs to say where it stands.", "Name the book or the page.", field=name)


def fill_piece(pack: Pack, where: Where, told: Mapping[str, str]) -> Pack:
    """``pack`` with what was typed into the fields of one piece. Raises `BadEdit` with the field that has to change."""
    return changed(pack, where, lambda piece: (filled(piece, told),))


def reword_piece(pack: Pack, where: Where, words: str) -> Pack:
    """``pack`` with other words in the main field of one piece. Raises `BadEdit`."""
    return changed(pack, where, lambda piece: (filled(piece, {next(iter(fields_of(piece)), ""): words}),))
