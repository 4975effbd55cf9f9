"""A pack as readers may have it: without what it says to its editors alone."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from kindling.pack.document import Pack, pictures

ALLOWED = "Its use was allowed."
"""What is told of a permission: that there is one, not who gave it to whom."""


def for_readers(pack: Pack) -> Pack:
    """``pack`` without the files and lines that its words were taken from, and without how pictures were allowed.

    An export is often called after somebody, and a place in it leads whoever was in the room back to a name. A picture
    that was taken out of the pack leaves its bytes there, for its editors to undo; readers have none of them.
    """
    told: Pack = _told(pack)
    shown = {one.media for one in pictures(told)} | {told.theme.logo}
    return replace(told, media=tuple(one for one in told.media if one.id in shown))


def _told(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_told, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {part.name: _part(part.name, getattr(value, part.name)) for part in fields(value) if part.init}
    return replace(value, **changed)


def _part(name: str, value: Any) -> Any:
    if name == "sources":
        return ()
    return ALLOWED if name == "permission" and value else _told(value)
