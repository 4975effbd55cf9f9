"""A letter as plain text: lines that any reader shows whole, each address on a line of its own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from kindling.mail.house import House
from kindling.mail.letters import Block, Button, Code, Facts, Heading, Letter, Paragraph, Quotation

WIDTH = 72
"""Characters of a line; an address is never broken, however long."""

INDENT = "    "


def text_of(letter: Letter, house: House) -> str:
    """The letter's words, ending in one line feed."""
    parts = [letter.title or letter.subject, *(_block(one) for one in letter.blocks), "\n\n".join(_foot(letter, house))]
    return "\n\n".join(_clean(part) for part in parts if part) + "\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return _filled(text)
        case Heading(text=text):
            return f"{text}\n{'-' * min(len(text), WIDTH)}"
        case Button(label=label, url=url):
            return f"{label}:\n{url}"
        case Facts(rows=rows):
            return "\n".join(_filled(f"{name}: {what}", hanging="  ") for name, what in rows)
        case Quotation(text=text, by=by):
            said = _filled(f"“{text}”", first=INDENT, hanging=INDENT)
            return f"{said}\n{INDENT}{by}" if by else said
        case Code(code=code):
            return f"{INDENT}{code}"


def _foot(letter: Letter, house: House) -> Iterator[str]:
    # Mail readers know by these two dashes and the space that what follows is a signature (RFC 3676, 4.3).
    yield f"-- \n{house.name}\n{house.url}"
    yield _filled(letter.why)
    if letter.mine:
        yield f"Your own page, with everything we hold about you:\n{letter.mine}"
    if letter.unsubscribe:
        yield f"Stop these mails:\n{letter.unsubscribe}"
    if house.contact:
        yield f"Write to us: {house.contact}"


def _filled(text: str, *, first: str = "", hanging: str = "") -> str:
    """Paragraphs in lines of `WIDTH`; line feeds of the text stay."""
    lines = text.strip().splitlines()
    return "\n".join(
        textwrap.fill(
            line,
            WIDTH,
            initial_indent=first or "",
            subsequent_indent=hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines
    )


def _clean(text: str) -> str:
    """Without the signs that no reader shows; a control sign in a name must not move the cursor of a terminal."""
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or sign in _KEPT)


_KEPT = "\u00ad\u200c\u200d\u200e\u200f\u00a0\u202f\u2009\u2011"
"""Signs that count as not printable and belong to words all the same: joiners, marks of direction, thin spaces."""
