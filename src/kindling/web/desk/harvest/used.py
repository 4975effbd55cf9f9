"""Which lines of the hour the draft uses, where, and what whoever said them decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kindling.contributions.records import LineShown, Piece
from kindling.curation.edits.tree import parts
from kindling.pack.document import Pack, Section

SILENT = {"declined": "Declined", "withdrawn": "Withdrawn", "room only": "In the room only"}
"""After these decisions not even the desk shows the words; what it says instead."""

Spot = tuple[str, int, bool]
"""A line by its file, its ordinal, and whether that counts notes."""


@dataclass(frozen=True, slots=True)
class Used:
    """``sections`` are the titles of the sections that use a line, by its id; ``silent`` what was decided of lines
    whose words are not shown; ``pieces`` the ledger by key."""

    sections: Mapping[int, str]
    silent: Mapping[int, str]
    pieces: Mapping[str, Piece]


def used_of(lines: Sequence[LineShown], pack: Pack | None, pieces: Sequence[Piece]) -> Used:
    """What is used of an hour. A note is known by its words, since a pack cites lines alone."""
    titles = {key: section.title for section in (pack.sections if pack else ()) for key in _keys(section)}
    spots: dict[Spot, str] = {}
    words: dict[str, str] = {}
    silent: dict[Spot, str] = {}
    for piece in pieces:
        for source in piece.sources:
            spot = (source.file, source.ordinal, source.note)
            if piece.decision in SILENT:
                silent[spot] = SILENT[piece.decision]
            elif piece.key in titles:
                spots.setdefault(spot, titles[piece.key])
        if piece.key in titles and not piece.sources and piece.decision not in SILENT:
            words |= dict.fromkeys(map(_folded, piece.text.split("\n")), titles[piece.key])
    found = {one.id: spots.get(spot_of(one), "") or _noted(one, words) for one in lines}
    return Used(
        {key: title for key, title in found.items() if title},
        {one.id: silent[spot_of(one)] for one in lines if spot_of(one) in silent},
        {piece.key: piece for piece in pieces},
    )


def spot_of(line: LineShown) -> Spot:
    """Where a line stands."""
    return line.file_name, line.ordinal, line.medium == "note"


def uses(piece: Piece, line: LineShown) -> bool:
    """Whether a piece cites a line; a note is known by its words where the piece cites nothing."""
    if any((one.file, one.ordinal, one.note) == spot_of(line) for one in piece.sources):
        return True
    words = () if piece.sources else map(_folded, piece.text.split("\n"))
    return line.medium == "note" and _folded(line.text) in words


def inside(node: object) -> Iterator[object]:
    """A block and every piece inside it."""
    yield node
    for inner in parts(node):
        yield from inside(inner)


def _keys(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield from (key for one in inside(block) if (key := getattr(one, "contribution", "")))


def _noted(line: LineShown, words: Mapping[str, str]) -> str:
    return words.get(_folded(line.text), "") if line.medium == "note" else ""


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
