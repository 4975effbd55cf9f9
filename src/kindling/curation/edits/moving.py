"""A piece moved up or down: within its block, and over the blocks beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from kindling.curation.edits.refused import BadEdit
from kindling.curation.edits.tree import changed, parts, piece_at, section_of, with_section
from kindling.curation.edits.where import Where
from kindling.pack.document import Bullets, Columns, Pack, Points

LOOSE = (Bullets, Points)
"""Lists between whose items something else may come to stand: they part there, and join again when it goes."""


@dataclass(frozen=True, slots=True)
class Atom:
    """What moves as one: an item of a loose list with the list it stands in (emptied), or a whole block."""

    piece: Any
    shell: Bullets | Points | None = None


def move_piece(pack: Pack, where: Where, *, down: bool) -> Pack:
    """``pack`` with one piece a step up or down. Raises `BadEdit` at either end of what it can move in."""
    return moved(pack, where, down=down)[0]


def moved(pack: Pack, where: Where, *, down: bool) -> tuple[Pack, Where]:
    """The same, and where the piece stands now."""
    piece_at(pack, where)
    if not steps(pack, where)[down]:
        raise BadEdit(f"This is the {'last' if down else 'first'} piece already.")
    if _floats(pack, where):
        return _among_blocks(pack, where, 1 if down else -1)
    return _among_siblings(pack, where, 1 if down else -1)


def steps(pack: Pack, where: Where) -> tuple[bool, bool]:
    """Whether the piece can move up, and whether down."""
    if _floats(pack, where):
        atoms, at = atoms_of(section_of(pack, where.section).blocks), _atom_at(pack, where)
        return at > 0, at < len(atoms) - 1
    return _beside(pack, where, -1) is not None, _beside(pack, where, 1) is not None


def atoms_of(blocks: Iterable[Any]) -> list[Atom]:
    """The blocks as what moves, in reading order."""
    return list(_atoms(blocks))


def blocks_of(atoms: Sequence[Atom]) -> tuple[Any, ...]:
    """Atoms as blocks again: neighbours of one kind of list in one list."""
    return tuple(_blocks(atoms))


def _atoms(blocks: Iterable[Any]) -> Iterator[Atom]:
    for block in blocks:
        if isinstance(block, LOOSE):
            shell: Any = replace(block, items=())  # type: ignore[arg-type] # no items suit either list
            yield from (Atom(item, shell) for item in block.items)
        else:
            yield Atom(block)


def _blocks(atoms: Sequence[Atom]) -> Iterator[Any]:
    for shell, same in groupby(atoms, key=lambda atom: atom.shell):
        pieces = tuple(atom.piece for atom in same)
        if shell is None:
            yield from pieces
        else:
            yield replace(shell, items=pieces)


def _floats(pack: Pack, where: Where) -> bool:
    """Whether what stands there moves among the blocks of its section, not only inside its own."""
    if len(where.path) == 1:
        return True
    return len(where.path) == 2 and isinstance(piece_at(pack, Where.of(where.section, where.path[:1])), LOOSE)


def _atom_at(pack: Pack, where: Where) -> int:
    blocks = section_of(pack, where.section).blocks
    return len(atoms_of(blocks[: where.path[0]])) + (where.item or 0)


def _among_blocks(pack: Pack, where: Where, step: int) -> tuple[Pack, Where]:
    section, at = section_of(pack, where.section), _atom_at(pack, where)
    atoms = atoms_of(section.blocks)
    atoms[at], atoms[at + step] = atoms[at + step], atoms[at]
    made = with_section(pack, section.id, replace(section, blocks=blocks_of(atoms)))
    return made, where_of(made, section.id, at + step)


def where_of(pack: Pack, section: str, atom: int) -> Where:
    """Where the atom of that count stands."""
    return list(_places(section, section_of(pack, section).blocks))[atom]


def _places(section: str, blocks: Sequence[Any]) -> Iterator[Where]:
    for number, block in enumerate(blocks):
        if isinstance(block, LOOSE):
            yield from (Where(section, number, item) for item in range(len(block.items)))
        else:
            yield Where(section, number)


def _beside(pack: Pack, where: Where, step: int) -> Where | None:
    """The neighbour inside the same block, in columns on the same side."""
    *before, last = where.path
    parent = piece_at(pack, Where.of(where.section, tuple(before)))
    other = last + step
    if not 0 <= other < len(parts(parent)):
        return None
    if isinstance(parent, Columns) and (last < len(parent.left)) != (other < len(parent.left)):
        return None
    return Where.of(where.section, (*before, other))


def _among_siblings(pack: Pack, where: Where, step: int) -> tuple[Pack, Where]:
    other = _beside(pack, where, step)
    assert other is not None  # noqa: S101 - `steps` has just found it
    here, there = piece_at(pack, where), piece_at(pack, other)
    return changed(changed(pack, where, lambda _: (there,)), other, lambda _: (here,)), other
