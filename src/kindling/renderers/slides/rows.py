"""Hairline rows: resources, priorities, thanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kindling.pack.document import Credits, Priorities, Resource, Resources
from kindling.renderers.slides import look
from kindling.renderers.slides.blocks import elements
from kindling.renderers.slides.flow import Draw, Element, Part, shares, text
from kindling.renderers.slides.look import Setting
from kindling.renderers.slides.shapes import Box
from kindling.renderers.slides.words import Face, Para, shown

if TYPE_CHECKING:
    from kindling.renderers.slides.page import Page

_TOP, _FOOT = 11.0, 12.0
"""Room above and below the words of a row."""


@dataclass(frozen=True)
class Cell:
    """Words of a row, from where and how wide."""

    x: float
    width: float
    paras: tuple[Para, ...]
    name: str


@elements.register
def _(block: Resources, setting: Setting) -> list[Element]:
    return _spaced(part for item in block.items for part in _rows(_resource(item, setting), setting))


def _spaced(parts: Iterable[Part]) -> list[Element]:
    """Rows with room above the first."""
    return [replace(part, gap=14) if number == 0 else part for number, part in enumerate(parts)]


def _resource(item: Resource, setting: Setting) -> list[Cell]:
    style = look.Style(replace(look.ROW.face, colour="link" if item.url else "heading"), look.ROW.leading)
    words = [setting.para(item.title, style, link=item.url)] if shown(item.title) else []
    words += [setting.para(item.text, look.CARD, before=4)] if shown(item.text) else []
    aside = 128.0 if shown(item.type) else 0.0
    cells = [Cell(0, setting.width - aside, tuple(words), "Resource")]
    if aside:
        cells.append(Cell(setting.width - 116, 116, (setting.para(item.type, look.SMALL, align="r"),), "Type"))
    return cells


@elements.register
def _(block: Priorities, setting: Setting) -> list[Element]:
    found: list[Part] = []
    for number, item in enumerate(block.items):
        figure = Face(28 * setting.scale, "accent", bold=True, display=True)
        place = setting.para(str(number + 1), look.Style(figure, 1.0))
        words = [setting.para(item.title, look.ROW)] if shown(item.title) else []
        words += [setting.para(item.text, look.CARD, before=3)] if shown(item.text) else []
        aside = 96.0 if item.votes is not None else 0.0
        cells = [Cell(0, 40, (place,), "Rank"), Cell(44, setting.width - 44 - aside, tuple(words), "Priority")]
        if item.votes is not None:
            votes = f"{item.votes} vote{'' if item.votes == 1 else 's'}"
            cells.append(Cell(setting.width - 90, 90, (setting.para(votes, look.SMALL, align="r"),), "Votes"))
        found += _rows(cells, setting)
    return _spaced(found)


@elements.register
def _(block: Credits, setting: Setting) -> list[Element]:
    half = (setting.width - 24) / 2
    found: list[Part] = []
    style = look.Style(Face(17, "heading", bold=True), 1.3)
    soft = look.Style(Face(17, "soft"), 1.3)
    for item in block.items:
        wide = half if shown(item.text) else setting.width
        name = (setting.para(item.name, style),) if shown(item.name) else ()
        cells = [Cell(0, wide, name, "Name")]
        cells += [Cell(half + 24, half, (setting.para(item.text, soft),), "For what")] if shown(item.text) else []
        found += _rows(cells, setting)
    return _spaced(found)


def _rows(cells: Sequence[Cell], setting: Setting) -> Iterator[Part]:
    """The row, or as many rows as its longest words need."""
    room = setting.room - _TOP - _FOOT
    cut = [shares(cell.paras, cell.width, room) for cell in cells]
    for number in range(max(map(len, cut))):
        row = [
            replace(cell, paras=stretch[number])
            for cell, stretch in zip(cells, cut, strict=True)
            if number < len(stretch)
        ]
        high = max(text(cell.paras, cell.width).height for cell in row)
        yield Part(high + _TOP + _FOOT, 0, draw=_row_drawing(row, setting.width, first=number == 0))


def _row_drawing(cells: Sequence[Cell], width: float, *, first: bool) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        if first:
            page.hairline(x, y, width)
        for cell in cells:
            high = text(cell.paras, cell.width).height
            page.words(cell.paras, Box(x + cell.x, y + _TOP, cell.width, high), name=cell.name)

    return draw
