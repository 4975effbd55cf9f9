"""How does each block of a pack read in Markdown? Pieces, between which a blank line stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatch
from typing import Any

from kindling.pack import document as b
from kindling.pack.document import Text, plain
from kindling.renderers.data.literal import inline, link, literal, one_line, within

BREAK = "\\\n"
"""A line that ends inside a paragraph."""

LIST_BREAK = "<!-- -->"
"""Between two lists, which Markdown would make one."""


@singledispatch
def pieces(block: Any) -> Iterator[str]:
    """The pieces of one block. Raises ``TypeError`` for a block it does not know."""
    raise TypeError(f"no Markdown known for {type(block).__name__}")


def present(*parts: str) -> Iterator[str]:
    """Those of ``parts`` that say something."""
    return (part for part in parts if part)


def item(mark: str, parts: Iterable[str]) -> str:
    """A list item of several pieces."""
    return within(" " * len(mark), "\n\n".join(present(*parts)), first=mark)


@pieces.register
def _(block: b.Paragraph) -> Iterator[str]:
    yield inline(block.text)


@pieces.register
def _(block: b.Heading) -> Iterator[str]:
    yield f"### {inline(block.text).replace(BREAK, ' ')}"


@pieces.register
def _(block: b.Bullets) -> Iterator[str]:
    yield "\n".join(_bullets(block.items, numbered=block.mark == "number"))


def _bullets(items: Iterable[b.Bullet], *, numbered: bool = False) -> Iterator[str]:
    for number, bullet in enumerate(items, start=1):
        mark = f"{number}. " if numbered else "- "
        inside = "\n".join(("", *_bullets(bullet.children))) if bullet.children else ""
        yield within(" " * len(mark), _bullet(bullet) + inside, first=mark)


def _bullet(bullet: b.Bullet) -> str:
    term = f"**{one_line(bullet.term)}** " if bullet.term else ""
    return f"{term}{inline(bullet.text)}{_draft(bullet.draft)}"


@pieces.register
def _(block: b.Callout) -> Iterator[str]:
    title = _strong(plain(block.title))
    yield within("> ", "\n\n".join(present(title, inline(block.text), inline(block.citation))))


@pieces.register
def _(block: b.Quotation) -> Iterator[str]:
    told = BREAK.join(present(literal(block.attribution.label), inline(block.citation)))
    yield within("> ", "\n\n".join(present(_quoted(block.text), f"– {told}" if told else "")))


@pieces.register
def _(block: b.Spread) -> Iterator[str]:
    for voice in block.voices:
        yield from present(_strong(plain(voice.attribution.label)))
        for quotation in voice.quotations:
            yield from pieces(quotation)
        yield from present("\n".join(within("  ", inline(point), first="- ") for point in voice.points))


@pieces.register
def _(block: b.Pictures) -> Iterator[str]:
    for picture in block.items:
        yield from _picture(picture)


def _picture(picture: b.Picture) -> Iterator[str]:
    """Its words; the picture itself is in the document and on the page."""
    seen = "" if picture.decorative else f"\\[Picture: {one_line(picture.alt)}\\]"
    yield from present(BREAK.join(present(seen, inline(picture.caption), literal(picture.credit))))


@pieces.register
def _(block: b.Profiles) -> Iterator[str]:
    for one in block.items:
        yield f"### {one_line(one.name)}"
        yield from present(literal(", ".join(present(one.role, one.organisation, one.place))))
        yield from (inline(paragraph) for paragraph in one.about)
        yield from present("\n".join(f"- {link(one_line(to.text), to.url)}" for to in one.links))
        yield from _picture(one.photo) if one.photo else ()


@pieces.register
def _(block: b.Recording) -> Iterator[str]:
    yield inline(block.text) if any(run.link for run in block.text) else link(inline(block.text), block.url)


@pieces.register
def _(block: b.Question) -> Iterator[str]:
    yield _strong(block.text)
    yield from present(f"Question from {literal(block.posed_by.label)}" if block.posed_by.label else "")


@pieces.register
def _(block: b.Points) -> Iterator[str]:
    for point in block.items:
        who = point.attribution.label
        yield from present(f"### {one_line(point.title or who)}" if point.title or who else "")
        yield from present(_strong(plain(who)) if point.title else "")
        yield from (_worded(paragraph, point.wording) for paragraph in point.text)
        scribe = f"Scribe: {literal(point.scribe)}" if point.scribe else ""
        yield from present(", ".join(present(scribe, literal(point.group))) + _draft(point.draft))


@pieces.register
def _(block: b.Chat) -> Iterator[str]:
    yield "\n\n".join(item("- ", _card(card)) for card in block.cards)


def _card(card: b.ChatCard) -> Iterator[str]:
    to = f"To {literal(card.mention)}" if card.mention else ""
    important = "*Marked as important*" if card.important else ""
    yield ", ".join(present(_strong(plain(card.attribution.label)), literal(card.time), to, important))
    if card.answers:
        who = f"In answer to {literal(card.answers.name)}" if card.answers.name else "In answer to"
        yield within("> ", f"{who}:{BREAK}{literal(card.answers.text)}")
    yield inline(card.text)
    yield ", ".join(f"{literal(reaction.emoji)} {reaction.count}" for reaction in card.reactions)


@pieces.register
def _(block: b.Priorities) -> Iterator[str]:
    rows = enumerate(block.items, start=1)
    yield "\n".join(item(f"{number}. ", (BREAK.join(_priority(one)),)) for number, one in rows)


def _priority(priority: b.Priority) -> Iterator[str]:
    votes = "" if priority.votes is None else f"{priority.votes} {'vote' if priority.votes == 1 else 'votes'}"
    yield from present(_strong(plain(priority.title)), inline(priority.text), votes)


@pieces.register
def _(block: b.Reflections) -> Iterator[str]:
    yield "\n".join(item("- ", (_worded(card.text, card.wording) + _by(card.attribution),)) for card in block.cards)


@pieces.register
def _(block: b.Resources) -> Iterator[str]:
    yield "\n".join(item("- ", (_resource(one),)) for one in block.items)


def _resource(resource: b.Resource) -> str:
    title = link(one_line(resource.title), resource.url) if resource.url else _strong(plain(resource.title))
    kind = f", {literal(resource.type)}" if resource.type else ""
    return BREAK.join(present(title + kind, inline(resource.text)))


@pieces.register
def _(block: b.World) -> Iterator[str]:
    yield inline(block.text)
    yield from present("\n".join(f"- {one_line(spot.label)}" for spot in block.spots))


@pieces.register
def _(block: b.Credits) -> Iterator[str]:
    rows = (", ".join(present(_strong(plain(one.name)), literal(one.text))) for one in block.items)
    yield "\n".join(item("- ", (row,)) for row in rows)


@pieces.register
def _(block: b.Columns) -> Iterator[str]:
    for inner in (*block.left, *block.right):
        yield from pieces(inner)


def _strong(text: Text) -> str:
    return inline(tuple(replace(run, strong=True) for run in text))


def _quoted(text: Text) -> str:
    return f"“{inline(text)}”" if text else ""


def _worded(text: Text, wording: b.Wording) -> str:
    return _quoted(text) if wording in {"verbatim", "published"} else inline(text)


def _by(who: b.Attribution) -> str:
    return f" – {literal(who.label)}" if who.label else ""


def _draft(draft: bool) -> str:
    return " *(draft)*" if draft else ""
