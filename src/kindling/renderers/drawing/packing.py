"""How do circles lie close together, as a loose cluster that fits a box?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import atan2, cos, hypot, pi, sin, sqrt
from random import Random

Circle = tuple[float, float, float]
"""East, south and radius, in any one unit."""

_CLOSE = 0.86
"""How far apart two neighbours' centres lie, as a share of their radii together: below 1 they overlap a little."""

_TOO_CLOSE = 0.80


def cluster(radii: Sequence[float], *, aspect: float, random: Random) -> list[Circle]:
    """The circles in their order, each against two others, about as wide for their height as ``aspect`` says."""
    placed: list[Circle] = []
    for radius in radii:
        ranked = sorted(
            (_reach(spot, aspect) * random.uniform(0.85, 1.2), spot) for spot in _spots(placed, radius, random)
        )
        free = (spot for _, spot in ranked if _is_free(spot, placed))
        placed.append(next(free, (0.0, 0.0, radius)))
    return placed


def touches(one: Circle, other: Circle) -> bool:
    """Whether two circles overlap or all but touch."""
    return hypot(one[0] - other[0], one[1] - other[1]) < 1.02 * (one[2] + other[2])


def _reach(spot: Circle, aspect: float) -> float:
    return hypot(spot[0] / aspect, spot[1])


def _is_free(spot: Circle, placed: Sequence[Circle]) -> bool:
    return all(hypot(spot[0] - x, spot[1] - y) >= _TOO_CLOSE * (spot[2] + r) for x, y, r in placed)


def _spots(placed: Sequence[Circle], radius: float, random: Random) -> Iterator[Circle]:
    """Where the next circle may go: in the notch of two neighbours, or against the outermost one."""
    for one, other in combinations(placed, 2):
        yield from _notches(one, other, radius)
    if placed:
        x, y, r = max(placed, key=lambda circle: hypot(circle[0], circle[1]) + circle[2])
        angle = atan2(y, x) if len(placed) > 1 else random.uniform(0, 2 * pi)
        apart = r + radius
        yield x + apart * cos(angle), y + apart * sin(angle), radius


def _notches(one: Circle, other: Circle, radius: float) -> Iterator[Circle]:
    """The two centres at the close distance from both circles, where there are any."""
    to_one, to_other = _CLOSE * (one[2] + radius), _CLOSE * (other[2] + radius)
    between = hypot(one[0] - other[0], one[1] - other[1])
    if between >= to_one + to_other:
        return
    along = (to_one**2 - to_other**2 + between**2) / (2 * between)
    aside = sqrt(max(to_one**2 - along**2, 0.0))
    east, south = (other[0] - one[0]) / between, (other[1] - one[1]) / between
    for side in (aside, -aside):
        yield one[0] + along * east - side * south, one[1] + along * south + side * east, radius
