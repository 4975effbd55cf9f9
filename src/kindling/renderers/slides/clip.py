"""What of a drawing lies inside a rectangle? Nothing on a slide runs past its edge."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kindling.renderers.slides.shapes import Box

Point = tuple[float, float]


def area(points: Sequence[Point], box: Box) -> list[Point]:
    """The part of a closed outline inside ``box`` (Sutherland and Hodgman); nothing where it lies outside."""
    left: list[Point] = list(points)
    for side in _sides(box):
        left = _cut(left, side)
    return left


Side = tuple[int, float, int]
"""An edge: which axis it stands on, where, and on which side of it is inside."""


def _sides(box: Box) -> tuple[Side, ...]:
    return (0, box.x, 1), (0, box.x + box.w, -1), (1, box.y, 1), (1, box.y + box.h, -1)


def _cut(points: list[Point], side: Side) -> list[Point]:
    kept: list[Point] = []
    for before, here in zip([*points[-1:], *points[:-1]], points, strict=True):
        was, now = _depth(before, side), _depth(here, side)
        if (was < 0) != (now < 0):
            kept.append(_between(before, here, was / (was - now)))
        if now >= 0:
            kept.append(here)
    return kept


def _depth(point: Point, side: Side) -> float:
    """How far inside the edge a point lies; below 0 it is outside."""
    axis, limit, sign = side
    return sign * (point[axis] - limit)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def line(points: Sequence[Point], box: Box) -> list[list[Point]]:
    """The stretches of an open line inside ``box``."""
    found: list[list[Point]] = []
    for one, other in pairwise(points):
        start, end = _inside(one, other, box)
        if start >= end:
            continue
        a, b = _between(one, other, start), _between(one, other, end)
        if found and start == 0 and found[-1][-1] == one:
            found[-1].append(b)
        else:
            found.append([a, b])
    return found


def _inside(one: Point, other: Point, box: Box) -> tuple[float, float]:
    """From which to which share a straight stretch is inside (Liang and Barsky)."""
    start, end = 0.0, 1.0
    for side in _sides(box):
        was, now = _depth(one, side), _depth(other, side)
        if was < 0 and now < 0:
            return 1.0, 0.0
        if was < 0:
            start = max(start, was / (was - now))
        elif now < 0:
            end = min(end, was / (was - now))
    return start, end
