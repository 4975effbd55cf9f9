"""What of a working pack may be published: cleared words under the name that is cleared, and no name by the way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kindling.curation.said import attribution_of, said_words
from kindling.kernel.text import fold
from kindling.pack.document import (
    Attribution,
    Callout,
    Chat,
    Pack,
    Point,
    Points,
    Said,
    Section,
    cleared,
    plain,
    said,
)


def cleared_of(pack: Pack, clearances: Mapping[str, Attribution], named: Collection[str] = ()) -> Pack:
    """``pack`` with cleared words alone, ready to be published but for suggestions that nobody has looked at.

    ``named`` are people who may be named whatever was said; who is mentioned, or took a group's notes, is named only if
    they are among them or show so by a clearance.
    """
    shown = {fold(one.label) for one in clearances.values() if one.label} | {fold(name) for name in named}
    found = cleared(pack, clearances)
    return replace(found, sections=tuple(_section(one, shown) for one in found.sections), status="reviewed", flags=())


def with_gaps(pack: Pack, clearances: Mapping[str, Attribution], named: Collection[str] = ()) -> Pack:
    """The same for an editor's eyes: a draft in which every section tells how many of its pieces wait."""
    found = cleared_of(pack, clearances, named)
    waiting = {section.id: uncleared(pack, section.id, clearances) for section in pack.sections}
    sections = tuple(
        replace(one, blocks=(*one.blocks, _gap(waiting[one.id]))) if waiting[one.id] else one for one in found.sections
    )
    return replace(found, sections=sections, status="draft")


def uncleared(pack: Pack, section: str, clearances: Mapping[str, Attribution]) -> int:
    """How many pieces of a section are somebody's words that are not cleared."""
    only = replace(pack, sections=tuple(one for one in pack.sections if one.id == section))
    return sum(piece.contribution not in clearances for piece in said(only))


def betrayed(pack: Pack, names: Mapping[str, Collection[str]]) -> Iterator[tuple[Section, Said]]:
    """Each piece whose own words name whoever said them, although they show by role or not at all.

    ``names`` are the names of each key's contributor.
    """
    for section in pack.sections:
        for piece in said(replace(pack, sections=(section,))):
            if attribution_of(piece).form in {"role", "nobody"}:
                spoken = set(fold(said_words(piece)).split())
                if any(part in spoken for name in names.get(piece.contribution, ()) for part in _parts(name)):
                    yield section, piece


def _parts(name: str) -> list[str]:
    """The parts of a name by which somebody is known; a letter alone is none."""
    return [part for part in fold(name).split() if len(part) > 1]


def _section(section: Section, shown: Collection[str]) -> Section:
    return replace(section, blocks=tuple(_block(block, shown) for block in section.blocks))


def _block(block: Any, shown: Collection[str]) -> Any:
    if isinstance(block, Chat):
        return replace(block, cards=tuple(replace(one, mention=_allowed(one.mention, shown)) for one in block.cards))
    if isinstance(block, Points):
        return replace(block, items=tuple(_point(one, shown) for one in block.items))
    return block


def _point(point: Point, shown: Collection[str]) -> Point:
    """A group's voice is nobody's in particular, whoever spoke for it."""
    who = Attribution() if point.wording == "group" else point.attribution
    return replace(point, attribution=who, scribe=_allowed(point.scribe, shown))


def _allowed(name: str, shown: Collection[str]) -> str:
    return name if fold(name) in shown else ""


def _gap(count: int) -> Callout:
    pieces = "One piece waits for whoever said it." if count == 1 else f"{count} pieces wait for whoever said them."
    return Callout(plain(f"{pieces} Without a yes this gap closes by itself."))
