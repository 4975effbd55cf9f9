"""What is looked at: pictures with their credit, the people we heard from, the map of the world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kindling.pack.document import Picture, Pictures, Profile, Profiles, Spot, World, string
from kindling.renderers.drawing import worldmap
from kindling.renderers.drawing.pixels import pixels
from kindling.renderers.slides import art, look
from kindling.renderers.slides.blocks import elements
from kindling.renderers.slides.flow import Draw, Element, Part, shares, text, texts
from kindling.renderers.slides.look import Setting
from kindling.renderers.slides.measure import width
from kindling.renderers.slides.shapes import Box, preset, rounded
from kindling.renderers.slides.words import Bit, Face, Para, held, shown

if TYPE_CHECKING:
    from kindling.renderers.slides.page import Page

_TALLEST = 250.0
_SMALL_CAPTION = look.Style(replace(look.TEXT.face, size=13.5), 1.3)
_CREDIT = look.Style(replace(look.SMALL.face, size=11), 1.35)


def ratio(media: str, setting: Setting) -> float | None:
    """Width by height of a picture of the pack, or nothing where it cannot be shown."""
    found = next((one for one in setting.pack.media if one.id == media), None)
    size = pixels(found.data) if found else None
    return size[0] / size[1] if size else None


def caption(one: Picture, setting: Setting) -> list[Para]:
    """What stands below a picture."""
    found = [setting.para(one.caption, _SMALL_CAPTION)] if shown(one.caption) else []
    return [*found, setting.para(one.credit, _CREDIT, before=2)] if shown(one.credit) else found


@elements.register
def _(block: Pictures, setting: Setting) -> list[Element]:
    found: list[Element] = []
    gap = 16.0
    count = max(min(len(block.items), 3), 1)
    column = (setting.width - gap * (count - 1)) / count
    for start in range(0, len(block.items), count):
        row = block.items[start : start + count]
        tall = max(_size(one, column, setting).h for one in row)
        told = [shares(caption(one, setting), column, setting.room - tall - 8) for one in row]
        first = [stretch[0] if stretch else () for stretch in told]
        under = max((text(paras, column).height + 8 for paras in first if paras), default=0.0)
        found.append(
            Part(tall + under, 20, draw=_pictures_drawing(row, first, Box(0, 0, column, tall), column + gap, setting))
        )
        found += [text(more, setting.width) for stretch in told for more in stretch[1:]]
    return found


def _size(one: Picture, column: float, setting: Setting) -> Box:
    """As wide as the column, unless it were too tall; a picture that cannot be shown leaves room for its words."""
    shape = ratio(one.media, setting)
    if shape is None:
        return Box(0, 0, column, 90)
    wide = min(column, _TALLEST * shape)
    return Box(0, 0, wide, max(wide / shape, 1.0))


def _pictures_drawing(
    row: Sequence[Picture], told: Sequence[Sequence[Para]], grid: Box, step: float, setting: Setting
) -> Draw:
    """Pictures ``step`` apart in columns as wide as ``grid``, their words below its height."""

    def draw(page: Page, x: float, y: float) -> None:
        for number, (one, paras) in enumerate(zip(row, told, strict=True)):
            left = x + number * step
            size = _size(one, grid.w, setting)
            framed(page, one, Box(left, y, size.w, size.h))
            if paras:
                page.words(paras, Box(left, y + grid.h + 8, grid.w, text(paras, grid.w).height), name="Caption")

    return draw


def framed(page: Page, one: Picture, box: Box) -> None:
    """The picture with round corners, or its alternative words where its file is no picture."""
    if page.media(one.media):
        page.image(one.media, "" if one.decorative else one.alt, box, outline=rounded(box, 5))
    else:
        alt = held(one.alt)[:240]
        paras = [Para((Bit(alt, Face(11, "soft")),), 14)] if shown(alt) else []
        page.card(
            paras, box, "ground_2", insets=(8, 8, 8, 8), name="Picture that cannot be shown", decorative=not paras
        )


@elements.register
def _(block: Profiles, setting: Setting) -> list[Element]:
    return [part for one in block.items for part in _profile(one, setting)]


_PHOTO = 132.0


def _profile(one: Profile, setting: Setting) -> Iterator[Part]:
    aside = _PHOTO + 32 if one.photo else 0.0
    inner = setting.narrower(setting.width - aside)
    paras = _about(one, inner)
    told = caption(one.photo, setting) if one.photo else []
    if one.photo and text(told, _PHOTO).height > setting.room - _PHOTO - 14 if told else False:
        paras, told = [*paras, *told], []
    for number, share in enumerate(shares(paras, inner.width, setting.room)):
        whole = text(share, inner.width)
        if number or not one.photo:
            yield replace(whole, gap=26) if number == 0 else whole
        else:
            under = text(told, _PHOTO).height + 12 if told else 0.0
            high = max(whole.height, _PHOTO + 6 + under)
            yield Part(high, 26, draw=_profile_drawing(one.photo, share, told, inner.width, whole.height))


def _about(one: Profile, setting: Setting) -> list[Para]:
    name = look.Style(replace(look.HEADING.face, size=23), 1.2)
    who = look.Style(replace(look.BY.face, size=14.5), look.BY.leading)
    paras = [setting.para(one.name, name)] if shown(one.name) else []
    place = ", ".join(part for part in (one.role, one.organisation, one.place) if shown(part))
    paras += [setting.para(place, who, before=4)] if place else []
    paras += [setting.para(words, look.CARD, before=9) for words in one.about if shown(words)]
    link = look.Style(replace(look.CARD.face, colour="link"), look.CARD.leading)
    paras += [setting.para(to.text, link, link=to.url, before=9 if n == 0 else 3) for n, to in enumerate(one.links)]
    return paras


def _profile_drawing(photo: Picture, paras: Sequence[Para], told: Sequence[Para], wide: float, high: float) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        box = Box(x + 1, y + 4, _PHOTO, _PHOTO)
        page.words(paras, Box(x + _PHOTO + 32, y, wide, high), name="Profile")
        portrait(page, photo, box)
        if told:
            page.words(told, Box(x, y + _PHOTO + 18, _PHOTO + 8, text(told, _PHOTO).height), name="Caption")

    return draw


def portrait(page: Page, photo: Picture, box: Box) -> None:
    """A photo cut round, with a pen ring out of register."""
    found = page.media(photo.media)
    if found is None:
        framed(page, photo, box)
        return
    size = pixels(found.data)
    shape = size[0] / size[1] if size else 1.0
    crop = ((1 - 1 / shape) / 2, 0.0) if shape > 1 else (0.0, (1 - shape) / 2)
    page.image(photo.media, "" if photo.decorative else photo.alt, box, outline=preset("ellipse"), crop=crop)
    ring = Box(box.x + 3, box.y - 3.5, box.w + 1, box.h + 1)
    page.plate(ring, "", preset("ellipse"), pen="heading", points=1.1, name="Pen ring")


ASIDE = 200
"""So many letters of the world's words at most stand in the margin beside the map; more would not fit."""


def in_margin(block: Any) -> bool:
    """Whether a block's words stand in the margin, under the section's title."""
    return isinstance(block, World) and bool(block.spots) and shown(block.text) and len(string(block.text)) <= ASIDE


@elements.register
def _(block: World, setting: Setting) -> list[Element]:
    found: list[Element] = []
    if shown(block.text) and not (in_margin(block) and setting.width == look.BODY_W):
        found += texts([setting.para(block.text, look.LEAD)], setting.width, setting.room)
    if not block.spots:
        return found
    high = setting.width * worldmap.VIEW[1] / worldmap.VIEW[0]
    found.append(Part(high, 18, draw=_map_drawing(block, setting.width, high)))
    return [*found, *_places(block.spots, setting)]


def _map_drawing(block: World, wide: float, high: float) -> Draw:
    count = len(block.spots)
    told = f"a dot for each of the {count} places listed below" if count > 1 else "a dot for the place named below"

    def draw(page: Page, x: float, y: float) -> None:
        alt = f"A map of the world with {told}"
        page.shapes.append(art.world(block, alt, Box(x, y, wide, high), page.hand))

    return draw


_ROWS = 7
"""Rows of places that stand together, so that some stand below the map and others go on overleaf."""


def _places(spots: Sequence[Spot], setting: Setting) -> Iterator[Part]:
    style = look.Style(replace(look.TEXT.face, size=13.5), 1.5)
    face = setting.face(style)
    longest = max(width(held(spot.label), face) for spot in spots) + 16
    count = next((n for n in (4, 3, 2) if longest <= (setting.width - 14 * (n - 1)) / n), 1)
    column = (setting.width - 14 * (count - 1)) / count
    for start in range(0, len(spots), count * _ROWS):
        block = spots[start : start + count * _ROWS]
        paras = [setting.para(spot.label, style, left=14, hang=14, mark="dot") for spot in block]
        rows = -(-len(block) // count)
        high = text(paras, column).height if count == 1 else rows * paras[0].leading
        yield Part(
            high + 1, 16 if start == 0 else 0, draw=_places_drawing(paras, Box(0, 0, setting.width, high + 1), count)
        )


def _places_drawing(paras: Sequence[Para], size: Box, columns: int) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        page.words(paras, Box(x, y, size.w, size.h), name="Places", columns=columns)

    return draw
