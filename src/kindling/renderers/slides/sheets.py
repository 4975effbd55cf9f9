"""Which slides does a section become, and how is each drawn?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from kindling.pack.document import Block, Pack, Paragraph, Question, Section, Spread, World
from kindling.renderers.slides import art, look
from kindling.renderers.slides.blocks import boxed, elements, posed, voice
from kindling.renderers.slides.deck import (
    BODY,
    CHAT,
    CHAT_ON,
    LEAF,
    LEFT_WORDS,
    QUESTION,
    RIGHT_WORDS,
    SECTION,
    SECTION_ON,
    TITLE_STYLES,
    VOICES,
    VOICES_ON,
)
from kindling.renderers.slides.figures import in_margin
from kindling.renderers.slides.flow import Element, Part, Sheet, paginate, shares, text
from kindling.renderers.slides.furniture import furnish
from kindling.renderers.slides.look import Setting
from kindling.renderers.slides.measure import fitted
from kindling.renderers.slides.page import Page
from kindling.renderers.slides.shapes import Box, Placeholder
from kindling.renderers.slides.titles import Head, continued, head, paragraph
from kindling.renderers.slides.words import Para, shown

SMALLER = (0.94, 0.88)
"""How much smaller words may be set where that saves a slide."""
MUCH_SMALLER = (*SMALLER, 0.82)
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


def slides(section: Section, title: str, pack: Pack) -> list[Slide]:
    """The slides of one section."""
    lead = (Paragraph(section.lead, lead=True),) if shown(section.lead) else ()
    titles = continued(title)
    found: list[Slide] = []
    for blocks in _runs((*lead, *section.blocks)):
        found += _slides(section, blocks, pack, titles, first=not found)
    return [replace(one, opens=section.id if number == 0 else "") for number, one in enumerate(found)]


def _slides(
    section: Section, blocks: tuple[Block, ...], pack: Pack, titles: Iterator[str], *, first: bool
) -> list[Slide]:
    if isinstance(blocks[0], Question) and blocks[0].page:
        return _question(blocks[0], pack, titles)
    if isinstance(blocks[-1], Spread):
        return _voices(blocks, pack, titles, first=first)
    if section.role == "chat":
        return _wide(blocks, pack, titles, first=first)
    return _plain(blocks, pack, titles, first=first)


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks, parted where a slide of its own begins and where it ends."""
    run: list[Block] = []
    for block in blocks:
        alone = isinstance(block, Question) and block.page
        if run and alone:
            yield tuple(run)
            run = []
        run.append(block)
        if alone or isinstance(block, Spread):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


SPARE = 0.62
"""The share of a page up to which words set larger may fill it."""


def draw_sheet(page: Page, sheet: Sheet, box: Box, *, placeholder: Placeholder | None = None, fills: bool = False) -> None:
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
        if part.draw:
            part.draw(page, box.x, box.y + top)
    _flush(page, run, None if only and placeholder else box, placeholder)


def _flush(page: Page, run: Sequence[tuple[float, Part]], box: Box | None, place: Placeholder | None) -> Placeholder | None:
    """Sets one frame of words; answers the placeholder that is still free."""
    if not run:
        return place
    paras: list[Para] = []
    for number, (_, part) in enumerate(run):
        first, *others = part.paras
        paras += [replace(first, before=part.gap if number else 0.0), *others]
    last_top, last = run[-1]
    where = Box(box.x, box.y + run[0][0], box.w, last_top + last.height - run[0][0]) if box else None
    base = look.TEXT.face if place else look.TEXT.face
    page.words(paras, where, placeholder=place, base=base)
    return None


def _best(made: Callable[[float], list[Sheet]]) -> list[Sheet]:
    """The sheets as large as goes, or a little smaller where that saves one."""
    best = made(1.0)
    if len(best) == 1:
        larger = (made(scale) for scale in LARGER)
        return next((one for one in larger if len(one) == 1 and one[0].height < look.ROOM * SPARE), best)
    for scale in SMALLER:
        smaller = made(scale)
        if len(smaller) < len(best):
            best = smaller
    return best


def _elements(blocks: Sequence[Block], setting: Setting) -> list[Element]:
    return [one for block in blocks for one in elements(block, setting)]


def _whole_title(found: Head, setting: Setting) -> list[Element]:
    """A title too long for its place, told in full."""
    if not found.rest:
        return []
    return [text(share, setting.width) for share in shares([setting.para(found.rest, look.TEXT)], setting.width, setting.room)]


def title_head(title: str, layout: str) -> Head:
    """``title`` as its layout can show it."""
    style, box, sizes = TITLE_STYLES[layout]
    return head(title, style, sizes, room=box.w, high=box.h)


def draw_title(page: Page, found: Head, layout: str) -> None:
    """The title in its placeholder, which moves only where it is higher than its layout has it."""
    style, box, _ = TITLE_STYLES[layout]
    page.words([paragraph(found, style)], None, name="Title", base=style.face, placeholder=Placeholder("title"))
    if found.rest:
        page.said[-1:] = [found.rest]


def _plain(blocks: Sequence[Block], pack: Pack, titles: Iterator[str], *, first: bool) -> list[Slide]:
    """The title in the margin, the words beside it."""
    setting = Setting(pack, look.BODY_W)
    layouts = [SECTION if first else SECTION_ON]
    named = next(titles)
    rest = _whole_title(title_head(named, layouts[0]), setting)
    sheets = _best(
        lambda scale: paginate([*rest, *_elements(blocks, replace(setting, scale=scale))], setting.room)
    )
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
        draw_title(page, found, layout)
        free: Placeholder | None = BODY
        if isinstance(beside, World):
            style = look.Style(replace(look.LEAD.face, size=17), 1.36)
            para = Setting(page.pack, look.MARGIN).para(beside.text, style)
            top = look.TOP + found.height + 18
            page.words([para], Box(look.SIDE, top, look.MARGIN, text([para], look.MARGIN).height), base=look.TEXT.face, placeholder=free)
            free = None
        draw_sheet(page, sheet, Box(look.BODY_X, look.TOP, look.BODY_W, look.ROOM), placeholder=free, fills=True)
        if sheet.height < look.ROOM * 0.55:
            box = Box(look.WIDTH - 214, look.HEIGHT - 226, 180, 180)
            page.shapes.append(art.rings(page.pack, box, "land", page.numbers, page.ink, within=look.SLIDE))
        furnish(page, "soft")

    return draw


def _wide(blocks: Sequence[Block], pack: Pack, titles: Iterator[str], *, first: bool) -> list[Slide]:
    """The title above, the words as wide as the slide, on sand: the chat."""
    setting = Setting(pack, look.WIDE_W, look.ROOM - 8)
    named = next(titles)
    layout = CHAT if first else CHAT_ON
    found = title_head(named, layout)
    top = look.TOP + (found.height + 14 if first else 8)
    rest = _whole_title(found, setting)
    sheets = _best(
        lambda scale: paginate(
            [*rest, *_elements(blocks, replace(setting, scale=scale))], setting.room, look.FOOT - top
        )
    )
    names = [named, *islice(titles, len(sheets) - 1)]
    return [
        Slide(layout if n == 0 else CHAT_ON, name, _wide_drawing(sheet, name, layout if n == 0 else CHAT_ON, top if n == 0 else look.TOP + 8))
        for n, (sheet, name) in enumerate(zip(sheets, names, strict=True))
    ]


def _wide_drawing(sheet: Sheet, title: str, layout: str, top: float) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        draw_title(page, title_head(title, layout), layout)
        draw_sheet(page, sheet, Box(look.SIDE, top, look.WIDE_W, look.FOOT - top), placeholder=BODY)
        furnish(page, "soft")

    return draw


def _voices(blocks: Sequence[Block], pack: Pack, titles: Iterator[str], *, first: bool) -> list[Slide]:
    """Two voices face each other, as on the open pages of a book; what leads to them stands above the first.

    Voices too long for that have a slide each.
    """
    *before, spread = blocks
    assert isinstance(spread, Spread)
    earlier: list[Slide] = []
    setting = Setting(pack, look.HALF_W, look.ROOM - 8)
    if before and _is_long(_elements(before, setting), setting):
        earlier = _plain(before, pack, titles, first=first)
        before, first = [], False
    layout, named = VOICES if first else VOICES_ON, next(titles)
    found = title_head(named, layout)
    top = look.TOP + (found.height + 14 if first else 8)
    said = [*_whole_title(found, setting)]
    pairs = _facing(spread, said, before, setting, look.FOOT - top)
    names = [named, *islice(titles, len(pairs) - 1)]
    return earlier + [
        Slide(layout, named, _voices_drawing(pair, named, layout, top)) if n == 0 else
        Slide(VOICES_ON, name, _voices_drawing(pair, name, VOICES_ON, look.TOP + 8))
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
        pairs = _halves(spread, [*said, *_elements(before, at)], at, first)
        if len(pairs) == 1:
            return pairs
    alone = [Spread((one,)) for one in spread.voices]
    opening = _halves(alone[0], [*said, *_elements(before, setting)], setting, first)
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
        draw_title(page, title_head(title, layout), layout)
        left, right = pair
        draw_sheet(page, left, Box(look.SIDE, top, look.HALF_W, look.FOOT - top), placeholder=LEFT_WORDS)
        draw_sheet(page, right, Box(look.HALF_X, look.TOP + 8, look.HALF_W, look.ROOM), placeholder=RIGHT_WORDS)
        furnish(page, "soft")

    return draw


def _question(block: Question, pack: Pack, titles: Iterator[str]) -> list[Slide]:
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
    return [Slide(QUESTION, next(titles), _question_drawing(share, ink)) for share in stretches]


def _question_drawing(paras: Sequence[Para], ink: str) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        title = page.title
        draw_title(page, title_head(title, QUESTION), QUESTION)
        box = Box(look.WIDTH - 232, 196, 290, 290)
        page.words(paras, None, base=replace(look.ASKED.face, size=33, colour=ink), placeholder=BODY)
        page.shapes.insert(0, art.rings(page.pack, box, "cover_accent", page.numbers, page.ink, within=look.SLIDE))
        furnish(page, ink)

    return draw
