"""What the pen draws: a line not quite straight, and a ring that runs on past its own beginning."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random

Point = tuple[float, float]

STROKE_HEIGHT = 8.0
"""Height of the box that every `stroke` of any width fits, in its own units."""


def stroke(width: float, seed: str) -> str:
    """A short bar as drawn by hand, as the ``d`` of a path to be filled; it fits a box of ``width`` by `STROKE_HEIGHT`.

    The same width and seed always give the same bar.
    """
    random = Random(seed)  # noqa: S311 - a pen's wobble is no secret
    rise, lean = random.uniform(0.5, 1.1), random.uniform(-0.5, 0.5)
    upper, lower = [], []
    for step in range(6):
        share = step / 5
        middle = STROKE_HEIGHT / 2 + lean * (0.5 - share) + rise * (0.5 - 4 * share * (1 - share))
        thick = random.uniform(1.75, 2.15) * (1 - 0.12 * abs(share - 0.4))
        east = 1.9 + share * (width - 3.8)
        upper.append((east, middle - thick))
        lower.append((east, middle + thick))
    # A round cap as wide as the bar is thick: a half circle on each end.
    head, tail = (lower[0][1] - upper[0][1]) / 2, (lower[-1][1] - upper[-1][1]) / 2
    right = f"A{tail:.2f} {tail:.2f} 0 0 1 {_pair(lower[-1])}"
    left = f"A{head:.2f} {head:.2f} 0 0 1 {_pair(upper[0])}"
    return f"M{_pair(upper[0])}{_through(upper)}{right}{_through(lower[::-1])}{left}Z"


def ring(x: float, y: float, r: float, *, start: float) -> str:
    """A pen's ring, as the ``d`` of a path to be stroked, not filled: a turn and a bit, drifting by 2 % of ``r``.

    ``start`` is the angle at which the pen sets down, in radians clockwise from east.
    """
    steps = 16
    points = []
    for step in range(steps + 2):
        angle = start + 2 * pi * step / steps
        far = r * (1.005 - 0.024 * step / (steps + 1))
        points.append((x + far * cos(angle), y + far * sin(angle)))
    return f"M{_pair(points[0])}{_through(points)}"


def _through(points: Sequence[Point]) -> str:
    """Smooth curves from the first point through all the others (Catmull and Rom, as cubic Béziers)."""
    padded = [points[0], *points, points[-1]]
    curves = []
    for before, here, there, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        leave = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        arrive = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        curves.append(f"C{_pair(leave)} {_pair(arrive)} {_pair(there)}")
    return "".join(curves)


def _pair(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"
