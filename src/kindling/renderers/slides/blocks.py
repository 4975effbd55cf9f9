"""The plainer blocks as parts of a page: running words, callouts, quotations, questions, two columns, the recording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from kindling.pack.document import (
    Block,
    Bullet,
    Bullets,
    Callout,
    Columns,
    Heading,
    Paragraph,
    Question,
    Quotation,
    Recording,
    Voice,
)
from kindling.renderers.slides import art, look
from kindling.renderers.slides.flow import Draw, Element, Part, Sheet, paginate, shares, text, texts
from kindling.renderers.slides.look import Setting
from kindling.renderers.slides.shapes import Box, preset
from kindling.renderers.slides.sheets import draw_sheet
from kindling.renderers.slides.words import Bit, Face, Para, bits, shown

if TYPE_CHECKING:
    from kindling.renderers.slides.page import Page

GAP = 14.0
"""Points above a paragraph."""
INDENT = 24.0
"""Points that each level of a list stands in."""


@singledispatch
def elements(block: Any, setting: Setting) -> list[Element]:
    """``block`` as parts of a page. Raises ``TypeError`` for a block that it does not know."""
    raise TypeError(f"no slide known for {type(block).__name__}, {setting.width:g} points wide")


@elements.register
def _(block: Paragraph, setting: Setting) -> list[Element]:
    if not shown(block.text):
        return []
    para = setting.para(block.text, look.LEAD if block.lead else look.TEXT, before=GAP)
    return [*texts([para], setting.width, setting.room)]


@elements.register
def _(block: Heading, setting: Setting) -> list[Element]:
    if not shown(block.text):
        return []
    return [*texts([setting.para(block.text, look.HEADING, before=22)], setting.width, setting.room, sticky=True)]


@elements.register
def _(block: Bullets, setting: Setting) -> list[Element]:
    found: list[Element] = []
    for number, item in enumerate(block.items):
        paras = list(_bullet(item, block, number + 1, 0, setting))
        if paras:
            paras[0] = replace(paras[0], before=GAP if number == 0 else 8)
            found += texts(paras, setting.width, setting.room)
    return found


def _bullet(item: Bullet, block: Bullets, number: int, level: int, setting: Setting) -> Iterator[Para]:
    face = setting.face(look.TEXT)
    words: tuple[Bit, ...] = bits(item.text, face)
    if shown(item.term):
        term = Bit(item.term, replace(face, bold=True, colour="heading"))
        words = (*bits(item.term, term.face), *((Bit(": ", face), *words) if shown(item.text) else ()))
    if words:
        draft = (Bit("  draft", setting.face(look.SMALL)),) if item.draft else ()
        mark = "dash" if level else block.mark
        depth = INDENT * (min(level, 4) + 1)
        yield setting.of(
            (*words, *draft),
            look.TEXT,
            before=6,
            left=depth,
            hang=INDENT,
            mark=mark,
            number=number,
            level=min(level, 8),
        )
    for child in item.children:
        yield from _bullet(child, block, 1, level + 1, setting)


@elements.register
def _(block: Callout, setting: Setting) -> list[Element]:
    paras = [
        *([setting.para(block.title, look.HEADING)] if shown(block.title) else []),
        setting.para(block.text, look.TEXT, before=8),
        *([setting.para(block.citation, look.SMALL, before=8)] if shown(block.citation) else []),
    ]
    return [*boxed(paras, setting, fill=note_colours(setting)[1], name="Callout", padding=20, gap=18)]


def note_colours(setting: Setting) -> tuple[str, str, str]:
    """The three tints of cards, whatever the theme has."""
    tints = setting.pack.theme.light.notes or (setting.pack.theme.light.ground_2,)
    return tints[0], tints[1 % len(tints)], tints[2 % len(tints)]


def boxed(
    paras: Sequence[Para], setting: Setting, *, fill: str, name: str, padding: float, gap: float
) -> Iterator[Part]:
    """Words on a ground of their own, in as many cards as a page's height asks."""
    inner = setting.width - 2 * padding
    for share in shares(paras, inner, setting.room - 2 * padding):
        height = text(share, inner).height + 1.6 * padding
        yield Part(height, gap, draw=_box_drawing(share, Box(0, 0, setting.width, height), fill, name, padding))


def _box_drawing(paras: Sequence[Para], size: Box, fill: str, name: str, padding: float) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        box = Box(x, y, size.w, size.h)
        page.card(paras, box, fill, insets=(padding * 0.8, padding, padding * 0.8, padding), name=name)

    return draw


@elements.register
def _(block: Quotation, setting: Setting) -> list[Element]:
    return [*texts(quotation(block, setting, look.LARGE if block.large else look.QUOTE), setting.width, setting.room)]


def quotation(block: Quotation, setting: Setting, style: look.Style) -> list[Para]:
    """The words in their marks, whose they are, and where they were published."""
    left = 0.0 if block.large else 18.0
    said = setting.quoted(block.text, style, left=left, before=26 if block.large else 22)
    aside: dict[str, Any] = {"left": said.left, "before": 7.0}
    cited = [setting.para(block.citation, look.SMALL, **aside)] if shown(block.citation) else []
    return [said, *setting.by(block.attribution, **aside), *cited]


@elements.register
def _(block: Question, setting: Setting) -> list[Element]:
    """The question where it is repeated over its answers."""
    if not shown(block.text):
        return []
    asked = setting.para(block.text, look.ASKED)
    return [*texts([asked, *posed(block, setting)], setting.width, setting.room)]


def posed(block: Question, setting: Setting, face: Face | None = None) -> list[Para]:
    """Who asks."""
    if not shown(block.posed_by.label):
        return []
    face = face or setting.face(look.SMALL)
    return [setting.of(bits(f"Question from {block.posed_by.label}", face), look.SMALL, before=9)]


@elements.register
def _(block: Recording, setting: Setting) -> list[Element]:
    face = replace(look.TEXT.face, size=17, bold=True, colour="link" if block.url else "text")
    para = setting.para(block.text, look.Style(face, look.TEXT.leading), link=block.url)
    wide = setting.width - _PLAY - 12
    found: list[Element] = []
    for number, share in enumerate(shares([para], wide, setting.room)):
        high = text(share, wide).height
        found.append(
            Part(max(high, _PLAY), 18, draw=_recording_drawing(share, Box(0, 0, wide, high), first=number == 0))
        )
    return found


_PLAY = 28.0
"""Points across the sign that a recording has."""


def _recording_drawing(paras: Sequence[Para], size: Box, *, first: bool) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        if first:
            page.plate(Box(x, y, _PLAY, _PLAY), "", preset("ellipse"), pen="accent", points=1.5, name="Disc")
            page.shapes.append(art.sign([(x + 11, y + 8.5), (x + 20, y + 14), (x + 11, y + 19.5)], page.hand))
        top = y + max(_PLAY - size.h, 0) / 2
        page.words(paras, Box(x + _PLAY + 12, top, size.w, size.h), name="Recording")

    return draw


@elements.register
def _(block: Columns, setting: Setting) -> list[Element]:
    """Both columns side by side, on as many pages as the longer one needs."""
    side = setting.narrower((setting.width - 34) / 2)
    sheets = [
        paginate([one for block in blocks for one in elements(block, side)], setting.room)
        for blocks in (block.left, block.right)
    ]
    found: list[Element] = []
    for number in range(max(len(one) for one in sheets)):
        pair = [one[number] if number < len(one) else None for one in sheets]
        height = max(sheet.height for sheet in pair if sheet)
        found.append(Part(height, 20, draw=_columns_drawing(pair, side.width)))
    return found


def _columns_drawing(pair: Sequence[Sheet | None], width: float) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        for number, sheet in enumerate(pair):
            if sheet:
                draw_sheet(page, sheet, Box(x + number * (width + 34), y, width, sheet.height))

    return draw


def voice(one: Voice, setting: Setting) -> list[Element]:
    """What one voice said, who it is, and what was heard, on slips."""
    found: list[Element] = []
    for said in one.quotations:
        style = look.VOICE_LARGE if said.large else look.VOICE_QUOTE
        found += texts(quotation(said, setting, style), setting.width, setting.room)
    style = look.Style(replace(look.BY.face, size=16), look.BY.leading)
    who = setting.by(one.attribution, style, before=16)
    if who:
        found += texts(who, setting.width, setting.room, sticky=bool(one.points))
    for number, point in enumerate(one.points):
        para = setting.para(point, look.CARD)
        found += boxed([para], setting, fill="raised", name="Point", padding=16, gap=14 if number == 0 else 10)
    return found


def all_elements(blocks: Sequence[Block], setting: Setting) -> list[Element]:
    """All ``blocks`` as parts of a page, in order."""
    return [one for block in blocks for one in elements(block, setting)]
