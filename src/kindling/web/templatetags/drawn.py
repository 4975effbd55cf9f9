"""The drawings of the public pages, from the one drawing system that packs use too; none needs a script or a style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import TypedDict

from django import template

from kindling.archive.records import Dot
from kindling.renderers.drawing import discs as drawing
from kindling.renderers.drawing import pen, worldmap
from kindling.renderers.drawing.discs import Disc

register = template.Library()

COLOURS = 4
"""How many colours of discs a theme has at least; a theme with fewer shows the pen's ring alone for the rest."""

COVER = (560, 560)
CORNER = (420, 300)
PORTRAIT = (100, 100)

_CELL = 36.0
"""Width and height of a month in the grid of years, in its own units."""

_MARGIN = 58.0
_HEAD = 24.0


class Drawn(TypedDict):
    """Discs in a box, for the template that draws them."""

    discs: Sequence[Disc]
    width: int
    height: int
    role: str


@register.inclusion_tag("public/drawn/discs.html")
def cover_discs(groups: Iterable[int] | None, seed: str, role: str = "cover-art") -> Drawn:
    """A month's small groups, a disc each; hollow ones where ``groups`` are not known. ``role`` is its class."""
    width, height = COVER
    drawn = drawing.discs(
        tuple(groups or ()), seed=seed, width=width, height=height, colours=COLOURS, bleed=role == "cover-art"
    )
    return Drawn(discs=drawn, width=width, height=height, role=role)


@register.inclusion_tag("public/drawn/discs.html")
def corner_discs(seed: str, role: str = "recording-art") -> Drawn:
    """A few discs that run off a corner; they count nothing."""
    width, height = CORNER
    drawn = drawing.discs((5, 4, 6), seed=seed, width=width, height=height, colours=3, bleed=True)
    return Drawn(discs=drawn, width=width, height=height, role=role)


@register.inclusion_tag("public/drawn/discs.html")
def stand_in(name: str) -> Drawn:
    """A few discs where others have a portrait."""
    width, height = PORTRAIT
    drawn = drawing.discs((5, 4, 3), seed=name, width=width, height=height, colours=COLOURS)
    return Drawn(discs=drawn, width=width, height=height, role="portrait-ring")


@register.inclusion_tag("public/drawn/mark.html")
def mark() -> dict[str, Sequence[Disc]]:
    """The small mark of a community without a logo."""
    return {"discs": drawing.mark()}


@register.inclusion_tag("public/drawn/stroke.html")
def stroke(seed: str) -> dict[str, str]:
    """The pen stroke over a title."""
    return {"path": pen.stroke(68, seed)}


@register.inclusion_tag("public/drawn/ring.html")
def portrait_ring() -> dict[str, str]:
    """The pen's ring around a portrait."""
    return {"path": pen.ring(51.5, 49, 48, start=-0.8)}


@register.inclusion_tag("public/drawn/play.html")
def play() -> dict[str, str]:
    """The sign that leads to a recording."""
    return {"path": pen.ring(24, 24, 22, start=0.6)}


@register.inclusion_tag("public/drawn/room.html")
def room(format: str, people: int | None, *, upcoming: bool = False, seed: str = "") -> dict[str, object]:  # noqa: A002 - the word of design.md
    """One conversation as a disc in a box of 40 by 40: its colour the format, its area the people."""
    radius = room_radius(people)
    start = sum(map(ord, seed)) % 63 / 10
    ring = pen.ring(20.9, 19.1, radius, start=start)
    return {"format": format or "unknown", "radius": radius, "ring": ring, "upcoming": upcoming}


def room_radius(people: int | None) -> float:
    """The radius of a conversation's disc, at most 17; a middling one where nobody counted."""
    return 12.0 if people is None else round(min(17.0, max(6.5, 1.95 * sqrt(people))), 2)


class Cell(TypedDict):
    """A month of the grid of years."""

    x: float
    y: float
    dot: Dot | None
    ring: str


class Row(TypedDict):
    """A year of the grid."""

    year: int
    y: float
    cells: list[Cell]


@register.inclusion_tag("public/drawn/years.html")
def year_grid(years: Sequence[tuple[int, Sequence[Dot | None]]]) -> dict[str, object]:
    """The months of some years, a disc for each conversation; everything in it stands in words in the list below."""
    rows = [_row(year, months, _HEAD + (number + 0.5) * _CELL) for number, (year, months) in enumerate(years)]
    letters = [(letter, _MARGIN + (number + 0.5) * _CELL) for number, letter in enumerate("JFMAMJJASOND")]
    return {"rows": rows, "letters": letters, "width": _MARGIN + 12 * _CELL, "height": _HEAD + len(rows) * _CELL}


def _row(year: int, months: Sequence[Dot | None], y: float) -> Row:
    return Row(year=year, y=y, cells=[_cell(dot, _MARGIN + (n + 0.5) * _CELL, y) for n, dot in enumerate(months)])


def _cell(dot: Dot | None, x: float, y: float) -> Cell:
    ring = pen.ring(x + 0.8, y - 0.8, 11.0, start=x / 7 + y / 11) if dot else ""
    return Cell(x=x, y=y, dot=dot, ring=ring)


@register.inclusion_tag("public/drawn/world.html")
def world(spots: Sequence[tuple[str, float, float]]) -> dict[str, object]:
    """The map of the world with a dot for each of ``spots`` (words, degrees north, degrees east)."""
    dots = worldmap.spread([worldmap.project(north, east) for _, north, east in spots])
    return {"land": worldmap.land(), "dots": [(round(x, 1), round(y, 1)) for x, y in dots]}
