"""The community's drawing as native shapes: discs and their pen rings, the bar over a title, the map of the world."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import atan2, cos, hypot, pi, sin

from kindling.pack.document import Colours, Pack, World
from kindling.renderers.drawing import discs, pen, worldmap
from kindling.renderers.slides import clip
from kindling.renderers.slides.markup import Ink
from kindling.renderers.slides.shapes import Box, Name, Outline, drawn, freeform, group, preset

Numbers = Iterator[int]
"""Where a shape's number comes from."""

_STEP = re.compile(r"[MCAZ]|-?\d+(?:\.\d+)?")
_NUMBERS = {"M": 2, "C": 6, "A": 7, "Z": 0}


def outline(path: str) -> list[tuple[float, float]]:
    """The points of a path of the pen's (``M``, ``C``, half-circle ``A``, ``Z``), close enough to look round."""
    points: list[tuple[float, float]] = []
    tokens = _STEP.findall(path)
    at, letter = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            letter, at = tokens[at], at + 1
        values = [float(one) for one in tokens[at : at + _NUMBERS[letter]]]
        at += len(values)
        points += _stretch(letter, points[-1] if points else (0.0, 0.0), values)
    return points


def _stretch(letter: str, here: tuple[float, float], values: list[float]) -> list[tuple[float, float]]:
    if letter == "C":
        return [_bezier(here, values, step / 6) for step in range(1, 7)]
    if letter == "A":
        return _half_circle(here, (values[5], values[6]))
    return [(values[0], values[1])] if values else []


def _bezier(here: tuple[float, float], c: list[float], t: float) -> tuple[float, float]:
    u = 1 - t
    a, b, d, e = u**3, 3 * u * u * t, 3 * u * t * t, t**3
    return a * here[0] + b * c[0] + d * c[2] + e * c[4], a * here[1] + b * c[1] + d * c[3] + e * c[5]


def _half_circle(here: tuple[float, float], there: tuple[float, float]) -> list[tuple[float, float]]:
    x, y = (here[0] + there[0]) / 2, (here[1] + there[1]) / 2
    far, start = hypot(here[0] - x, here[1] - y), atan2(here[1] - y, here[0] - x)
    return [(x + far * cos(start + pi * n / 8), y + far * sin(start + pi * n / 8)) for n in range(1, 9)]


def seed(pack: Pack) -> str:
    """What makes the drawing of one pack unlike another's."""
    return f"{pack.title} {pack.month}"


def cluster(pack: Pack, box: Box, numbers: Numbers, ink: Ink, *, within: Box) -> str:
    """The month's groups as discs with their rings, running off the lower right of ``within``; decorative."""
    tints = _tints(pack.theme.light)
    found = discs.discs(pack.groups, seed=seed(pack), width=box.w, height=box.h, colours=len(tints), bleed=True)
    shapes = [Name(next(numbers), "Discs", decorative=True)]
    inner: list[str] = []
    for disc in found:
        if not disc.hollow:
            inner += _disc(disc, box, tints[disc.colour_index], numbers, ink, within)
        inner += _ring(disc, box, pack.theme.light.cover_text, numbers, ink, within)
    return group(shapes[0], within, inner)


def _tints(colours: Colours) -> tuple[str, ...]:
    return colours.discs or (colours.accent,)


def _disc(disc: discs.Disc, box: Box, tint: str, numbers: Numbers, ink: Ink, within: Box) -> list[str]:
    """A whole disc as an oval, one that the edge cuts as the part that is left of it."""
    x, y, r = box.x + disc.x, box.y + disc.y, disc.r
    fill, pen_line = ink.fill(tint, clear=0.08), ink.pen("", 0)
    name = Name(next(numbers), "Disc", decorative=True)
    if within.x <= x - r and x + r <= within.x + within.w and within.y <= y - r and y + r <= within.y + within.h:
        return [drawn(name, Box(x - r, y - r, 2 * r, 2 * r), preset("ellipse"), fill, pen_line)]
    edge = [(x + r * cos(2 * pi * n / 120), y + r * sin(2 * pi * n / 120)) for n in range(120)]
    left = clip.area(edge, within)
    if not left:
        return []
    where, shape = freeform([left], closed=True)
    return [drawn(name, where, shape, fill, pen_line)]


def _ring(disc: discs.Disc, box: Box, tint: str, numbers: Numbers, ink: Ink, within: Box) -> list[str]:
    points = [(box.x + x, box.y + y) for x, y in outline(disc.ring_path())]
    left = clip.line(points, within)
    if not left:
        return []
    where, shape = freeform(left, closed=False)
    line = ink.pen(tint, 1.25, dashed=disc.hollow)
    return [drawn(Name(next(numbers), "Pen ring", decorative=True), where, shape, ink.fill(""), line)]


def rings(pack: Pack, box: Box, colour: str, numbers: Numbers, ink: Ink, *, within: Box) -> str:
    """The same groups by their pen rings alone, quiet; decorative."""
    found = discs.discs(pack.groups, seed=seed(pack), width=box.w, height=box.h, colours=1)
    name = Name(next(numbers), "Pen rings", decorative=True)
    points = [[(box.x + x, box.y + y) for x, y in outline(disc.ring_path())] for disc in found]
    inner = []
    for left in (clip.line(one, within) for one in points):
        if left:
            where, shape = freeform(left, closed=False)
            ring = Name(next(numbers), "Pen ring", decorative=True)
            inner.append(drawn(ring, where, shape, ink.fill(""), ink.pen(colour, 1.25)))
    return group(name, _around(box, within), inner)


def _around(box: Box, within: Box) -> Box:
    left, top = max(box.x, within.x), max(box.y, within.y)
    right, foot = min(box.x + box.w, within.x + within.w), min(box.y + box.h, within.y + within.h)
    return Box(left, top, right - left, foot - top)


def stroke(pack: Pack, x: float, y: float, colour: str, numbers: Numbers, ink: Ink) -> str:
    """The bar over a title, as drawn by hand; decorative."""
    points = [(x + east, y + south) for east, south in outline(pen.stroke(62, pack.month or "month"))]
    where, shape = freeform([points], closed=True)
    return drawn(Name(next(numbers), "Pen stroke", decorative=True), where, shape, ink.fill(colour), ink.pen("", 0))


def mark(colours: Colours, x: float, y: float, height: float, numbers: Numbers, ink: Ink) -> str:
    """The community's mark, where it has no logo of its own; decorative."""
    scale = height / discs.MARK_VIEW[1]
    whole = Name(next(numbers), "Mark", decorative=True)
    inner = []
    for disc, tint in zip(discs.mark(), (colours.accent, colours.cover_accent), strict=True):
        box = Box(x + (disc.x - disc.r) * scale, y + (disc.y - disc.r) * scale, 2 * disc.r * scale, 2 * disc.r * scale)
        name = Name(next(numbers), "Disc", decorative=True)
        inner.append(drawn(name, box, preset("ellipse"), ink.fill(tint, clear=0.1), ink.pen("", 0)))
        points = [(x + east * scale, y + south * scale) for east, south in outline(disc.ring_path())]
        where, shape = freeform([points], closed=False)
        ring = Name(next(numbers), "Pen ring", decorative=True)
        inner.append(drawn(ring, where, shape, ink.fill(""), ink.pen(colours.cover_text, 0.75)))
    return group(whole, Box(x, y, discs.MARK_VIEW[0] * scale, height), inner)


def world(block: World, alt: str, box: Box, numbers: Numbers, ink: Ink) -> str:
    """The land with a dot for each place, as one group that is told by ``alt``."""
    scale = box.w / worldmap.VIEW[0]
    whole = Name(next(numbers), "Map of the world", alt=alt)
    land: list[Outline] = [[(box.x + x * scale, box.y + y * scale) for x, y in ring] for ring in worldmap.rings()]
    where, shape = freeform(land, closed=True)
    inner = [drawn(Name(next(numbers), "Land", decorative=True), where, shape, ink.fill("land"), ink.pen("", 0))]
    places = worldmap.spread([worldmap.project(spot.latitude, spot.longitude) for spot in block.spots])
    inner += [_dot(box, x * scale, y * scale, numbers, ink) for x, y in places]
    return group(whole, box, inner)


def _dot(box: Box, x: float, y: float, numbers: Numbers, ink: Ink, r: float = 3.2) -> str:
    x, y = _kept(x, r, box.w), _kept(y, r, box.h)
    where = Box(box.x + x - r, box.y + y - r, 2 * r, 2 * r)
    name = Name(next(numbers), "Dot", decorative=True)
    return drawn(name, where, preset("ellipse"), ink.fill("accent"), ink.pen("ground", 0.75))


def _kept(at: float, r: float, length: float) -> float:
    return min(max(at, r), length - r)


def triangle(points: Sequence[tuple[float, float]], numbers: Numbers, ink: Ink) -> str:
    """A small filled sign; decorative."""
    where, shape = freeform([points], closed=True)
    return drawn(Name(next(numbers), "Play", decorative=True), where, shape, ink.fill("accent"), ink.pen("", 0))
