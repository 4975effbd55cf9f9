"""Lines that stand in the draft already: where, and whether the same words would stand there twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kindling.curation.edits import pieces_of
from kindling.pack.document import Pack, Section
from kindling.web.desk.harvest.taking import Taken
from kindling.web.desk.harvest.used import Used, uses
from kindling.web.desk.pack.rows import anchor_of


@dataclass(frozen=True, slots=True)
class Stands:
    """A piece of the draft that uses one of the lines: its section, its id on the page of that section, its words."""

    section: Section
    anchor: str
    words: str


def standing_of(taken: Taken, pack: Pack, used: Used) -> tuple[Stands, ...]:
    """Every piece of the draft that uses one of the lines, in the order of the pack."""
    return tuple(
        Stands(section, anchor_of(one), known.text)
        for section in pack.sections
        for one in pieces_of(pack, section.id)
        if (known := used.pieces.get(one.key)) and any(uses(known, line) for line in taken.lines)
    )


def stands_twice(words: str, section: str, standing: Iterable[Stands]) -> bool:
    """Whether a section has these very words already, or a part of them, or more around them."""
    told = _folded(words)
    there = (_folded(one.words) for one in standing if one.section.id == section)
    return any(one in told or told in one for one in there)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
