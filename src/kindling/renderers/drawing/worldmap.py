"""Where is a place on the map of the world, and what is the land's outline?

The land is Natural Earth's at 1:110 million, projected beforehand by ``tools/build_world.py``. Every length is in the
units of `VIEW`; a renderer puts both in one SVG view box and scales that.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import cos, hypot, pi, sin

from kindling.renderers.drawing.equal_earth import equal_earth

VIEW: tuple[float, float] = (1000.0, 448.0)
"""Width and height of the map. It runs from north of Greenland to south of Cape Horn; Antarctica is left out."""

MERIDIAN = 11.0
"""The longitude in the middle, so that the cut runs through the Bering Strait and no country is torn in two."""

_WEST, _NORTH, _SCALE = -2.64, 1.315, 1000.0 / 5.3
_TENTHS = 10.0


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Where degrees north and east lie on the map; a place beyond its edges is put on the edge."""
    turned = (longitude - MERIDIAN + 180.0) % 360.0 - 180.0
    return _within(on_map(latitude, turned))


def on_map(latitude: float, turned: float) -> tuple[float, float]:
    """As `project`, from degrees east of the middle, and not held to the edges: what draws the land."""
    east, north = equal_earth(latitude, turned)
    return (east - _WEST) * _SCALE, (_NORTH - north) * _SCALE


def _within(point: tuple[float, float]) -> tuple[float, float]:
    return min(max(point[0], 0.0), VIEW[0]), min(max(point[1], 0.0), VIEW[1])


@cache
def rings() -> tuple[tuple[tuple[float, float], ...], ...]:
    """The land as closed outlines, for a format that has shapes of its own; the last point joins the first."""
    stored = json.loads((files(__package__) / "world.json").read_text(encoding="utf-8"))
    return tuple(
        tuple((x / _TENTHS, y / _TENTHS) for x, y in zip(flat[::2], flat[1::2], strict=True)) for flat in stored
    )


@cache
def land() -> str:
    """The land as the ``d`` of one SVG path; fill it by the even-odd rule, for the Caspian is a ring in a ring."""
    return "".join(_outline(ring) for ring in rings())


def _outline(ring: Sequence[tuple[float, float]]) -> str:
    (x, y), *others = ring
    steps = [f"M{x:g} {y:g}"]
    for after_x, after_y in others:
        steps.append(f"l{round(after_x - x, 1):g} {round(after_y - y, 1):g}")
        x, y = after_x, after_y
    return "".join([*steps, "z"])


def spread(points: Sequence[tuple[float, float]], *, gap: float = 9.0) -> tuple[tuple[float, float], ...]:
    """The points in their order, with those nearer than ``gap`` pushed apart a little so that each can be seen.

    The same points always give the same answer. A crowd too dense for the map stays closer than ``gap``.
    """
    # A golden-angle nudge gives even equal points a direction to part in.
    moved = [(x + 0.01 * cos(2.4 * n + pi), y + 0.01 * sin(2.4 * n + pi)) for n, (x, y) in enumerate(points)]
    for _ in range(80):
        if not _part(moved, gap):
            break
    return tuple(_within(point) for point in moved)


def _part(points: list[tuple[float, float]], gap: float) -> bool:
    """Push each pair that is too near half-way apart; whether any was."""
    pushed = False
    for i, _ in enumerate(points):
        for j in range(i):
            (x1, y1), (x2, y2) = points[i], points[j]
            apart = hypot(x1 - x2, y1 - y2)
            if apart < gap - 0.05:
                push = (gap - apart) / 2 / apart
                points[i] = (x1 + (x1 - x2) * push, y1 + (y1 - y2) * push)
                points[j] = (x2 - (x1 - x2) * push, y2 - (y1 - y2) * push)
                pushed = True
    return pushed
