"""The leaves of the booklet: a title in the margin, a title above, a question alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kindling.pack.document import Block, Pack, Question, World
from kindling.renderers.slides import art, look
from kindling.renderers.slides.blocks import all_elements, posed
from kindling.renderers.slides.deck import BODY, CHAT, CHAT_ON, LEAF, QUESTION, SECTION, SECTION_ON
from kindling.renderers.slides.figures import in_margin
from kindling.renderers.slides.flow import Sheet, paginate, shares, text
from kindling.renderers.slides.furniture import furnish
from kindling.renderers.slides.look import Setting
from kindling.renderers.slides.measure import fitted
from kindling.renderers.slides.page import Page
from kindling.renderers.slides.shapes import Box, Placeholder
from kindling.renderers.slides.sheets import Slide, best, draw_sheet, draw_title, title_head, whole_title
from kindling.renderers.slides.words import Para


def plain(blocks: Sequence[Block], pack: Pack, titles: Iterator[str], *, first: bool) -> list[Slide]:
    """The title in the margin, the words beside it."""
    setting = Setting(pack, look.BODY_W)
    layouts = [SECTION if first else SECTION_ON]
    named = next(titles)
    rest = whole_title(title_head(named, layouts[0]), setting)
    sheets = best(lambda scale: paginate([*rest, *all_elements(blocks, replace(setting, scale=scale))], setting.room))
    beside = next((block for block in blocks if in_margin(block)), None)
    names = [named, *islice(titles, len(sheets) - 1)]
    layouts += [SECTION_ON] * (len(sheets) - 1)
    return [
        Slide(layout, name, _plain_drawing(sheet, name, layout, beside if number == 0 else None))
        for number, (sheet, name, layout) in enumerate(zip(sheets, names, layouts, strict=True))
    ]


def _plain_drawing(sheet: Sheet, title: str, layout: str, beside: Block | None) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        found = title_head(title, layout)
        draw_title(page, found, layout, tight=beside is not None)
        free: Placeholder | None = BODY
        if isinstance(beside, World):
            style = look.Style(replace(look.LEAD.face, size=17), 1.36)
            para = Setting(page.pack, look.MARGIN).para(beside.text, style)
            top = look.TOP + found.height + 18
            page.words(
                [para],
                Box(look.SIDE, top, look.MARGIN, text([para], look.MARGIN).height),
                base=look.TEXT.face,
                placeholder=free,
            )
            free = None
        draw_sheet(page, sheet, Box(look.BODY_X, look.TOP, look.BODY_W, look.ROOM), placeholder=free, fills=True)
        if sheet.height < look.ROOM * 0.55:
            box = Box(look.WIDTH - 214, look.HEIGHT - 226, 180, 180)
            page.shapes.append(art.rings(page.pack, box, "land", page.hand))
        furnish(page, "soft")

    return draw


def wide(blocks: Sequence[Block], pack: Pack, titles: Iterator[str], *, first: bool) -> list[Slide]:
    """The title above, the words as wide as the slide, on sand: the chat."""
    setting = Setting(pack, look.WIDE_W, look.ROOM - 8)
    named = next(titles)
    layout = CHAT if first else CHAT_ON
    found = title_head(named, layout)
    top = look.TOP + (found.height + 14 if first else 8)
    rest = whole_title(found, setting)
    sheets = best(
        lambda scale: paginate(
            [*rest, *all_elements(blocks, replace(setting, scale=scale))], setting.room, look.FOOT - top
        )
    )
    names = [named, *islice(titles, len(sheets) - 1)]
    return [
        Slide(
            layout if n == 0 else CHAT_ON,
            name,
            _wide_drawing(sheet, name, layout if n == 0 else CHAT_ON, top if n == 0 else look.TOP + 8),
        )
        for n, (sheet, name) in enumerate(zip(sheets, names, strict=True))
    ]


def _wide_drawing(sheet: Sheet, title: str, layout: str, top: float) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        draw_title(page, title_head(title, layout), layout, tight=True)
        draw_sheet(page, sheet, Box(look.SIDE, top, look.WIDE_W, look.FOOT - top), placeholder=BODY)
        furnish(page, "soft")

    return draw


def question(block: Question, pack: Pack, titles: Iterator[str]) -> list[Slide]:
    """The question alone, on full colour."""
    words = "".join(run.text for run in block.text)
    sizes = (44.0, 38.0, 33.0, 28.5, 24.0, 20.0, 17.0)
    ink = pack.theme.light.cover_text
    face = replace(look.ASKED.face, colour=ink)
    box = LEAF[1]
    size = fitted(words, face, sizes, room=box.w, high=box.h - 50, leading=1.2)
    setting = Setting(pack, box.w, box.h)
    asked = setting.para(block.text, look.Style(replace(face, size=size), 1.2))
    by = posed(block, setting, replace(look.BY.face, colour=ink))
    stretches = shares([asked, *(replace(para, before=20) for para in by)], box.w, box.h)
    return [
        Slide(QUESTION, title, _question_drawing(share, title, ink))
        for share, title in zip(stretches, titles, strict=False)
    ]


def _question_drawing(paras: Sequence[Para], title: str, ink: str) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        draw_title(page, title_head(title, QUESTION), QUESTION)
        box = Box(look.WIDTH - 232, 196, 290, 290)
        page.words(paras, None, base=replace(look.ASKED.face, size=33, colour=ink), placeholder=BODY)
        page.shapes.insert(0, art.rings(page.pack, box, "cover_accent", page.hand))
        furnish(page, ink)

    return draw
