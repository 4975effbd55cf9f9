from __future__ import annotations

from dataclasses import replace

from kindling.pack.document import Priorities, Priority, Spot, World, plain
from kindling.renderers.web.art import Drawing
from tests.factories import packs

DRAWING = Drawing(packs.every_page())


def test_cover_draws_a_disc_for_each_group() -> None:
    assert [disc.people for disc in DRAWING.cover()] == list(packs.every_page().groups)


def test_cover_of_unknown_groups_is_hollow() -> None:
    assert {disc.hollow for disc in Drawing(replace(packs.every_page(), groups=())).cover()} == {True}


def test_area_of_a_ballot_is_its_votes() -> None:
    items = tuple(Priority("x", votes=votes) for votes in (16, 4, 0, None))
    assert DRAWING.ballots(Priorities(items)) == (48.0, 24.0, 0.0, 0.0)
    assert DRAWING.ballots(Priorities(items[3:])) == (0.0,)
    assert DRAWING.ballots(Priorities(())) == ()


def test_every_place_has_its_dot() -> None:
    world = World(plain("x"), (Spot("Bergen", 60.4, 5.3), Spot("Lima", -12.0, -77.0)))
    (bergen, lima) = DRAWING.dots(world)
    assert bergen[0] > lima[0]
    assert bergen[1] < lima[1]
