from itertools import combinations
from math import hypot

import pytest

from kindling.renderers.drawing.discs import MARK_VIEW, Disc, discs, mark

WIDTH, HEIGHT = 460.0, 440.0
ROOMS = ([5], [4, 6], [4, 6, 5], [6, 5, 5, 6, 5, 5, 6, 5, 6, 5], [5, 6] * 30)


def fits(disc: Disc, *, width: float, height: float) -> bool:
    ring_x, ring_y = disc.x + disc.ring_dx, disc.y + disc.ring_dy
    left, right = min(disc.x - disc.r, ring_x - disc.ring_r), max(disc.x + disc.r, ring_x + disc.ring_r)
    top, bottom = min(disc.y - disc.r, ring_y - disc.ring_r), max(disc.y + disc.r, ring_y + disc.ring_r)
    return left >= -0.05 and top >= -0.05 and right <= width + 0.05 and bottom <= height + 0.05


def apart(one: Disc, other: Disc) -> float:
    """How far the centres lie apart, as a share of both radii."""
    return hypot(one.x - other.x, one.y - other.y) / (one.r + other.r)


def test_same_seed_makes_the_same_drawing() -> None:
    assert discs([5, 6, 4], seed="March", colours=4, width=WIDTH, height=HEIGHT) == discs(
        [5, 6, 4], seed="March", colours=4, width=WIDTH, height=HEIGHT
    )


def test_another_seed_makes_another_drawing() -> None:
    assert discs([5, 6, 4], seed="March", colours=4, width=WIDTH, height=HEIGHT) != discs(
        [5, 6, 4], seed="April", colours=4, width=WIDTH, height=HEIGHT
    )


@pytest.mark.parametrize("groups", ROOMS, ids=len)
def test_area_is_the_people_in_the_group(groups: list[int]) -> None:
    drawn = discs(groups, seed="s", colours=4, width=WIDTH, height=HEIGHT)
    assert [disc.people for disc in drawn] == groups
    shares = [disc.r**2 / disc.people for disc in drawn]
    assert max(shares) / min(shares) < 1.001


@pytest.mark.parametrize("groups", ROOMS, ids=len)
@pytest.mark.parametrize(("width", "height"), [(460, 440), (300, 900), (1200, 320)])
def test_cluster_fits_its_box_with_its_rings(groups: list[int], width: float, height: float) -> None:
    drawn = discs(groups, seed="s", colours=4, width=width, height=height)
    assert all(fits(disc, width=width, height=height) for disc in drawn)


@pytest.mark.parametrize("groups", ROOMS[1:], ids=len)
def test_discs_touch_or_overlap_a_little(groups: list[int]) -> None:
    drawn = discs(groups, seed="s", colours=4, width=WIDTH, height=HEIGHT)
    assert min(apart(one, other) for one, other in combinations(drawn, 2)) > 0.79
    for disc in drawn:
        assert min(apart(disc, other) for other in drawn if other is not disc) < 1.01


@pytest.mark.parametrize("seed", [f"seed {n}" for n in range(20)])
def test_neighbours_differ_in_colour(seed: str) -> None:
    drawn = discs([6, 5, 5, 6, 5, 5, 6, 5, 6, 5, 4, 9], seed=seed, colours=4, width=WIDTH, height=HEIGHT)
    assert [
        (one, other)
        for one, other in combinations(drawn, 2)
        if apart(one, other) < 1 and one.colour_index == other.colour_index
    ] == []
    assert {disc.colour_index for disc in drawn} == {0, 1, 2, 3}


def test_one_colour_is_enough_for_a_plain_community() -> None:
    assert {disc.colour_index for disc in discs([5, 5, 5], seed="s", colours=1, width=WIDTH, height=HEIGHT)} == {0}


def test_rings_all_slip_the_same_way() -> None:
    drawn = discs([5] * 12, seed="s", colours=4, width=WIDTH, height=HEIGHT)
    assert all(disc.ring_dy < 0 for disc in drawn) or all(disc.ring_dx > 0 for disc in drawn)
    assert all(0.05 < hypot(disc.ring_dx, disc.ring_dy) / disc.r < 0.11 for disc in drawn)


def test_unknown_groups_are_hollow_rings() -> None:
    drawn = discs([], seed="s", colours=4, width=WIDTH, height=HEIGHT)
    assert len(drawn) == 7
    assert all(disc.hollow and disc.people == 0 and fits(disc, width=WIDTH, height=HEIGHT) for disc in drawn)


def test_known_groups_are_not_hollow_and_empty_ones_are_left_out() -> None:
    drawn = discs([5, 0, 4], seed="s", colours=4, width=WIDTH, height=HEIGHT)
    assert [(disc.people, disc.hollow) for disc in drawn] == [(5, False), (4, False)]


def test_one_group_alone_leaves_room_around_it() -> None:
    (disc,) = discs([50], seed="s", colours=4, width=WIDTH, height=HEIGHT)
    assert disc.r == pytest.approx(0.31 * 440)


def test_cluster_bleeds_off_the_lower_right_only_when_asked() -> None:
    drawn = discs([6, 5, 5, 6, 5, 5, 6, 5, 6, 5], seed="s", colours=4, bleed=True, width=WIDTH, height=HEIGHT)
    assert any(disc.x + disc.r > WIDTH for disc in drawn)
    assert any(disc.y + disc.r > HEIGHT for disc in drawn)
    assert all(disc.x - disc.r > 0 and disc.y - disc.r > 0 for disc in drawn)


@pytest.mark.parametrize("wrong", [{"width": 0.0}, {"height": -1.0}, {"colours": 0}])
def test_box_without_area_or_colour_is_refused(wrong: dict[str, float]) -> None:
    asked = {"width": 10.0, "height": 10.0, "colours": 4} | wrong
    with pytest.raises(ValueError, match="needs a box"):
        discs([5], seed="s", width=asked["width"], height=asked["height"], colours=int(asked["colours"]))


def test_mark_is_two_overlapping_discs_in_its_box() -> None:
    left, right = mark()
    assert apart(left, right) < 0.7
    assert [left.colour_index, right.colour_index] == [0, 1]
    assert all(fits(disc, width=MARK_VIEW[0], height=MARK_VIEW[1]) for disc in mark())


def test_ring_path_runs_around_the_moved_centre() -> None:
    disc = Disc(50, 50, 20, 0, 5, -3, 20)
    points = [tuple(map(float, pair.split())) for pair in disc.ring_path()[1:].replace("C", " , ").split(" , ")[:1]]
    assert points == [(75.1, 47.0)]
