"""The empty deck: the community's colours and fonts in the theme, and layouts with native placeholders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from kindling.pack.document import Colours, Pack
from kindling.renderers.slides import art, look
from kindling.renderers.slides.look import Style
from kindling.renderers.slides.markup import NAMESPACES, SCHEME, SEMIBOLD, Ink, emu, looks_of, tag
from kindling.renderers.slides.shapes import Box, Name, Placeholder, drawn, place, preset
from kindling.renderers.slides.words import Face

COVER, SECTION, SECTION_ON = "Cover", "Section", "Section, continued"
CHAT, CHAT_ON = "Wide, on sand", "Wide, on sand, continued"
VOICES, VOICES_ON = "Two voices", "Two voices, continued"
QUESTION, CLOSING = "Question", "Closing"
LAYOUTS = (COVER, SECTION, SECTION_ON, CHAT, CHAT_ON, VOICES, VOICES_ON, QUESTION, CLOSING)

FOOTER = Box(look.SIDE, 500, 640, 16)
NUMBER = Box(look.WIDTH - look.SIDE - 30, 500, 30, 16)
BODY = Placeholder("body", 1)
LEFT_WORDS, RIGHT_WORDS = Placeholder("body", 1), Placeholder("body", 13)
SERIES, FACTS, WHOSE = Placeholder("body", 13), Placeholder("body", 14), Placeholder("body", 15)
SUBTITLE = Placeholder("subTitle", 1)

_MARGIN_SIZES = (29.0, 26.5, 24.0, 21.5, 19.0, 16.5, 14.0, 12.0, 10.0)
_SMALL_SIZES = (13.0, 12.0, 11.0, 10.0)
_ON_COVER = Style(Face(66, "cover_text", bold=True, display=True), 1.06)
_TOP_TITLE = Style(replace(look.TITLE.face, size=32), look.TITLE.leading)
_VOICES_TITLE = Style(replace(look.TITLE.face, size=24), look.TITLE.leading)
_ASKED = Style(Face(18, "cover_text", bold=True, display=True), 1.2)

TITLE_STYLES: dict[str, tuple[Style, Box, tuple[float, ...]]] = {
    COVER: (_ON_COVER, Box(look.SIDE, 176, 464, 216), (66.0, 58.0, 50.0, 43.0, 37.0, 31.0, 26.0, 22.0, 18.0, 15.0)),
    SECTION: (look.TITLE, Box(look.SIDE, look.TOP, look.MARGIN, 240), _MARGIN_SIZES),
    SECTION_ON: (look.CONTINUED, Box(look.SIDE, look.TOP + 3, look.MARGIN, 240), _SMALL_SIZES),
    CHAT: (_TOP_TITLE, Box(look.SIDE, look.TOP, look.WIDE_W, 80), (32.0, 28.0, 24.0, 20.0, 16.0)),
    CHAT_ON: (look.CONTINUED, Box(look.SIDE, 31, look.WIDE_W, 17), _SMALL_SIZES),
    VOICES: (_VOICES_TITLE, Box(look.SIDE, look.TOP, look.HALF_W, 90), _MARGIN_SIZES[2:]),
    VOICES_ON: (look.CONTINUED, Box(look.SIDE, 31, look.HALF_W, 17), _SMALL_SIZES),
    QUESTION: (_ASKED, Box(look.SIDE, look.TOP, look.WIDE_W, 46), (18.0, 16.0, 14.0, 12.0)),
    CLOSING: (
        Style(Face(40, "cover_text", bold=True, display=True), 1.16),
        Box(look.SIDE, 150, 500, 190),
        (40.0, 34.0, 28.0, 22.0, 18.0, 15.0),
    ),
}
"""Each layout's title: its style, its place, and the sizes that it may shrink to."""

LEAF = (look.Style(Face(33, "cover_text", italic=True, display=True), 1.2), Box(look.SIDE, 106, 650, 356))
_BODY_BOX = Box(look.BODY_X, look.TOP, look.BODY_W, look.ROOM)
_LIGHT = Style(Face(17, "cover_text"), 1.36)

TEXTS: dict[str, tuple[tuple[str, Placeholder, Style, Box], ...]] = {
    COVER: (
        ("Community", WHOSE, Style(Face(15, "cover_text", bold=True, display=True), 1.2), Box(120, 53, 400, 24)),
        ("Series", SERIES, Style(Face(17, "cover_accent", bold=True), 1.3), Box(look.SIDE, 146, 464, 24)),
        ("Subtitle", SUBTITLE, Style(Face(18, "cover_text"), 1.34), Box(look.SIDE, 396, 464, 50)),
        ("Facts", FACTS, Style(Face(14, "cover_text"), 1.4), Box(look.SIDE, 470, 424, 22)),
    ),
    SECTION: (("Text", BODY, look.TEXT, _BODY_BOX),),
    SECTION_ON: (("Text", BODY, look.TEXT, _BODY_BOX),),
    CHAT: (("Text", BODY, look.TEXT, Box(look.SIDE, look.TOP + 54, look.WIDE_W, look.ROOM - 54)),),
    CHAT_ON: (("Text", BODY, look.TEXT, Box(look.SIDE, look.TOP, look.WIDE_W, look.ROOM)),),
    VOICES: (
        ("First voice", LEFT_WORDS, look.TEXT, Box(look.SIDE, look.TOP + 120, look.HALF_W, look.ROOM - 120)),
        ("Second voice", RIGHT_WORDS, look.TEXT, Box(look.HALF_X, look.TOP, look.HALF_W, look.ROOM)),
    ),
    VOICES_ON: (
        ("First voice", LEFT_WORDS, look.TEXT, Box(look.SIDE, look.TOP, look.HALF_W, look.ROOM)),
        ("Second voice", RIGHT_WORDS, look.TEXT, Box(look.HALF_X, look.TOP, look.HALF_W, look.ROOM)),
    ),
    QUESTION: (("Question", BODY, *LEAF),),
    CLOSING: (("Text", BODY, _LIGHT, Box(look.SIDE, 352, 480, 110)),),
}
"""Each layout's places for words: what they are called, their placeholder, style and place."""

SLIDE_NUMBER = {"id": "{5B1E7F3C-3B0A-4C39-9A43-6B7A0F4D2C11}", "type": "slidenum"}
"""The field that counts slides by itself."""

_GROUNDS = {COVER: "cover", CLOSING: "cover", QUESTION: "leaf", CHAT: "ground_2", CHAT_ON: "ground_2"}


def empty_deck(pack: Pack) -> tuple[Any, dict[str, Any]]:
    """A presentation without slides, and its layouts by name. It starts from python-pptx's own template."""
    from pptx import Presentation  # noqa: PLC0415 - a library that the command line need not wait for
    from pptx.util import Emu  # noqa: PLC0415 - as above

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(emu(look.WIDTH)), Emu(emu(look.HEIGHT))
    _set_theme(deck, pack)
    ink = Ink(pack.theme.light, pack.language, pack.theme.fonts.heading, lambda _: None)
    _dress_master(deck.slide_master, ink)
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    layouts = dict(zip(LAYOUTS, deck.slide_layouts, strict=True))
    for name, layout in layouts.items():
        _dress(layout, name, pack, ink)
    return deck, layouts


def _set_theme(deck: Any, pack: Pack) -> None:
    """Writes colours and fonts into the theme, so that an editor's palette is the community's."""
    from lxml import etree  # noqa: PLC0415 - comes with the library above
    from pptx.oxml import parse_xml  # noqa: PLC0415 - as above

    part = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    tree = parse_xml(part.blob)
    tree.set("name", "Kindling")
    elements = tree[0]
    colours, fonts = elements[0], elements[1]
    scheme = parse_xml(f"<a:clrScheme {NAMESPACES} name='Kindling'>{''.join(_scheme(pack.theme.light))}</a:clrScheme>")
    elements.replace(colours, scheme)
    heading = pack.theme.fonts.heading
    families = (SEMIBOLD.get(heading, heading), pack.theme.fonts.text)
    # Serif or not, for a machine that lacks the family and looks for one alike.
    for child, family, pitch in zip(fonts, families, ("18", "34"), strict=False):
        child[0].set("typeface", family)
        child[0].set("pitchFamily", pitch)
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


_PLACES = {
    "tx1": "dk1",
    "bg1": "lt1",
    "tx2": "dk2",
    "bg2": "lt2",
    "hlink": "hlink",
}


def _scheme(colours: Colours) -> Iterator[str]:
    named = {_PLACES.get(place, place): getattr(colours, meaning) for meaning, place in SCHEME.items()}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    for name in order:
        value = named.get(name, colours.link)
        yield tag(f"a:{name}", None, tag("a:srgbClr", {"val": value[1:].upper()}))


def _dress_master(master: Any, ink: Ink) -> None:
    """The master's placeholders, from which layouts inherit what they do not say."""
    _ground(master, "ground", ink)
    shapes = [
        _holder(Name(2, "Title"), Placeholder("title"), look.TITLE, TITLE_STYLES[SECTION][1], ink),
        _holder(Name(3, "Text"), Placeholder("body", 1), look.TEXT, _BODY_BOX, ink),
        *_foot(count(4), "soft", ink),
    ]
    _put(master, shapes)


def _dress(layout: Any, name: str, pack: Pack, ink: Ink) -> None:
    layout.name = name
    element = layout._element
    for key in ("type", "preserve"):
        element.attrib.pop(key, None)
    element.set("preserve", "1")
    element.set("userDrawn", "1")
    ground = _GROUNDS.get(name, "")
    if ground:
        _ground(layout, ground, ink)
    numbers = count(2)
    _put(layout, list(_layout_shapes(name, pack, numbers, ink)))


def _layout_shapes(name: str, pack: Pack, numbers: Iterator[int], ink: Ink) -> Iterator[str]:
    if name in {VOICES, VOICES_ON}:
        half = Box(look.WIDTH / 2, 0, look.WIDTH / 2, look.HEIGHT)
        sand = Name(next(numbers), "Sand", decorative=True)
        yield drawn(sand, half, preset("rect"), ink.fill("ground_2"), ink.pen("", 0))
    if name in {SECTION, CHAT, VOICES}:
        yield art.stroke(pack, look.SIDE - 1, look.TOP - 18, "accent", art.Hand(numbers, ink))
    style, box, _ = TITLE_STYLES[name]
    kind = Placeholder("ctrTitle" if name == COVER else "title")
    yield _holder(Name(next(numbers), "Title"), kind, style, box, ink)
    for called, place_of, face, where in TEXTS[name]:
        yield _holder(Name(next(numbers), called), place_of, face, where, ink)
    if name not in {COVER, CLOSING}:
        yield from _foot(numbers, "cover_text" if name == QUESTION else "soft", ink)


def _foot(numbers: Iterator[int], colour: str, ink: Ink) -> Iterator[str]:
    small = Style(Face(10.5, colour), 1.3)
    yield _holder(Name(next(numbers), "Footer"), Placeholder("ftr", 11), small, FOOTER, ink)
    yield _holder(Name(next(numbers), "Slide number"), Placeholder("sldNum", 12), small, NUMBER, ink)


def _holder(name: Name, kind: Placeholder, style: Style, box: Box, ink: Ink) -> str:
    """A placeholder with the letters that its words shall have; it asks for them by its name."""
    looks = looks_of(style.face, style.face.size * style.leading, ink, right=kind.type == "sldNum")
    inside = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0, "anchor": "t"}
    spoken = tag("a:rPr", {"lang": ink.language})
    words = tag("a:r", None, spoken, tag("a:t", None, name.name))
    if kind.type == "sldNum":
        words = tag("a:fld", SLIDE_NUMBER, spoken, tag("a:t", None, "‹#›"))
    body = tag("p:txBody", None, tag("a:bodyPr", inside, tag("a:noAutofit")), looks, tag("a:p", None, words))
    locks = tag("p:cNvSpPr", None, tag("a:spLocks", {"noGrp": "1"}))
    identity = tag("p:nvSpPr", None, name.xml(), locks, tag("p:nvPr", None, kind.xml()))
    return tag("p:sp", None, identity, tag("p:spPr", None, place(box), preset("rect")), body)


def _put(page: Any, shapes: Sequence[str]) -> None:
    from pptx.oxml import parse_xml  # noqa: PLC0415 - as above

    tree = page.shapes._spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    for shape in parse_xml(f"<p:spTree {NAMESPACES}>{''.join(shapes)}</p:spTree>"):
        tree.append(shape)


def _ground(page: Any, colour: str, ink: Ink) -> None:
    from pptx.oxml import parse_xml  # noqa: PLC0415 - as above

    slide = page._element.cSld
    for old in slide.findall("{http://schemas.openxmlformats.org/presentationml/2006/main}bg"):
        slide.remove(old)
    inner = f"<p:bgPr>{ink.fill(colour)}<a:effectLst/></p:bgPr>"
    slide.insert(0, parse_xml(f"<p:bg {NAMESPACES}>{inner}</p:bg>"))
