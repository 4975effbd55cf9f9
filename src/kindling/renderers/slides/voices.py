"""Two voices that face each other, as on the open pages of a book."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, zip_longest

from kindling.pack.document import Block, Pack, Spread
from kindling.renderers.slides import look
from kindling.renderers.slides.blocks import all_elements, boxed, voice
from kindling.renderers.slides.deck import LEFT_WORDS, RIGHT_WORDS, VOICES, VOICES_ON
from kindling.renderers.slides.flow import Element, Sheet, paginate
from kindling.renderers.slides.furniture import furnish
from kindling.renderers.slides.leaves import plain
from kindling.renderers.slides.look import Setting
from kindling.renderers.slides.page import Page
from kindling.renderers.slides.shapes import Box
from kindling.renderers.slides.sheets import MUCH_SMALLER, Slide, draw_sheet, draw_title, title_head, whole_title


def voices(before: Sequence[Block], spread: Spread, pack: Pack, titles: Iterator[str], *, first: bool) -> list[Slide]:
    """Two voices face each other, as on the open pages of a book; what leads to them stands above the first.

    Voices too long for that have a slide each.
    """
    earlier: list[Slide] = []
    setting = Setting(pack, look.HALF_W, look.ROOM - 8)
    if before and _is_long(all_elements(before, setting), setting):
        earlier = plain(before, pack, titles, first=first)
        before, first = [], False
    layout, named = VOICES if first else VOICES_ON, next(titles)
    found = title_head(named, layout)
    top = look.TOP + (found.height + 14 if first else 8)
    said = [*whole_title(found, setting)]
    pairs = _facing(spread, said, before, setting, look.FOOT - top)
    names = [named, *islice(titles, len(pairs) - 1)]
    return earlier + [
        Slide(layout, named, _voices_drawing(pair, named, layout, top))
        if n == 0
        else Slide(VOICES_ON, name, _voices_drawing(pair, name, VOICES_ON, look.TOP + 8))
        for n, (pair, name) in enumerate(zip(pairs, names, strict=True))
    ]


def _is_long(found: Sequence[Element], setting: Setting) -> bool:
    sheets = paginate(found, setting.room)
    return len(sheets) > 1 or sheets[0].height > look.ROOM * 0.4


def _facing(
    spread: Spread, said: list[Element], before: Sequence[Block], setting: Setting, first: float
) -> list[tuple[Sheet, Sheet]]:
    """What stands left and right on each slide, as large as goes on one; else voice by voice."""
    for scale in (1.0, *MUCH_SMALLER):
        at = replace(setting, scale=scale)
        pairs = _halves(spread, [*said, *all_elements(before, at)], at, first)
        if len(pairs) == 1:
            return pairs
    alone = [Spread((one,)) for one in spread.voices]
    opening = _halves(alone[0], [*said, *all_elements(before, setting)], setting, first)
    return opening + [pair for one in alone[1:] for pair in _halves(one, [], setting, setting.room)]


def _halves(spread: Spread, before: list[Element], setting: Setting, first: float) -> list[tuple[Sheet, Sheet]]:
    left, right = _sides(spread, setting)
    halves = paginate([*before, *left], setting.room, first), paginate(right, setting.room)
    return list(zip_longest(*halves, fillvalue=Sheet()))


def _sides(spread: Spread, setting: Setting) -> tuple[list[Element], list[Element]]:
    """What stands on the left and on the right; of one voice alone, its words and then what was heard."""
    if len(spread.voices) == 2:
        return voice(spread.voices[0], setting), voice(spread.voices[1], setting)
    alone = spread.voices[0]
    slips = [setting.para(point, look.CARD) for point in alone.points]
    right = [part for para in slips for part in boxed([para], setting, fill="raised", name="Point", padding=16, gap=10)]
    return voice(replace(alone, points=()), setting), [*right]


def _voices_drawing(pair: tuple[Sheet, Sheet], title: str, layout: str, top: float) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        draw_title(page, title_head(title, layout), layout, tight=True)
        left, right = pair
        draw_sheet(page, left, Box(look.SIDE, top, look.HALF_W, look.FOOT - top), placeholder=LEFT_WORDS)
        draw_sheet(page, right, Box(look.HALF_X, look.TOP + 8, look.HALF_W, look.ROOM), placeholder=RIGHT_WORDS)
        furnish(page, "soft")

    return draw
