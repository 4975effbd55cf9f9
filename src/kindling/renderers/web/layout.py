"""In which stretches does a section stand on the page, and what is counted or coloured beside its words?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kindling.pack.document import Block, Chat, Heading, Pack, Question, Quotation, Section, World


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that share a ground: the page's own, or a coloured leaf from edge to edge with one thing alone on it."""

    ground: Literal["page", "quotation", "question"]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with its stretches, the first of which carries its title."""

    section: Section
    stretches: tuple[Stretch, ...]


def sections(pack: Pack) -> tuple[Placed, ...]:
    """The sections that are shown, each cut into its stretches."""
    return tuple(Placed(section, tuple(_stretches(section))) for section in pack.shown)


def facts(pack: Pack) -> tuple[str, ...]:
    """What the cover tells of the hour: its date, people, places and groups, as far as they are known."""
    spots = sum(len(block.spots) for section in pack.shown for block in section.blocks if isinstance(block, World))
    counted = ((pack.people, "person", "people"), (spots, "place", "places"))
    groups = ((len(pack.groups), "small group", "small groups"),)
    told = [f"{count} {one if count == 1 else many}" for count, one, many in (*counted, *groups) if count]
    return tuple(filter(None, (pack.date_label, *told)))


def voices(pack: Pack) -> dict[str, int]:
    """A number for everybody who wrote in the chat, so that one person keeps one colour; by label."""
    found: dict[str, int] = {}
    for card in _cards(pack):
        found.setdefault(card, len(found) % max(1, len(pack.theme.light.initials)))
    return found


def _cards(pack: Pack) -> Iterator[str]:
    for section in pack.shown:
        for block in section.blocks:
            if isinstance(block, Chat):
                yield from (card.attribution.label for card in block.cards)


def _stretches(section: Section) -> Iterator[Stretch]:
    gathered: list[Block] = []
    spent = False
    for number, block in enumerate(section.blocks):
        ground = _ground(block, after=section.blocks[number - 1] if number else None, lead=bool(section.lead))
        if ground == "page" or (ground == "quotation" and spent):
            gathered.append(block)
            continue
        # A title needs words of its own ground before a leaf, unless the leaf carries it.
        if gathered or (number == 0 and section.lead):
            yield Stretch("page", tuple(gathered))
            gathered = []
        spent = spent or ground == "quotation"
        yield Stretch(ground, (block,))
    if gathered or not section.blocks:
        yield Stretch("page", tuple(gathered))


def _ground(block: Block, *, after: Block | None, lead: bool) -> Literal["page", "quotation", "question"]:
    """What a block stands on. A large quotation leaves the page, but never opens a section nor leaves its heading."""
    if isinstance(block, Question) and block.page:
        return "question"
    opens = after is None and not lead
    if isinstance(block, Quotation) and block.large and not opens and not isinstance(after, Heading):
        return "quotation"
    return "page"
