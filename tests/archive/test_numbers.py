"""How many came, and from where, as far as anybody counted."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kindling.archive.queries.numbers import YEARS, numbers_page
from kindling.archive.queries.places import spots_of
from kindling.archive.records.numbers import Counted, Numbers, Place, YearCounted
from kindling.pack.document import Pack, Section, Spot, World, plain
from kindling.publication.actions import withdraw_edition
from tests.factories.packs import small
from tests.factories.site import ada, conversation, edition, reviewed

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2024, 9, 1, tzinfo=datetime.UTC)
TAMALE, UTRECHT = Spot("Tamale, Ghana", 9.4, -0.84), Spot("Utrecht, Netherlands", 52.09, 5.12)


def on_map(*spots: Spot, people: int | None = None) -> Pack:
    """A pack with a map of ``spots``."""
    world = Section("world", "world", "The world", (World(plain("From here."), spots),))
    return replace(reviewed(small()), sections=(world,), people=people)


def counted(month: str, label: str, **known: object) -> Counted:
    """A month of which everything else is unknown."""
    plainly: dict[str, object] = {"people": None, "people_or_more": False, "newcomers": None, "places": None}
    name, url = label.partition(" ")[0], f"/conversations/{month}/"
    return Counted(month=month, label=label, name=name, url=url, **(plainly | known))  # type: ignore[arg-type]


def test_gaps_stay_gaps_and_more_than_stays_more_than() -> None:
    edition(conversation("2024-08", people=48, people_or_more=True), on_map(TAMALE, people=51))
    edition(conversation("2024-06", people=20, newcomers=3), on_map(TAMALE, UTRECHT, TAMALE))
    edition(conversation("2023-12"), on_map(people=9))
    conversation("2023-11")
    conversation("2024-10", people=99)
    august = counted("2024-08", "August 2024", people=48, people_or_more=True, places=1)
    june = counted("2024-06", "June 2024", people=20, newcomers=3, places=2)
    december, november = counted("2023-12", "December 2023", people=9), counted("2023-11", "November 2023")
    assert numbers_page(now=NOW) == Numbers(
        years=(
            YearCounted(2024, (*[None] * 5, june, None, august, *[None] * 4)),
            YearCounted(2023, (*[None] * 10, november, december)),
        ),
        rows=(august, june, december, november),
        held=4,
        counted=3,
        with_newcomers=1,
        with_places=2,
        fullest=august,
        most_people=48,
        most_places=2,
        places=(Place("Tamale, Ghana", 9.4, -0.84, 2), Place("Utrecht, Netherlands", 52.09, 5.12, 1)),
    )


def test_more_than_as_many_is_fuller() -> None:
    conversation("2024-05", people=48)
    conversation("2024-04", people=48, people_or_more=True)
    fullest = numbers_page(now=NOW).fullest
    assert fullest is not None
    assert fullest.month == "2024-04"


def test_places_of_a_withdrawn_pack_are_gone() -> None:
    row = edition(conversation("2024-08"), on_map(UTRECHT, people=20))
    withdraw_edition(by=ada(), edition=row, reason="Somebody asked.")
    found = numbers_page(now=NOW)
    assert (found.places, found.counted, found.rows[0].places) == ((), 0, None)


def test_nothing_known_is_no_error() -> None:
    assert numbers_page(now=NOW) == Numbers((), (), 0, 0, 0, 0, None, 1, 1, ())


def test_map_that_the_storage_has_lost_shows_no_place() -> None:
    assert spots_of("packs/00/" + "0" * 64 + ".json") == ()


def test_two_things_are_asked_however_many_months_and_only_the_newest_years_shown() -> None:
    edition(conversation("2024-08"), on_map(TAMALE))
    with CaptureQueriesContext(connection) as one:
        numbers_page(now=NOW)
    for number in range(1, 4):
        edition(conversation(f"2024-0{number}"), on_map(UTRECHT))
    conversation(f"{2024 - YEARS}-12")
    conversation(f"{2025 - YEARS}-01")
    with CaptureQueriesContext(connection) as many:
        found = numbers_page(now=NOW)
    assert (len(one), len(many)) == (2, 2)
    assert [one.year for one in found.years] == list(range(2024, 2024 - YEARS, -1))
