"""What stands on which slide? Parts in their order, none cut, none past the foot, no heading left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kindling.renderers.slides import measure
from kindling.renderers.slides.words import Bit, Para

if TYPE_CHECKING:
    from kindling.renderers.slides.page import Page

Draw = Callable[["Page", float, float], None]
"""Draws a part with its upper left at a place on a page."""


def nothing(page: Page, x: float, y: float) -> None:
    """Draws nothing: words are set together, by the sheet that they stand on."""


@dataclass(frozen=True)
class Part:
    """What is never cut: paragraphs, or a drawing. ``gap`` is the room above it, ``sticky`` keeps it with the next."""

    height: float
    gap: float = 0.0
    sticky: bool = False
    paras: tuple[Para, ...] = ()
    draw: Draw = nothing


@dataclass(frozen=True)
class Deal:
    """Cards that are dealt into two columns, read down the first and then the second."""

    cards: tuple[Part, ...]
    width: float
    gutter: float
    between: float
    gap: float

    @property
    def column(self) -> float:
        """Width of one of the columns."""
        return (self.width - self.gutter) / 2


Element = Part | Deal


@dataclass
class Sheet:
    """What stands on one slide: parts, each with how far below the top it begins."""

    parts: list[tuple[float, Part]] = field(default_factory=list)
    height: float = 0.0

    def add(self, part: Part) -> None:
        """Sets ``part`` below all others."""
        top = self.height + part.gap if self.parts else 0.0
        self.parts.append((top, part))
        self.height = top + part.height

    def left(self, room: float, gap: float) -> float:
        """How much room there is for a part with ``gap`` above it."""
        return room - self.height - gap if self.parts else room

    def loose(self) -> list[Part]:
        """Takes off the headings at the end that would stand alone, unless nothing else were left."""
        count = 0
        while count < len(self.parts) and self.parts[-1 - count][1].sticky:
            count += 1
        if count == len(self.parts):
            return []
        moved = [part for _, part in self.parts[len(self.parts) - count :]]
        del self.parts[len(self.parts) - count :]
        self.height = self.parts[-1][0] + self.parts[-1][1].height
        return moved


def text(paras: Sequence[Para], width: float, *, sticky: bool = False) -> Part:
    """Paragraphs as one part; the room above it is what the first paragraph wants."""
    heights = [measure.height(para, width) for para in paras]
    whole = sum(heights) + sum(para.before for para in paras[1:])
    return Part(whole, paras[0].before, sticky, tuple(paras))


def texts(paras: Sequence[Para], width: float, room: float, *, sticky: bool = False) -> list[Part]:
    """As `text`, as several parts where it is higher than a page."""
    return [text(share, width, sticky=sticky) for share in shares(paras, width, room)]


def shares(paras: Sequence[Para], width: float, room: float) -> list[tuple[Para, ...]]:
    """The paragraphs in stretches, none higher than ``room``; one that is too long is cut between its lines."""
    found: list[list[Para]] = [[]]
    used = 0.0
    for para in (piece for one in paras for piece in cut(one, width, room)):
        high = measure.height(para, width)
        before = para.before if found[-1] else 0.0
        if found[-1] and used + before + high > room:
            found.append([])
            used, before = 0.0, 0.0
        found[-1].append(para)
        used += before + high
    return [tuple(share) for share in found if share]


def cut(para: Para, width: float, room: float) -> Iterator[Para]:
    """``para`` whole, or in pieces of as many lines as the room holds; only the first keeps its mark."""
    ends = measure.ends(para, width)
    count = max(int(room / para.leading), 1)
    if len(ends) <= count:
        yield para
        return
    start = 0
    for number in range(0, len(ends), count):
        end = ends[min(number + count, len(ends)) - 1]
        piece = replace(para, bits=_between(para.bits, start, end))
        yield piece if number == 0 else replace(piece, mark="", hang=0.0)
        start = end


def _between(bits: Sequence[Bit], start: int, end: int) -> tuple[Bit, ...]:
    found, at = [], 0
    for bit in bits:
        inside = bit.text[max(start - at, 0) : max(end - at, 0)]
        if inside:
            found.append(replace(bit, text=inside))
        at += len(bit.text)
    return tuple(found)


def paginate(elements: Sequence[Element], room: float, first: float | None = None) -> list[Sheet]:
    """The elements on as many sheets as they need; ``first`` is the room of the first sheet where that is less."""
    sheets = [Sheet()]
    for element in elements:
        space = first if first is not None and len(sheets) == 1 else room
        if isinstance(element, Deal):
            _deal(sheets, element, space, room)
        else:
            _set(sheets, element, space)
    return sheets


def _set(sheets: list[Sheet], part: Part, space: float) -> None:
    sheet = sheets[-1]
    if part.height > sheet.left(space, part.gap) + 0.01 and (sheet.parts or space < part.height):
        _turn(sheets)
    sheets[-1].add(part)


def _turn(sheets: list[Sheet]) -> None:
    """A new sheet, which takes over the headings that nothing followed."""
    moved = sheets[-1].loose()
    sheets.append(Sheet())
    for part in moved:
        sheets[-1].add(part)


def _deal(sheets: list[Sheet], deal: Deal, space: float, room: float) -> None:
    cards = deal.cards
    while cards:
        left = sheets[-1].left(space, deal.gap)
        ends = _column_ends(cards, left, deal.between)
        if ends[-1] == 0:
            _turn(sheets)
            space = room
            continue
        if ends[-1] == len(cards):
            ends = _evened(cards, left, deal.between)
        sheets[-1].add(_dealt(deal, cards[: ends[0]], cards[ends[0] : ends[1]]))
        cards = cards[ends[1] :]


def _column_ends(cards: Sequence[Part], limit: float, between: float) -> tuple[int, int]:
    """How many cards stand in the first column, and in both."""
    ends, at = [], 0
    for _ in range(2):
        used = 0.0
        while at < len(cards) and used + cards[at].height <= limit + 0.01:
            used += cards[at].height + between
            at += 1
        ends.append(at)
    return ends[0], ends[1]


def _evened(cards: Sequence[Part], left: float, between: float) -> tuple[int, int]:
    """The lowest height at which all the cards fit: two columns of about one height."""
    limits = (left * step / 60 for step in range(1, 61))
    return next(ends for ends in (_column_ends(cards, one, between) for one in limits) if ends[-1] == len(cards))


def _dealt(deal: Deal, left: Sequence[Part], right: Sequence[Part]) -> Part:
    places: list[tuple[float, float, Part]] = []
    for x, column in ((0.0, left), (deal.column + deal.gutter, right)):
        y = 0.0
        for card in column:
            places.append((x, y, card))
            y += card.height + deal.between
    high = max(y + card.height for _, y, card in places)

    def draw(page: Page, x: float, y: float) -> None:
        for east, south, card in places:
            card.draw(page, x + east, y + south)

    return Part(high, deal.gap, draw=draw)
