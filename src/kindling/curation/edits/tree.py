"""A section's blocks and what they hold, one piece replaced at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kindling.curation.edits.refused import gone
from kindling.curation.edits.where import Where
from kindling.pack.document import (
    Bullet,
    Bullets,
    Chat,
    Columns,
    Credits,
    Pack,
    Pictures,
    Points,
    Priorities,
    Profiles,
    Reflections,
    Resources,
    Section,
    Spread,
    Voice,
)

Change = Callable[[Any], Sequence[Any]]
"""What stands instead of one piece: nothing, one or several."""

HOLDS: dict[type, str] = {
    Section: "blocks",
    Bullets: "items",
    Bullet: "children",
    Points: "items",
    Chat: "cards",
    Reflections: "cards",
    Resources: "items",
    Profiles: "items",
    Credits: "items",
    Priorities: "items",
    Pictures: "items",
    Spread: "voices",
    Voice: "quotations",
}
"""The field in which each kind of piece holds others; two columns hold theirs in two."""

STANDS_ALONE = (Section, Bullet)
"""What stays when nothing is left in it."""


def parts(node: Any) -> tuple[Any, ...]:
    """The pieces inside ``node``, in reading order."""
    if isinstance(node, Columns):
        return (*node.left, *node.right)
    held: tuple[Any, ...] = getattr(node, HOLDS[type(node)]) if type(node) in HOLDS else ()
    return held


def section_of(pack: Pack, section: str) -> Section:
    """The section of that id. Raises `BadEdit` where there is none."""
    for one in pack.sections:
        if one.id == section:
            return one
    raise gone()


def piece_at(pack: Pack, where: Where) -> Any:
    """The piece that stands there. Raises `BadEdit` where nothing does."""
    node: Any = section_of(pack, where.section)
    for index in where.path:
        held = parts(node)
        if index >= len(held):
            raise gone()
        node = held[index]
    return node


def changed(pack: Pack, where: Where, change: Change) -> Pack:
    """``pack`` with the piece at ``where`` as ``change`` says; a block that loses its last piece goes too."""
    piece_at(pack, where)
    return with_section(pack, where.section, *_changed(section_of(pack, where.section), where.path, change))


def with_section(pack: Pack, section: str, *instead: Section) -> Pack:
    """``pack`` with other sections, or none, in one's place."""
    found = [one for old in pack.sections for one in (instead if old.id == section else (old,))]
    return replace(pack, sections=tuple(found))


def _changed(node: Any, path: tuple[int, ...], change: Change) -> Sequence[Any]:
    if not path:
        return change(node)
    return _spliced(node, path[0], _changed(parts(node)[path[0]], path[1:], change))


def _spliced(node: Any, index: int, new: Sequence[Any]) -> Sequence[Any]:
    """``node`` with ``new`` in the place of one of its parts; nothing where it has lost all of them."""
    if isinstance(node, Columns):
        made: Any = _in_columns(node, index, new)
    else:
        made = replace(node, **{HOLDS[type(node)]: _put(parts(node), index, new)})
    empty = not parts(made) and not isinstance(made, STANDS_ALONE) and not getattr(made, "points", ())
    return () if empty else (made,)


def _in_columns(node: Columns, index: int, new: Sequence[Any]) -> Columns:
    if index < len(node.left):
        return replace(node, left=_put(node.left, index, new))
    return replace(node, right=_put(node.right, index - len(node.left), new))


def _put(held: tuple[Any, ...], index: int, new: Sequence[Any]) -> tuple[Any, ...]:
    return (*held[:index], *new, *held[index + 1 :])
