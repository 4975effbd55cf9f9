"""The community's drawing as native shapes: discs and their pen rings, the bar over a title, the map of the world."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, hypot, pi, sin

from kindling.pack.document import Colours, Pack, World
from kindling.renderers.drawing import discs, pen, worldmap
from kindling.renderers.slides import clip, look
from kindling.renderers.slides.markup import Ink
from kindling.renderers.slides.shapes import Box, Name, Outline, drawn, freeform, group, preset


@dataclass(frozen=True, slots=True)
class Hand:
    """What draws: where a shape's number comes from, the ink, and the rectangle that nothing runs out of."""

    numbers: Iterator[int]
    ink: Ink
    within: Box = look.SLIDE

    def name(self, called: str, alt: str = "") -> Name:
        """The next shape's name; one without ``alt`` is decorative."""
        return Name(next(self.numbers), called, alt=alt, decorative=not alt)


_STEP = re.compile("([MCAZ])([^MCAZ]*)")


def outline(path: str) -> list[tuple[float, float]]:
    """The points of a path of the pen's (``M``, ``C``, half-circle ``A``, ``Z``), close enough to look round."""
    points: list[tuple[float, float]] = []
    for letter, rest in _STEP.findall(path):
        values = [float(one) for one in rest.split()]
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


def cluster(pack: Pack, box: Box, hand: Hand) -> str:
    """The month's groups as discs with their rings, running off the lower right of ``box``; decorative."""
    tints = _tints(pack.theme.light)
    found = discs.discs(pack.groups, seed=seed(pack), width=box.w, height=box.h, colours=len(tints), bleed=True)
    whole = hand.name("Discs")
    inner: list[str] = []
    for disc in found:
        if not disc.hollow:
            inner += _disc(disc, box, tints[disc.colour_index], hand)
        inner += _ring(disc, box, pack.theme.light.cover_text, hand)
    return group(whole, hand.within, inner)


def _tints(colours: Colours) -> tuple[str, ...]:
    return colours.discs or (colours.accent,)


def _disc(disc: discs.Disc, box: Box, tint: str, hand: Hand) -> list[str]:
    """A whole disc as an oval, one that the edge cuts as the part that is left of it."""
    x, y, r = box.x + disc.x, box.y + disc.y, disc.r
    fill, none = hand.ink.fill(tint, clear=0.08), hand.ink.pen("", 0)
    edge = [(x + r * cos(2 * pi * n / 120), y + r * sin(2 * pi * n / 120)) for n in range(120)]
    left = clip.area(edge, hand.within)
    if not left:
        return []
    if len(left) == len(edge) and left == edge:
        return [drawn(hand.name("Disc"), Box(x - r, y - r, 2 * r, 2 * r), preset("ellipse"), fill, none)]
    where, shape = freeform([left], closed=True)
    return [drawn(hand.name("Disc"), where, shape, fill, none)]


def _ring(disc: discs.Disc, box: Box, tint: str, hand: Hand) -> list[str]:
    """The disc's pen ring, as far as it is on the slide; dashed where its group is not known yet."""
    left = clip.line([(box.x + x, box.y + y) for x, y in outline(disc.ring_path())], hand.within)
    if not left:
        return []
    where, shape = freeform(left, closed=False)
    line = hand.ink.pen(tint, 1.25, dashed=disc.hollow)
    return [drawn(hand.name("Pen ring"), where, shape, hand.ink.fill(""), line)]


def rings(pack: Pack, box: Box, colour: str, hand: Hand) -> str:
    """The same groups by their pen rings alone, quiet; decorative."""
    found = discs.discs(pack.groups, seed=seed(pack), width=box.w, height=box.h, colours=1)
    whole = hand.name("Pen rings")
    inner = [shape for disc in found for shape in _ring(replace(disc, hollow=False), box, colour, hand)]
    return group(whole, _around(box, hand.within), inner)


def _around(box: Box, within: Box) -> Box:
    left, top = max(box.x, within.x), max(box.y, within.y)
    right, foot = min(box.x + box.w, within.x + within.w), min(box.y + box.h, within.y + within.h)
    return Box(left, top, right - left, foot - top)


def stroke(pack: Pack, x: float, y: float, colour: str, hand: Hand) -> str:
    """The bar over a title, as drawn by hand; decorative."""
    points = [(x + east, y + south) for east, south in outline(pen.stroke(62, pack.month or "month"))]
    where, shape = freeform([points], closed=True)
    return drawn(hand.name("Pen stroke"), where, shape, hand.ink.fill(colour), hand.ink.pen("", 0))


def mark(colours: Colours, box: Box, hand: Hand) -> str:
    """The community's mark as high as ``box``, where it has no logo of its own; decorative."""
    scale = box.h / discs.MARK_VIEW[1]
    whole = hand.name("Mark")
    inner = []
    for disc, tint in zip(discs.mark(), (colours.accent, colours.cover_accent), strict=True):
        r = disc.r * scale
        at = Box(box.x + disc.x * scale - r, box.y + disc.y * scale - r, 2 * r, 2 * r)
        inner.append(
            drawn(hand.name("Disc"), at, preset("ellipse"), hand.ink.fill(tint, clear=0.1), hand.ink.pen("", 0))
        )
        points = [(box.x + east * scale, box.y + south * scale) for east, south in outline(disc.ring_path())]
        where, shape = freeform([points], closed=False)
        line = hand.ink.pen(colours.cover_text, 0.75)
        inner.append(drawn(hand.name("Pen ring"), where, shape, hand.ink.fill(""), line))
    return group(whole, Box(box.x, box.y, discs.MARK_VIEW[0] * scale, box.h), inner)


def world(block: World, alt: str, box: Box, hand: Hand) -> str:
    """The land with a dot for each place, as one group that is told by ``alt``."""
    scale = box.w / worldmap.VIEW[0]
    whole = hand.name("Map of the world", alt)
    land: list[Outline] = [[(box.x + x * scale, box.y + y * scale) for x, y in ring] for ring in worldmap.rings()]
    where, shape = freeform(land, closed=True)
    inner = [drawn(hand.name("Land"), where, shape, hand.ink.fill("land"), hand.ink.pen("", 0))]
    places = worldmap.spread([worldmap.project(spot.latitude, spot.longitude) for spot in block.spots])
    inner += [_dot(box, (x * scale, y * scale), hand) for x, y in places]
    return group(whole, box, inner)


def _dot(box: Box, at: tuple[float, float], hand: Hand, r: float = 3.2) -> str:
    x, y = min(max(at[0], r), box.w - r), min(max(at[1], r), box.h - r)
    where = Box(box.x + x - r, box.y + y - r, 2 * r, 2 * r)
    return drawn(hand.name("Dot"), where, preset("ellipse"), hand.ink.fill("accent"), hand.ink.pen("ground", 0.75))


def sign(points: Sequence[tuple[float, float]], hand: Hand) -> str:
    """A small filled sign; decorative."""
    where, shape = freeform([points], closed=True)
    return drawn(hand.name("Sign"), where, shape, hand.ink.fill("accent"), hand.ink.pen("", 0))
