"""A pack as plain data for the template: words shaped, drawings made, sections laid into leaves.

A *leaf* is a run of pages of one paper and one grid. Sections that follow each other on one paper share a leaf.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from kindling.pack.document import (
    Attribution,
    Block,
    Chat,
    Colours,
    Pack,
    Question,
    Run,
    Section,
    Spread,
    World,
    string,
)
from kindling.renderers.pdf import drawings
from kindling.renderers.pdf.letters import Letters
from kindling.renderers.pdf.words import shaped

AS_IT_IS = frozenset({"kind", "mark", "subject", "wording", "media"})
"""Fields that hold a name of ours, not words."""

NOT_DRAWN = frozenset({"alt", "url"})
"""Fields that are told or followed, and need no font."""

UNSAID = frozenset({"sources", "permission", "sha256"})
"""Fields for editors: they never reach a reader."""

QUOTES = {"de": "„“", "cs": "„“", "pl": "„”", "fr": "«»", "it": "«»", "es": "«»", "pt": "“”", "sv": "””", "fi": "””"}
"""Quotation marks by language; English ones where a language is not here."""

SHORT = 60
"""So many letters at most are repeated at the foot of a page or on one that goes on."""

ASIDE = 200
"""So many letters of the world's words at most stand in the margin beside the map; more would not fit."""

PAPERS = {"chat": "sand"}
"""The paper of a section by its role; the others lie on plain paper."""


def view(pack: Pack, letters: Letters) -> dict[str, Any]:
    """All that the template is told of ``pack``."""
    colours = pack.theme.light
    return {
        "title": shaped(pack.title, letters),
        "series": shaped(pack.series, letters),
        "community": shaped(pack.community, letters),
        "subtitle": shaped(pack.subtitle, letters),
        "date": shaped(pack.date_label, letters),
        "facts": [shaped(fact, letters) for fact in _facts(pack)],
        "draft": pack.status == "draft",
        "flags": len(pack.flags),
        "running": shaped(_running(pack), letters),
        "quotes": list(QUOTES.get(pack.language[:2].lower(), "“”")),
        "contents": [{"title": shaped(one.title, letters), "section": one.section} for one in pack.contents],
        "sub-level": 2 if pack.contents or (pack.shown and shaped(pack.shown[0].title, letters)) else 1,
        "leaves": list(_leaves(pack, letters)),
        "closing": [shaped(line, letters) for line in pack.closing],
        "logo": {"media": pack.theme.logo, "alt": letters.line(pack.theme.logo_alt)} if pack.theme.logo else None,
        "drawings": {
            "cover": drawings.cover(pack),
            "echo": drawings.echo(pack, colours.cover_accent),
            "rings": drawings.echo(pack, colours.land),
            "mark": drawings.mark(colours),
            "stroke": drawings.stroke(colours.accent, pack.month),
        },
        "colours": plain(colours, letters),
    }


def _facts(pack: Pack) -> Iterator[str]:
    places = {spot.label for section in pack.shown for block in section.blocks for spot in getattr(block, "spots", ())}
    for count, one, many in ((pack.people or 0, "person", "people"), (len(places), "place", "places")):
        if count:
            yield f"{count} {one if count == 1 else many}"
    if pack.groups:
        yield f"{len(pack.groups)} small group{'s' if len(pack.groups) > 1 else ''}"


def _running(pack: Pack) -> str:
    """The line at the foot of a page, no longer than the page is wide."""
    return " · ".join(_cut(part) for part in (pack.title, pack.series) if part.strip())


def _cut(words: str) -> str:
    """``words`` for where they are only repeated, on a line or two."""
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


def _leaves(pack: Pack, letters: Letters) -> Iterator[dict[str, Any]]:
    """The sections in order, joined to the leaf before wherever both lie on the same paper and grid."""
    leaf: dict[str, Any] | None = None
    for section in pack.shown:
        for number, blocks in enumerate(_pages(section)):
            paper = _paper(section, blocks)
            if leaf is None or leaf["paper"] != paper or paper in {"colour", "voices", "sand"}:
                if leaf:
                    yield leaf
                leaf = {"paper": paper, "parts": []}
            leaf["parts"].append(_part(section, blocks, letters, pack.theme.light, first=number == 0))
    if leaf:
        yield leaf


def _pages(section: Section) -> Iterator[tuple[Block, ...]]:
    """The blocks of a section, parted where a page of its own begins and where it ends."""
    run: list[Block] = []
    for block in section.blocks:
        alone = isinstance(block, Spread) and any(isinstance(one, Spread) for one in run)
        if alone or (run and (_fills_page(block) or _fills_page(run[-1]))):
            yield tuple(run)
            run = []
        run.append(block)
    yield tuple(run)


def _fills_page(block: Block) -> bool:
    return isinstance(block, Question) and block.page


def _paper(section: Section, blocks: tuple[Block, ...]) -> str:
    if any(_fills_page(block) for block in blocks):
        return "colour"
    if any(isinstance(block, Spread) for block in blocks):
        return "voices"
    return PAPERS.get(section.role, "plain")


def _part(
    section: Section, blocks: tuple[Block, ...], letters: Letters, colours: Colours, *, first: bool
) -> dict[str, Any]:
    return {
        "id": section.id,
        "first": first,
        "title": shaped(section.title, letters),
        "short": shaped(_cut(section.title), letters),
        "lead": plain(section.lead, letters) if first else "",
        "blocks": [_block(block, letters, colours) for block in blocks],
    }


def _block(block: Block, letters: Letters, colours: Colours) -> dict[str, Any]:
    """One block, with the drawing or the reckoning that its kind needs besides."""
    data: dict[str, Any] = plain(block, letters)
    if isinstance(block, World):
        count = len(block.spots)
        alt = f"A map of the world with a dot for each of the {count} places listed below"
        data |= {"map": drawings.world(block, colours), "alt": alt, "aside": len(string(block.text)) <= ASIDE}
    if isinstance(block, Chat):
        for card, drawn in zip(block.cards, data["cards"], strict=True):
            drawn["mention"] = "" if card.mention in string(card.text) else drawn["mention"]
    return data


def plain(value: Any, letters: Letters, name: str = "") -> Any:
    """Any part of a pack as plain data: records become dictionaries, words are shaped."""
    if isinstance(value, Attribution):
        return shaped(value.label, letters)
    if isinstance(value, str):
        return _string(value, letters, name)
    if isinstance(value, tuple):
        return _several(value, letters)
    if is_dataclass(value):
        return {
            field.name: plain(getattr(value, field.name), letters, field.name)
            for field in fields(value)
            if field.name not in UNSAID
        }
    return value


def _several(value: tuple[Any, ...], letters: Letters) -> Any:
    if value and all(isinstance(one, Run) for one in value):
        return shaped(value, letters)
    return [plain(one, letters) for one in value]


def _string(value: str, letters: Letters, name: str) -> Any:
    if name in AS_IT_IS:
        return value
    return letters.line(value) if name in NOT_DRAWN else shaped(value, letters)
