"""How a slide is filled: parts laid on it, its title, and words as large as goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kindling.renderers.slides import look
from kindling.renderers.slides.deck import TITLE_STYLES
from kindling.renderers.slides.flow import Element, Part, Sheet, texts
from kindling.renderers.slides.look import Setting
from kindling.renderers.slides.page import Page
from kindling.renderers.slides.shapes import Box, Placeholder
from kindling.renderers.slides.titles import Head, head, paragraph
from kindling.renderers.slides.words import Para

SMALLER = (0.94, 0.88)
"""How much smaller words may be set where that saves a slide."""
MUCH_SMALLER = (*SMALLER, 0.82, 0.8)
"""As above, for two voices, which ought to face each other on one slide."""
LARGER = (1.2, 1.1)
"""How much larger they are set where a slide has room to spare."""


@dataclass(frozen=True)
class Slide:
    """A slide to be: its layout, its title, and what draws it. ``opens`` is the section that begins on it."""

    layout: str
    title: str
    draw: Callable[[Page], None]
    opens: str = ""


SPARE = 0.62
"""The share of a page up to which words set larger may fill it."""


def draw_sheet(
    page: Page, sheet: Sheet, box: Box, *, placeholder: Placeholder | None = None, fills: bool = False
) -> None:
    """The parts where they belong; words that follow each other in one frame, the first of them in ``placeholder``.

    With ``fills`` a sheet of nothing but words stands in its placeholder just as the layout has it.
    """
    run: list[tuple[float, Part]] = []
    only = fills and all(part.paras for _, part in sheet.parts)
    for top, part in sheet.parts:
        if part.paras:
            run.append((top, part))
            continue
        placeholder = _flush(page, run, box, placeholder)
        run = []
        part.draw(page, box.x, box.y + top)
    _flush(page, run, None if only and placeholder else box, placeholder)


def _flush(
    page: Page, run: Sequence[tuple[float, Part]], box: Box | None, place: Placeholder | None
) -> Placeholder | None:
    """Sets one frame of words; answers the placeholder that is still free."""
    if not run:
        return place
    paras: list[Para] = []
    for number, (_, part) in enumerate(run):
        first, *others = part.paras
        paras += [replace(first, before=part.gap if number else 0.0), *others]
    last_top, last = run[-1]
    where = Box(box.x, box.y + run[0][0], box.w, last_top + last.height - run[0][0]) if box else None
    page.words(paras, where, placeholder=place, base=look.TEXT.face)
    return None


def best(made: Callable[[float], list[Sheet]]) -> list[Sheet]:
    """The sheets as large as goes, or a little smaller where that saves one."""
    usual = made(1.0)
    if len(usual) == 1:
        larger = (made(scale) for scale in LARGER)
        return next((one for one in larger if len(one) == 1 and one[0].height < look.ROOM * SPARE), usual)
    for scale in SMALLER:
        smaller = made(scale)
        if len(smaller) < len(usual):
            usual = smaller
    return usual


def whole_title(found: Head, setting: Setting) -> list[Element]:
    """A title too long for its place, told in full."""
    if not found.rest:
        return []
    return [*texts([setting.para(found.rest, look.TEXT)], setting.width, setting.room)]


def title_head(title: str, layout: str) -> Head:
    """``title`` as its layout can show it."""
    style, box, sizes = TITLE_STYLES[layout]
    return head(title, style, sizes, room=box.w, high=box.h)


def draw_title(page: Page, found: Head, layout: str, *, tight: bool = False) -> None:
    """The title in its placeholder, which is no higher than its words where ``tight``, for others stand below it."""
    style, box, _ = TITLE_STYLES[layout]
    where = Box(box.x, box.y, box.w, found.height) if tight else None
    page.words([paragraph(found, style)], where, name="Title", base=style.face, placeholder=Placeholder("title"))
    if found.rest:
        page.said[-1:] = [found.rest]
