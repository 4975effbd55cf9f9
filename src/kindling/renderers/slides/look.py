"""The slides' measures and letters. Lengths are points from the upper left of a slide 960 wide and 540 high."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kindling.pack.document import Attribution, Pack, Run
from kindling.renderers.slides.measure import width
from kindling.renderers.slides.shapes import Box
from kindling.renderers.slides.words import Bit, Face, Para, bits, shown

WIDTH, HEIGHT = 960.0, 540.0
SLIDE = Box(0, 0, WIDTH, HEIGHT)
SIDE = 64.0
TOP, FOOT = 56.0, 478.0
"""Between which a page's content stands."""
MARGIN = 222.0
"""Width of the margin in which a section's title stands."""
BODY_X = SIDE + MARGIN + 30.0
BODY_W = WIDTH - SIDE - BODY_X
WIDE_W = WIDTH - 2 * SIDE
ROOM = FOOT - TOP
HALF_W = WIDTH / 2 - SIDE - 34.0
"""Width of one of two voices that face each other."""
HALF_X = WIDTH / 2 + 34.0


@dataclass(frozen=True, slots=True)
class Style:
    """A face, and how far its lines stand apart as a share of its size."""

    face: Face
    leading: float


TEXT = Style(Face(18), 1.38)
LEAD = Style(Face(22, "heading"), 1.34)
HEADING = Style(Face(20, "heading", bold=True, display=True), 1.25)
TITLE = Style(Face(29, "heading", bold=True, display=True), 1.14)
CONTINUED = Style(Face(13, "soft"), 1.3)
LARGE = Style(Face(29, "heading", italic=True, display=True), 1.27)
QUOTE = Style(Face(21, "quote_2", italic=True, display=True), 1.3)
VOICE_LARGE = Style(Face(25, "heading", italic=True, display=True), 1.25)
VOICE_QUOTE = Style(Face(19, "quote_2", italic=True, display=True), 1.28)
ASKED = Style(Face(21, "heading", italic=True, display=True), 1.28)
TOLD = Style(Face(17, "heading", italic=True, display=True), 1.3)
CARD = Style(Face(16), 1.36)
NAME = Style(Face(16, "link", bold=True), 1.34)
BY = Style(Face(14, "link", bold=True), 1.35)
SMALL = Style(Face(12.5, "soft"), 1.36)
ROW = Style(Face(18, "heading", bold=True, display=True), 1.25)
NOTE = Style(Face(19, "heading", bold=True, display=True), 1.22)

QUOTES = {
    "de": ("„", "“"),
    "cs": ("„", "“"),
    "pl": ("„", "”"),
    "fr": ("«", "»"),
    "it": ("«", "»"),
    "es": ("«", "»"),
    "sv": ("”", "”"),
    "fi": ("”", "”"),
}
"""Quotation marks by language; English ones where a language is not here."""


@dataclass(frozen=True)
class Setting:
    """In what words are set: the pack, how wide, how high a page's room, and at what scale of the usual sizes."""

    pack: Pack
    width: float
    room: float = ROOM
    scale: float = 1.0

    def narrower(self, width: float) -> Setting:
        """The same for a part that is ``width`` points wide."""
        return Setting(self.pack, width, self.room, self.scale)

    def face(self, style: Style) -> Face:
        """The style's face at this scale."""
        return style.face.times(self.scale)

    def para(self, text: str | Iterable[Run], style: Style, *, link: str = "", **more: Any) -> Para:
        """A paragraph of ``text``."""
        return self.of(bits(text, self.face(style), link), style, **more)

    def of(self, parts: Iterable[Bit], style: Style, **more: Any) -> Para:
        """A paragraph of bits that have their faces."""
        return Para(tuple(parts), round(self.face(style).size * style.leading * 2) / 2, **more)

    def quoted(self, text: tuple[Run, ...], style: Style, *, left: float = 0.0, **more: Any) -> Para:
        """``text`` in quotation marks; the opening one hangs out, so that the words stand on one edge."""
        opening, closing = QUOTES.get(self.pack.language[:2].lower(), ("“", "”"))
        face = self.face(style)
        hang = width(opening, face)
        whole = (Bit(opening, face), *bits(text, face), Bit(closing, face))
        return self.of(whole, style, left=left + hang, hang=hang, **more)

    def by(self, who: Attribution, style: Style = BY, **more: Any) -> tuple[Para, ...]:
        """The line that says whose words they are, where that may be known."""
        return (self.para(who.label, style, **more),) if shown(who.label) else ()
