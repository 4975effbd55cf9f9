"""The first slide, the contents, and the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kindling.pack.document import Pack
from kindling.renderers.drawing.pixels import pixels
from kindling.renderers.slides import art, look
from kindling.renderers.slides.deck import (
    BODY,
    CLOSING,
    COVER,
    FACTS,
    SECTION,
    SECTION_ON,
    SERIES,
    SUBTITLE,
    TEXTS,
    TITLE_STYLES,
    WHOSE,
)
from kindling.renderers.slides.flow import Sheet, paginate, text, texts
from kindling.renderers.slides.furniture import draft_mark, draft_sentences, furnish
from kindling.renderers.slides.look import Setting, Style
from kindling.renderers.slides.page import Page
from kindling.renderers.slides.shapes import Box, Placeholder, preset
from kindling.renderers.slides.sheets import Slide, draw_sheet, draw_title, title_head
from kindling.renderers.slides.titles import (
    CONTENTS,
    NAMELESS,
    Head,
    closing_title,
    continued,
    cover_title,
    head,
    paragraph,
)
from kindling.renderers.slides.words import Bit, line, shown


def facts(pack: Pack) -> Iterator[str]:
    """The date, and the month in figures."""
    if pack.date_label:
        yield pack.date_label
    places = {spot.label for section in pack.shown for block in section.blocks for spot in getattr(block, "spots", ())}
    for count, one, many in ((pack.people or 0, "person", "people"), (len(places), "place", "places")):
        if count:
            yield f"{count} {one if count == 1 else many}"
    if pack.groups:
        yield f"{len(pack.groups)} small group{'' if len(pack.groups) == 1 else 's'}"


def cover(pack: Pack) -> list[Slide]:
    """The cover; names too long for it are told in full on a slide after it."""
    title = cover_title(pack)
    heads = _cover_heads(pack, title)
    slides = [Slide(COVER, title, _cover_drawing(heads))]
    rest = [found.rest for found in heads.values() if found.rest]
    if rest:
        setting = Setting(pack, look.BODY_W)
        elements = [
            part
            for words in rest
            for part in texts([setting.para(words, look.TEXT, before=14)], setting.width, setting.room)
        ]
        titles = continued(title)
        next(titles)
        slides += [_words_slide(sheet, next(titles)) for sheet in paginate(elements, look.ROOM)]
    return slides


def _cover_heads(pack: Pack, title: str) -> dict[str, Head]:
    style, box, sizes = TITLE_STYLES[COVER]
    heads = {"title": head(title, style, sizes, room=box.w, high=box.h)}
    places = {called: (style, where) for called, _, style, where in TEXTS[COVER]}
    for called, words, high in (
        ("Community", pack.community, 46.0),
        ("Series", pack.series, 46.0),
        ("Subtitle", pack.subtitle, 100.0),
    ):
        if shown(line(words)):
            style, where = places[called]
            sizes = tuple(style.face.size * share for share in (1, 0.85, 0.7, 0.6, 0.5))
            heads[called] = head(line(words), style, sizes, room=where.w, high=high)
    return heads


def _cover_drawing(heads: Mapping[str, Head]) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        art_box = Box(470, 0, 490, look.HEIGHT)
        page.shapes.append(art.cluster(page.pack, art_box, page.hand))
        _whose(page, heads.get("Community"))
        high = sum(found.height for name, found in heads.items() if name != "Community") + 30
        y = max(250 - high / 2, 92.0)
        if "Series" in heads:
            y = _set(page, "Series", SERIES, heads["Series"], y) + 12
        style, box, _ = TITLE_STYLES[COVER]
        found = heads["title"]
        page.words(
            [paragraph(found, style)],
            Box(box.x, y, box.w, found.height),
            name="Title",
            base=style.face,
            placeholder=Placeholder("ctrTitle"),
        )
        y += found.height + 16
        if "Subtitle" in heads:
            _set(page, "Subtitle", SUBTITLE, heads["Subtitle"], y)
        _foot(page)

    return draw


def _style(called: str) -> tuple[Style, Box]:
    return next((style, box) for name, _, style, box in TEXTS[COVER] if name == called)


def _set(page: Page, called: str, kind: Placeholder, found: Head, y: float) -> float:
    style, box = _style(called)
    where = Box(box.x, y, box.w, found.height)
    page.words([paragraph(found, style)], where, name=called, base=style.face, placeholder=kind)
    return y + found.height


def _whose(page: Page, found: Head | None) -> None:
    """The community's logo, or the drawn mark, and its name."""
    theme = page.pack.theme
    media = page.media(theme.logo) if theme.logo else None
    size = pixels(media.data) if media else None
    wide = 45.0
    if media and size:
        wide = min(30 * size[0] / size[1], 160.0)
        box = Box(look.SIDE, 48, wide, wide * size[1] / size[0])
        page.image(media.id, theme.logo_alt, box, outline=preset("rect"))
    else:
        page.shapes.append(art.mark(theme.light, Box(look.SIDE, 48, 45, 30), page.hand))
    if found:
        style, box = _style("Community")
        x = look.SIDE + wide + 12
        where = Box(x, 63 - found.height / 2, box.x + box.w - x, found.height)
        page.words([paragraph(found, style)], where, name="Community", base=style.face, placeholder=WHOSE)


def _foot(page: Page) -> None:
    """The month in figures, and what a draft says of itself."""
    style, box = _style("Facts")
    setting = Setting(page.pack, box.w)
    told = "    ".join(facts(page.pack))
    warning = " ".join(draft_sentences(page.pack))
    strong = Style(replace(style.face, size=13, colour="cover_accent", bold=True), 1.36)
    paras = [setting.para(warning, strong)] if warning else []
    paras += [setting.para(told, style, before=10)] if told else []
    if paras:
        high = text(paras, box.w).height
        page.words(paras, Box(box.x, 494 - high, box.w, high), name="Facts", base=style.face, placeholder=FACTS)


def contents(pack: Pack, numbers: Mapping[str, int]) -> list[Slide]:
    """The contents with links to slides; ``numbers`` tells the slide on which a section begins."""
    entries = pack.contents
    if not entries:
        return []
    room = look.ROOM / len(entries)
    setting = Setting(pack, look.BODY_W)
    gap = max(min(room - 26, 16.0), 7.0)
    style = look.Style(replace(look.TEXT.face, size=17), 1.35)
    elements = []
    for entry in entries:
        title = line(entry.title) or NAMELESS
        figure = Bit(
            f"{numbers.get(entry.section, 0)}\t", replace(setting.face(style), bold=True, display=True, colour="accent")
        )
        para = setting.of(
            (figure, Bit(title, setting.face(style), f"#{entry.section}")), style, before=gap, left=44, hang=44
        )
        elements += texts([para], look.BODY_W, look.ROOM)
    titles = continued(CONTENTS)
    return [
        _contents_slide(sheet, next(titles), SECTION if n == 0 else SECTION_ON, gap)
        for n, sheet in enumerate(paginate(elements, look.ROOM))
    ]


def _contents_slide(sheet: Sheet, title: str, layout: str, gap: float) -> Slide:
    def draw(page: Page) -> None:
        draw_title(page, title_head(title, layout), layout)
        draw_sheet(page, sheet, Box(look.BODY_X, look.TOP, look.BODY_W, look.ROOM), placeholder=BODY, fills=True)
        for top, _ in sheet.parts[1:]:
            page.hairline(look.BODY_X, look.TOP + top - gap / 2, look.BODY_W)
        box = Box(-60, 250, 236, 236)
        page.shapes.append(art.rings(page.pack, box, "land", page.hand))
        furnish(page, "soft")

    return Slide(layout, title, draw)


def _words_slide(sheet: Sheet, title: str) -> Slide:
    def draw(page: Page) -> None:
        draw_title(page, title_head(title, SECTION_ON), SECTION_ON)
        draw_sheet(page, sheet, Box(look.BODY_X, look.TOP, look.BODY_W, look.ROOM), placeholder=BODY, fills=True)
        furnish(page, "soft")

    return Slide(SECTION_ON, title, draw)


def closing(pack: Pack) -> list[Slide]:
    """The last slide, and more where its words are long."""
    lines = [words for words in pack.closing if shown(words)]
    if not lines:
        return []
    style, box, sizes = TITLE_STYLES[CLOSING]
    found = head(closing_title(line(lines[0]), pack), style, sizes, room=box.w, high=box.h)
    _, _, small, where = TEXTS[CLOSING][0]
    setting = Setting(pack, where.w, look.ROOM)
    others = [found.rest] * bool(found.rest) + lines[1:]
    elements = [part for words in others for part in texts([setting.para(words, small, before=12)], where.w, 360)]
    sheets = paginate(elements, 360, where.h)
    titles = continued(found.words)
    return [
        Slide(CLOSING, name, _closing_drawing(found, sheet, name, n))
        for n, (sheet, name) in enumerate(zip(sheets, titles, strict=False))
    ]


def _closing_drawing(found: Head, sheet: Sheet, title: str, number: int) -> Callable[[Page], None]:
    style, where, _ = TITLE_STYLES[CLOSING]
    _, _, small, words = TEXTS[CLOSING][0]
    shown_head = found if number == 0 else head(title, style, (15.0, 12.0, 10.0), room=where.w, high=40)
    high = shown_head.height + 20 + sheet.height
    y = max((look.HEIGHT - high) / 2, 48.0)

    def draw(page: Page) -> None:
        box = Box(look.WIDTH - 380, 80, 400, 400)
        page.shapes.append(art.rings(page.pack, box, "cover_accent", page.hand))
        place = Box(where.x, y, where.w, shown_head.height)
        paras = [paragraph(shown_head, style)]
        page.words(paras, place, name="Title", base=style.face, placeholder=Placeholder("title"))
        paras = [para for _, part in sheet.parts for para in part.paras]
        if paras:
            place = Box(words.x, y + shown_head.height + 20, words.w, sheet.height)
            page.words(paras, place, base=small.face, placeholder=BODY)
        draft_mark(page, page.pack.theme.light.cover_text)

    return draw
