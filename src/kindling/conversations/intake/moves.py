"""A table of old addresses, one row each: the old one, what it leads to now, and perhaps a note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kindling.conversations.intake.sheet import Row
from kindling.conversations.intake.told import Problem
from kindling.kernel.text import fold

OLD, NEW, NOTE = "old", "new", "note"
_NAMES = {
    **dict.fromkeys(("old", "from", "old address", "old path", "old url", "source", "was"), OLD),
    **dict.fromkeys(("new", "to", "new address", "new path", "new url", "target", "month", "destination"), NEW),
    **dict.fromkeys(("note", "notes", "remark"), NOTE),
}
_FIRST = {OLD: 0, NEW: 1, NOTE: 2}


@dataclass(frozen=True, slots=True)
class MoveTold:
    """One row: the words of the old address, of what it leads to (a path or a month), and a note."""

    line: int
    old: str
    new: str
    note: str


def read_moves(rows: Iterable[Row]) -> tuple[list[MoveTold], list[Problem]]:
    """Every row that has both addresses, and what is wrong with the others. Headings are not needed."""
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    places = _places(filled[0][1]) if filled else {}
    found, problems = [], []
    for line, cells in filled[1:] if places else filled:
        told = {name: _cell(cells, at) for name, at in (places or _FIRST).items()}
        move = MoveTold(line, told[OLD], told[NEW], told.get(NOTE, "")[:300])
        if move.old and move.new:
            found.append(move)
        else:
            missing = OLD if not move.old else NEW
            problems.append(Problem(line, missing, f"the {missing} address is missing."))
    return found, problems


def _places(cells: Sequence[str]) -> dict[str, int]:
    """Where each column stands by its heading; nothing where the first row is none of headings."""
    found = {_NAMES[fold(cell)]: at for at, cell in reversed(list(enumerate(cells))) if fold(cell) in _NAMES}
    return found if {OLD, NEW} <= found.keys() else {}


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""
