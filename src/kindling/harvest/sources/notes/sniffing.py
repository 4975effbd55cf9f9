"""Are these somebody's notes? Asked last: any chat or transcript goes before."""

from __future__ import annotations

from kindling.harvest.export import Export
from kindling.harvest.sources.notes.labels import label, poser, scribe
from kindling.harvest.sources.notes.markup import PLAIN, unmarked

_LINES = 400
_CHARACTERS = 2000
_LETTERS = 0.5
"""Share of the characters of words at least that are letters, figures or blanks; junk has fewer."""


def sniff(export: Export) -> float:
    """How sure it is, 0.3 at most: labels that only notes have, or at least headings with points below them."""
    head = export.text[:_CHARACTERS]
    plain = sum(character.isalnum() or character.isspace() for character in head)
    if not export.is_text or plain < _LETTERS * len(head) or any(mark in head for mark in "\0\ufffd"):
        return 0.0
    lines = [unmarked(line[:_CHARACTERS]) for line in export.lines[:_LINES] if line.strip()]
    labels = sum(bool(scribe(line.text) or poser(line.text) or _opens(line.text)) for line in lines if not line.bullet)
    if labels:
        return 0.3 if labels > 1 else 0.2
    headings = sum(line.level < PLAIN for line in lines)
    return 0.1 if headings and sum(line.bullet for line in lines) > 1 else 0.0


def _opens(text: str) -> bool:
    return label(text) is not None
