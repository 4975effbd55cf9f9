import re
from math import hypot

from kindling.renderers.drawing.pen import STROKE_HEIGHT, ring, stroke

_POINT = re.compile(r"(-?\d+\.\d\d) (-?\d+\.\d\d)(?= |$|[A-Z])")


def points(path: str) -> list[tuple[float, float]]:
    """The points of the path's curves; an arc's own radii left out."""
    return [(float(x), float(y)) for x, y in _POINT.findall(re.sub(r"A\S+ \S+ 0 0 1 ", "L", path))]


def test_same_seed_draws_the_same_stroke() -> None:
    assert stroke(56, "a") == stroke(56, "a")
    assert stroke(56, "a") != stroke(56, "b")


def test_stroke_fits_its_box() -> None:
    for width in (28, 56, 140):
        drawn = points(stroke(width, "any"))
        assert 1.5 < min(x for x, _ in drawn) < max(x for x, _ in drawn) < width - 1.5
        assert 0 < min(y for _, y in drawn) < max(y for _, y in drawn) < STROKE_HEIGHT


def test_stroke_is_one_closed_shape() -> None:
    path = stroke(56, "a")
    assert (path.count("M"), path[-1]) == (1, "Z")


def test_ring_keeps_to_its_circle_and_runs_past_its_beginning() -> None:
    drawn = points(ring(100, 100, 50, start=0.0))
    assert all(48 < hypot(x - 100, y - 100) < 51 for x, y in drawn)
    assert drawn[-1][1] > drawn[0][1]
