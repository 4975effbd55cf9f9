"""The community's drawing: a disc is a small group, its area the people in it, with a pen ring out of register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from random import Random

from kindling.renderers.drawing import pen
from kindling.renderers.drawing.packing import Circle, cluster, touches

MARK_VIEW: tuple[float, float] = (48.0, 32.0)
"""Width and height of the box that `mark` is drawn in."""

_BLEED = 1.15
"""How much larger than its box a cluster is that may run off the lower right."""

_LARGEST = 0.31
"""The radius of the largest disc at most, as a share of the box's shorter side: one group alone is not a sun."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc, its colour by number, and its pen ring, moved by ``ring_dx`` and ``ring_dy`` from the disc's centre.

    Lengths are in the units of the box asked for. A ``hollow`` disc is a group not known yet: draw its ring alone,
    dashed; its ``people`` are 0. ``ring_start`` is where the pen set down, in radians clockwise from east.
    """

    x: float
    y: float
    r: float
    colour_index: int
    ring_dx: float
    ring_dy: float
    ring_r: float
    ring_start: float = 0.0
    people: int = 0
    hollow: bool = False

    def ring_path(self) -> str:
        """The pen ring as the ``d`` of a path to be stroked, not filled."""
        return pen.ring(self.x + self.ring_dx, self.y + self.ring_dy, self.ring_r, start=self.ring_start)


def discs(
    groups: Sequence[int], *, seed: str, width: float, height: float, colours: int, bleed: bool = False
) -> tuple[Disc, ...]:
    """A loose cluster of discs in a box, one for each of ``groups`` in their order, which count the people.

    The same groups and seed always give the same drawing; take the pack's title and month as the seed. Neighbours
    differ in colour wherever four ``colours`` allow it. Without groups it is a default constellation, hollow. With
    ``bleed`` the cluster is larger than the box and runs off its lower right; otherwise all of it, rings too, fits.
    Groups of nobody are left out. Raises `ValueError` for a box without area or no colour.
    """
    if width <= 0 or height <= 0 or colours < 1:
        raise ValueError("A drawing needs a box with an area and at least one colour.")
    random = Random(seed)  # noqa: S311 - variety is no secret
    known = [people for people in groups if people > 0]
    sizes = known or [random.choice((4, 5, 5, 6)) for _ in range(7)]
    circles = _packed(sizes, width / height, random)
    tints = _tints(circles, colours, random)
    hand = random.uniform(-0.42, -0.14) * pi
    drawn = [_inked(circle, tint, hand, random) for circle, tint in zip(circles, tints, strict=True)]
    scale, east, south = _fit(drawn, width, height, bleed=bleed)
    people = known or [0] * len(drawn)
    return tuple(
        _placed(disc, scale, east, south, count, hollow=not known) for disc, count in zip(drawn, people, strict=True)
    )


def mark() -> tuple[Disc, Disc]:
    """The small logo, two discs that overlap, in the box `MARK_VIEW`; the first is drawn first."""
    left = Disc(17.0, 16.5, 12.2, 0, 0.5, -0.6, 13.0, -0.9)
    return left, Disc(31.0, 16.5, 12.2, 1, 0.5, -0.6, 13.0, 2.2)


def _packed(sizes: Sequence[int], aspect: float, random: Random) -> list[Circle]:
    """Circles of areas as ``sizes``, in their order; laid in a shuffled one, or the big would always be inside."""
    order = list(range(len(sizes)))
    random.shuffle(order)
    laid = cluster([sqrt(sizes[number]) for number in order], aspect=min(max(aspect, 0.6), 1.8), random=random)
    return [circle for _, circle in sorted(zip(order, laid, strict=True))]


def _tints(circles: Sequence[Circle], colours: int, random: Random) -> list[int]:
    """A colour for each, unlike its neighbours'; the most hemmed in chooses first (Brélaz's rule)."""
    near = [[j for j, other in enumerate(circles) if j != i and touches(one, other)] for i, one in enumerate(circles)]
    tints: dict[int, int] = {}
    used: Counter[int] = Counter()
    while len(tints) < len(circles):
        open_ones = [i for i in range(len(circles)) if i not in tints]
        chosen = max(open_ones, key=lambda i: (len({tints[j] for j in near[i] if j in tints}), len(near[i]), -i))
        clashes = Counter(tints[j] for j in near[chosen] if j in tints)
        ranked = sorted(range(colours), key=lambda tint: (clashes[tint], used[tint], random.random()))
        tints[chosen] = ranked[0]
        used[ranked[0]] += 1
    return [tints[i] for i in range(len(circles))]


def _inked(circle: Circle, tint: int, hand: float, random: Random) -> Disc:
    """The circle as a disc with its ring: all rings slip the same way, each by its own little."""
    x, y, r = circle
    angle, slip = hand + random.uniform(-0.5, 0.5), r * random.uniform(0.055, 0.105)
    size, start = r * random.uniform(0.97, 1.03), random.uniform(0, 2 * pi)
    return Disc(x, y, r, tint, slip * cos(angle), slip * sin(angle), size, start)


def _fit(drawn: Sequence[Disc], width: float, height: float, *, bleed: bool) -> tuple[float, float, float]:
    """Scale, and the shift east and south after it, that bring the cluster into the box."""
    west = min(min(d.x - d.r, d.x + d.ring_dx - 1.01 * d.ring_r) for d in drawn)
    east = max(max(d.x + d.r, d.x + d.ring_dx + 1.01 * d.ring_r) for d in drawn)
    north = min(min(d.y - d.r, d.y + d.ring_dy - 1.01 * d.ring_r) for d in drawn)
    south = max(max(d.y + d.r, d.y + d.ring_dy + 1.01 * d.ring_r) for d in drawn)
    largest = _LARGEST * min(width, height) / max(disc.r for disc in drawn)
    scale = min(width / (east - west), height / (south - north), largest)
    if bleed:
        scale *= _BLEED
        return scale, max(width - (east - west) * scale, 0.1 * width) - west * scale, 0.02 * height - north * scale
    return scale, (width - (east + west) * scale) / 2, (height - (north + south) * scale) / 2


def _placed(disc: Disc, scale: float, east: float, south: float, people: int, *, hollow: bool) -> Disc:
    return Disc(
        round(disc.x * scale + east, 2),
        round(disc.y * scale + south, 2),
        round(disc.r * scale, 3),
        disc.colour_index,
        round(disc.ring_dx * scale, 2),
        round(disc.ring_dy * scale, 2),
        round(disc.ring_r * scale, 2),
        round(disc.ring_start, 3),
        people,
        hollow,
    )
