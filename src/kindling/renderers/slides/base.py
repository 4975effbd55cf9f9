"""The empty deck: wide slides, the community's colours and fonts in the theme, and layouts with native placeholders."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from kindling.pack.document import Colours, Theme

WIDTH, HEIGHT = 13.333, 7.5
"""Inches of a slide, 16 to 9."""
LEFT, RIGHT = 0.95, 12.38
"""Inches from the left edge between which words stand."""
TOP, BOTTOM = 2.0, 6.72
"""Inches from the upper edge between which a section's content stands."""
EMU = 914_400
"""English metric units, in which the format counts, in an inch."""


def emu(inches: float) -> int:
    """``inches`` as the format counts them."""
    return round(inches * EMU)


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height as the format counts them."""
        return emu(self.left), emu(self.top), emu(self.width), emu(self.height)


COVER, BODY, LEAF = "Cover", "Section", "Leaf"
"""The layouts: the cover and the closing page; a section's page with title and text; a page on full colour."""

_TITLES = {
    COVER: Box(LEFT, 2.45, 6.6, 2.3),
    BODY: Box(LEFT, 0.78, RIGHT - LEFT, 1.0),
    LEAF: Box(LEFT, 0.78, RIGHT - LEFT, 0.8),
}
_TEXTS = {
    COVER: Box(LEFT, 4.85, 6.6, 1.6),
    BODY: Box(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP),
    LEAF: Box(LEFT, TOP, 10.2, BOTTOM - TOP),
}
FOOTER = Box(LEFT, 6.92, 8.6, 0.34)
NUMBER = Box(RIGHT - 1.2, 6.92, 1.2, 0.34)


def empty_deck(theme: Theme, language: str) -> Any:
    """A presentation without slides, its theme and its three layouts made for the community.

    It starts from python-pptx's own template, of which only the three layouts are kept.
    """
    from pptx import Presentation  # noqa: PLC0415 - the library takes a quarter of a second to import

    deck = Presentation()
    deck.slide_width, deck.slide_height = emu(WIDTH), emu(HEIGHT)
    _set_theme(deck, theme)
    _keep_layouts(deck)
    _lay_out(deck, theme.light, language)
    return deck


def _set_theme(deck: Any, theme: Theme) -> None:
    """Writes colours and fonts into the theme, so that an editor's palette is the community's."""
    from lxml import etree  # noqa: PLC0415 - comes with the library above

    part = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    tree = etree.fromstring(part.blob)  # noqa: S320 - the library's own template
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    colours = theme.light
    values = {
        "dk1": colours.text,
        "lt1": colours.ground,
        "dk2": colours.heading,
        "lt2": colours.ground_2,
        "accent1": colours.accent,
        "accent2": colours.quote_2,
        "accent3": colours.cover_accent,
        "accent4": colours.discs[0],
        "accent5": colours.heading,
        "accent6": colours.soft,
        "hlink": colours.link,
        "folHlink": colours.link,
    }
    for name, value in values.items():
        element = tree.find(f".//a:clrScheme/a:{name}", space)
        for child in list(element):
            element.remove(child)
        etree.SubElement(element, f"{{{space['a']}}}srgbClr", val=value[1:].upper())
    for kind, family, pitch in (("majorFont", theme.fonts.heading, "18"), ("minorFont", theme.fonts.text, "34")):
        latin = tree.find(f".//a:fontScheme/a:{kind}/a:latin", space)
        latin.set("typeface", family)
        # Serif or not, for a machine that lacks the family and looks for one alike.
        latin.set("pitchFamily", pitch)
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _keep_layouts(deck: Any) -> None:
    """Of the template's layouts the title slide, title with content, and that one again for pages on full colour."""
    cover, body, _, leaf = list(deck.slide_layouts)[:4]
    for layout in list(deck.slide_layouts):
        if layout not in (cover, body, leaf):
            deck.slide_layouts.remove(layout)
    for layout, name in ((cover, COVER), (body, BODY), (leaf, LEAF)):
        layout.name = name
    for shape in list(leaf.placeholders)[2:3]:
        shape._element.getparent().remove(shape._element)


def _lay_out(deck: Any, colours: Colours, language: str) -> None:
    """Places and dresses the placeholders of the master and of each layout."""
    _ground(deck.slide_master, colours.ground)
    for layout in deck.slide_layouts:
        on_colour = layout.name != BODY
        if on_colour:
            _ground(layout, colours.cover)
        title, text = list(layout.placeholders)[:2]
        _place(title, _TITLES[layout.name])
        _place(text, _TEXTS[layout.name])
        ink = colours.cover_text if on_colour else colours.heading
        _dress(title, 48 if layout.name == COVER else 32, ink, "+mj-lt", language, anchor="b" if on_colour else "t")
        _dress(text, 20, colours.cover_text if on_colour else colours.text, "+mn-lt", language, anchor="t")
        for shape in list(layout.placeholders)[2:]:
            shape._element.getparent().remove(shape._element)
    for shape in list(deck.slide_master.placeholders)[2:]:
        shape._element.getparent().remove(shape._element)


def _ground(page: Any, colour: str) -> None:
    from pptx.dml.color import RGBColor  # noqa: PLC0415 - as above

    page.background.fill.solid()
    page.background.fill.fore_color.rgb = RGBColor.from_string(colour[1:].upper())


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu


def _dress(shape: Any, points: int, colour: str, font: str, language: str, *, anchor: str) -> None:
    """Size, colour and font of a placeholder's first level, without the bullet that the template gives it."""
    from lxml import etree  # noqa: PLC0415 - as above

    body = shape._element.txBody
    properties = body.bodyPr
    for name in ("lIns", "tIns", "rIns", "bIns"):
        properties.set(name, "0")
    properties.set("anchor", anchor)
    for old in list(properties):
        properties.remove(old)
    style = body.find(f"{{{_A}}}lstStyle")
    for old in list(style):
        style.remove(old)
    level = etree.SubElement(style, f"{{{_A}}}lvl1pPr", marL="0", indent="0", algn="l")
    etree.SubElement(level, f"{{{_A}}}buNone")
    run = etree.SubElement(level, f"{{{_A}}}defRPr", sz=str(points * 100), lang=language, b="0")
    fill = etree.SubElement(run, f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}srgbClr", val=colour[1:].upper())
    etree.SubElement(run, f"{{{_A}}}latin", typeface=font)
    for old in style.itersiblings():
        copy.copy(old)


_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
