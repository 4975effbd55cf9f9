"""Walks through a pack: its pictures, and every word that each twin must show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from kindling.pack.document import blocks as b
from kindling.pack.document import gathered as g
from kindling.pack.document.attribution import Picture
from kindling.pack.document.text import Text, string

if TYPE_CHECKING:
    from kindling.pack.document.pack import Pack, Section


def pictures(pack: Pack) -> Iterator[Picture]:
    """Every picture of the pack, in reading order, the logo aside."""
    for section in pack.sections:
        for block in section.blocks:
            yield from _pictures(block)


def _pictures(block: Any) -> Iterator[Picture]:
    match block:
        case b.Pictures(items=items):
            yield from items
        case b.Profiles(items=profiles):
            yield from (profile.photo for profile in profiles if profile.photo)
        case b.Columns(left=left, right=right):
            for inner in (*left, *right):
                yield from _pictures(inner)
        case _:
            return


def words(pack: Pack) -> Iterator[str]:
    """Every stretch of words a reader meets, in reading order: each twin shows all of them.

    Alternative texts, contents, quotation marks, page numbers and the draft mark are the twin's own and not here.
    Stretches are as written, white space untouched; a parity test folds it.
    """
    yield from _present(pack.title, pack.series, pack.community, pack.subtitle, pack.date_label)
    for section in pack.shown:
        yield from section_words(section)
    yield from pack.closing


def section_words(section: Section) -> Iterator[str]:
    """The words of one section, its title first."""
    yield from _present(section.title, section.lead)
    for block in section.blocks:
        yield from block_words(block)


def _present(*parts: str | Text) -> Iterator[str]:
    for part in parts:
        found = part if isinstance(part, str) else string(part)
        if found.strip():
            yield found


@singledispatch
def block_words(block: Any) -> Iterator[str]:
    """The words of one block, in reading order. Raises ``TypeError`` for a block it does not know."""
    raise TypeError(f"no words known for {type(block).__name__}")


@block_words.register(b.Paragraph | b.Heading)
def _(block: b.Paragraph | b.Heading) -> Iterator[str]:
    yield from _present(block.text)


@block_words.register
def _(block: b.Bullets) -> Iterator[str]:
    for item in block.items:
        yield from _bullet(item)


def _bullet(item: b.Bullet) -> Iterator[str]:
    yield from _present(item.term, item.text)
    for child in item.children:
        yield from _bullet(child)


@block_words.register
def _(block: b.Callout) -> Iterator[str]:
    yield from _present(block.title, block.text, block.citation)


@block_words.register
def _(block: b.Quotation) -> Iterator[str]:
    yield from _present(block.text, block.attribution.label, block.citation)


@block_words.register
def _(block: b.Spread) -> Iterator[str]:
    for voice in block.voices:
        yield from _present(*voice.points)
        for quotation in voice.quotations:
            yield from block_words(quotation)
        yield from _present(voice.attribution.label)


@block_words.register
def _(block: b.Pictures) -> Iterator[str]:
    for picture in block.items:
        yield from _present(picture.caption, picture.credit)


@block_words.register
def _(block: b.Profiles) -> Iterator[str]:
    for one in block.items:
        yield from _present(one.name, one.role, one.organisation, one.place, *one.about)
        yield from _present(*(link.text for link in one.links))
        if one.photo:
            yield from _present(one.photo.caption, one.photo.credit)


@block_words.register
def _(block: b.Recording) -> Iterator[str]:
    yield from _present(block.text)


@block_words.register
def _(block: b.Question) -> Iterator[str]:
    yield from _present(block.text, block.posed_by.label)


@block_words.register
def _(block: b.Points) -> Iterator[str]:
    for point in block.items:
        yield from _present(point.attribution.label, point.title, *point.text, point.scribe, point.group)


@block_words.register
def _(block: g.Chat) -> Iterator[str]:
    for card in block.cards:
        yield from _present(card.attribution.label, card.time, card.mention)
        if card.answers:
            yield from _present(card.answers.name, card.answers.text)
        yield from _present(card.text)


@block_words.register
def _(block: g.Priorities) -> Iterator[str]:
    for item in block.items:
        yield from _present(item.title, item.text)


@block_words.register
def _(block: g.Reflections) -> Iterator[str]:
    for card in block.cards:
        yield from _present(card.text, card.attribution.label)


@block_words.register
def _(block: g.Resources) -> Iterator[str]:
    for item in block.items:
        yield from _present(item.title, item.type, item.text)


@block_words.register
def _(block: g.World) -> Iterator[str]:
    yield from _present(block.text, *(spot.label for spot in block.spots))


@block_words.register
def _(block: g.Credits) -> Iterator[str]:
    for item in block.items:
        yield from _present(item.name, item.text)


@block_words.register
def _(block: b.Columns) -> Iterator[str]:
    for inner in (*block.left, *block.right):
        yield from block_words(inner)
