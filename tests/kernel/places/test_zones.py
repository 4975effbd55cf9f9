from __future__ import annotations

import sqlite3
from collections import Counter
from importlib.resources import files

import pytest
from tools.gazetteer.rows import COUNTRY, PLACE, REGION, Row, World
from tools.gazetteer.zones import settle_zones, shared, zones

from kindling.kernel.places import Ambiguous, Found, Place, look_up, zone_of
from kindling.people.zones import is_zone
from kindling.people.zones import zones as choices


def place(words: str) -> Place:
    answer = look_up(words)
    assert isinstance(answer, Found)
    return answer.place


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("San Francisco", "America/Los_Angeles"),
        ("Seattle", "America/Los_Angeles"),
        ("Montréal", "America/Toronto"),
        ("Doncaster", "Europe/London"),
        ("Notting Hill, London", "Europe/London"),
        ("Texas", "America/Chicago"),
        ("El Paso, Texas", "America/Denver"),
        ("Nashville, Tennessee", "America/Chicago"),
        ("Knoxville, Tennessee", "America/New_York"),
        ("Tennessee", ""),
        ("New England", "America/New_York"),
        ("SF Bay Area", "America/Los_Angeles"),
        ("Spain", "Europe/Madrid"),
        ("Canary Islands", "Atlantic/Canary"),
        ("Ponta Delgada", "Atlantic/Azores"),
        ("Australia", ""),
        ("Adelaide", "Australia/Adelaide"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("Argentina", "America/Argentina/Buenos_Aires"),  # twelve zones, one clock
    ],
)
def test_a_place_has_the_zone_by_whose_clock_its_people_live(words: str, zone: str) -> None:
    assert zone_of(place(words)) == zone


def test_of_several_that_are_asked_each_has_its_own() -> None:
    answer = look_up("Vancouver")
    assert isinstance(answer, Ambiguous)
    assert [zone_of(one) for one in answer.candidates] == ["America/Vancouver", "America/Los_Angeles"]


def test_a_place_of_another_gazetteer_has_no_zone() -> None:
    with pytest.raises(LookupError):
        zone_of(Place("Nowhere", "Nowhere", "", "", "XX", 0.0, 0.0, place("Leeds").kind, 0, ref=10**9))


def test_every_zone_of_the_gazetteer_can_be_chosen() -> None:
    base = sqlite3.connect(f"{files('kindling.kernel.places') / 'gazetteer.sqlite'}")
    told = {zone for (zone,) in base.execute("SELECT zone FROM zone WHERE zone != ''")}
    base.close()
    assert len(told) > 300
    assert (sorted(told - set(choices())), [one for one in told if not is_zone(one)]) == ([], [])


def test_nineteen_in_twenty_tell_the_zone_of_a_region_and_what_differs_tells_its_own() -> None:
    world = World(files("tests").joinpath())  # type: ignore[arg-type] # nothing is read from it
    land = world.add(Row(COUNTRY, "Land", "XX"))
    west, east = (world.add(Row(REGION, name, "XX", land)) for name in ("West", "East"))
    for number, (name, up, people, zone) in enumerate(
        (
            ("A", west, 950, "America/Chicago"),
            ("B", west, 50, "America/Denver"),
            ("C", east, 940, "America/New_York"),
            ("D", east, 60, "America/Chicago"),
            ("E", east, 0, None),
        )
    ):
        world.add(Row(PLACE, name, "XX", up, population=people, zone=zone, number=10 + number))
    around = world.add(Row(REGION, "Around the lake", "XX", land, number=20))
    world.wider = [(around, [west])]
    empty = world.add(Row(REGION, "Nobody's", "XX", land))
    for number, row in enumerate((land, west, east), 1):
        row.number = number
    settle_zones(world)
    assert [row.zone for row in (land, west, east, around, empty)] == [
        "",
        "America/Chicago",
        "",
        "America/Chicago",
        None,
    ]
    assert sorted(zones(world.rows)) == [
        (2, "America/Chicago"),
        (11, "America/Denver"),
        (12, "America/New_York"),
        (13, "America/Chicago"),
        (20, "America/Chicago"),
    ]


def test_zones_of_one_clock_count_together_and_the_largest_names_it() -> None:
    assert shared(Counter({"America/Detroit": 30, "America/New_York": 66, "America/Chicago": 4})) == "America/New_York"
    assert shared(Counter({"America/Phoenix": 90, "America/Denver": 10})) == ""
