"""Which of a pack's quotes are not cleared as they stand: by their key, their words, and the name they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kindling.contributions.records import Attribution as Cleared
from kindling.contributions.records import Piece
from kindling.curation.said import attribution_of, begins, folded, said_words
from kindling.pack.document import Answered, Attribution, ChatCard, Pack, Said, Section, Spread, initials_tell, said

NARROWER = {
    "name": ("first name",),
    "first name with role and place": ("first name", "role"),
}
"""Forms that show less than one that was agreed to; no name at all is always less."""


def keys_of(pack: Pack) -> tuple[str, ...]:
    """The key of each quote, once, in reading order; empty for one that has none."""
    return tuple(dict.fromkeys(piece.contribution for piece in said(pack)))


def uncleared(pack: Pack, ledger: Mapping[str, Piece]) -> Iterator[Section]:
    """Each section that holds a quote which is not cleared; ``ledger`` are the month's pieces by key."""
    for section in pack.sections:
        pieces = said(replace(pack, sections=(section,)))
        if _speaks_for_another(section) or not all(is_cleared(one, ledger.get(one.contribution)) for one in pieces):
            yield section


def is_cleared(piece: Said, known: Piece | None) -> bool:
    """Whether the ledger clears this very piece: its words, under at least the name that it shows."""
    if known is None or known.attribution is None or not _same_words(piece, known):
        return False
    if isinstance(piece, ChatCard) and initials_tell(piece):
        return False
    return within(attribution_of(piece), known.attribution, answered=isinstance(piece, Answered))


def within(shown: Attribution, cleared: Cleared, *, answered: bool = False) -> bool:
    """Whether ``shown`` tells nothing of somebody but what ``cleared`` allows; ``answered`` tells a label alone."""
    if not shown.label:
        return True
    if answered:
        return shown.label in {cleared.label, cleared.name}
    allowed = {cleared.name, cleared.role, cleared.place, cleared.name.split()[0] if cleared.name else "", ""}
    if shown.form != cleared.form and shown.form not in NARROWER.get(cleared.form, ()):
        return False
    return {shown.name, shown.role, shown.place} <= allowed


def _same_words(piece: Said, known: Piece) -> bool:
    if isinstance(piece, Answered):
        return begins(known.text, piece.text)
    return folded(said_words(piece)) == folded(known.text)


def _speaks_for_another(section: Section) -> bool:
    """Whether a voice that only has quotations shows a name that none of them does."""
    voices = (voice for block in section.blocks if isinstance(block, Spread) for voice in block.voices)
    return any(
        voice.attribution.label not in {"", *(one.attribution.label for one in voice.quotations)}
        for voice in voices
        if not voice.points
    )
