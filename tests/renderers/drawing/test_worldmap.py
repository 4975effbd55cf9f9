from itertools import combinations
from math import hypot

import pytest

from kindling.renderers.drawing import worldmap
from kindling.renderers.drawing.equal_earth import equal_earth
from kindling.renderers.drawing.worldmap import VIEW, land, project, rings, spread

Point = tuple[float, float]


def rounded(point: Point) -> Point:
    return round(point[0], 3), round(point[1], 3)


def nearest(points: tuple[Point, ...]) -> float:
    return min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(points, 2))


def is_land(point: Point) -> bool:
    x, y = point
    crossed = 0
    for ring in rings():
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossed += 1
    return crossed % 2 == 1


def test_projection_meets_the_published_figures_of_equal_earth() -> None:
    assert rounded(equal_earth(0, 180)) == (2.707, 0.0)
    assert rounded(equal_earth(90, 0)) == (0.0, 1.317)


def test_meridian_in_the_middle_runs_straight_down() -> None:
    assert {round(project(latitude, worldmap.MERIDIAN)[0], 6) for latitude in (70, 30, 0, -40)} == {
        round(project(0, worldmap.MERIDIAN)[0], 6)
    }


def test_north_is_up_and_east_is_right() -> None:
    london, lagos, tokyo = project(51.5, -0.1), project(6.5, 3.4), project(35.7, 139.7)
    assert london[1] < lagos[1]
    assert london[0] < tokyo[0]


@pytest.mark.parametrize(
    "latitude_longitude",
    [(53.8, -1.5), (-1.3, 36.8), (39.7, -105.0), (-23.5, -46.6), (55.0, 82.9), (-25.3, 133.8), (66.5, -172.5)],
    ids=["Leeds", "Nairobi", "Denver", "São Paulo", "Novosibirsk", "Australia", "Chukotka past 180"],
)
def test_inland_places_lie_on_the_land(latitude_longitude: Point) -> None:
    assert is_land(project(*latitude_longitude))


@pytest.mark.parametrize("latitude_longitude", [(0, -30), (-40, 80), (30, -160), (42, 50.5), (-50, 150)])
def test_seas_are_left_clear(latitude_longitude: Point) -> None:
    assert not is_land(project(*latitude_longitude))


def test_islands_of_the_pacific_are_inside_the_map() -> None:
    for latitude, longitude in ((-13.8, -171.8), (21.3, -157.9), (-18.1, 178.4), (-41.3, 174.8)):
        x, y = project(latitude, longitude)
        assert 4 < x < VIEW[0] - 4
        assert 0 < y < VIEW[1]


def test_place_beyond_the_map_is_put_on_its_edge() -> None:
    assert project(-80, 11)[1] == VIEW[1]


def test_every_outline_is_inside_the_view() -> None:
    points = [point for ring in rings() for point in ring]
    assert 0 <= min(x for x, _ in points) < max(x for x, _ in points) <= VIEW[0]
    assert 0 <= min(y for _, y in points) < max(y for _, y in points) <= VIEW[1]


def test_path_draws_every_ring_and_closes_it() -> None:
    assert land().count("M") == land().count("z") == len(rings())
    assert land().startswith(f"M{rings()[0][0][0]:g} {rings()[0][0][1]:g}l")


def test_path_ends_where_the_last_outline_does() -> None:
    first, *steps = land().rsplit("M", 1)[1].removesuffix("z").split("l")
    x, y = map(float, first.split())
    for step in steps:
        x, y = x + float(step.split()[0]), y + float(step.split()[1])
    assert (round(x, 1), round(y, 1)) == rings()[-1][-1]


def test_points_far_apart_stay_where_they_are() -> None:
    moved = spread([(100, 100), (300, 200)])
    assert [(round(x, 1), round(y, 1)) for x, y in moved] == [(100.0, 100.0), (300.0, 200.0)]


def test_near_points_are_parted_and_keep_their_order() -> None:
    moved = spread([(100, 100), (103, 100), (500, 200)])
    assert nearest(moved) > 8.9
    assert moved[0][0] < moved[1][0]


def test_equal_points_are_parted_the_same_way_each_time() -> None:
    crowd = [(480.0, 80.0)] * 12
    assert nearest(spread(crowd)) > 8.5
    assert spread(crowd) == spread(crowd)


def test_crowd_in_a_corner_stays_on_the_map() -> None:
    assert all(0 <= x <= VIEW[0] and 0 <= y <= VIEW[1] for x, y in spread([(0.0, 0.0)] * 6))


def test_wider_gap_can_be_asked_for() -> None:
    assert nearest(spread([(100, 100), (101, 101)], gap=30)) > 29.9


def test_crowd_too_dense_is_parted_as_far_as_it_goes() -> None:
    assert 1 < nearest(spread([(500.0, 200.0)] * 160, gap=20)) < 19.9


def test_no_points_are_no_points() -> None:
    assert spread([]) == ()
