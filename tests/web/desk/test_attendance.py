"""Who came, on a page of the month: counted, said to readers, and never more than a producer may see."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from kindling.attendance.actions import record_attendance
from kindling.contributions.models import HarvestFile
from kindling.ground.actors import WORKER
from kindling.people.actions import alias_for, settle_alias
from tests.attendance.hours import hour
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.exports import zoom_chat
from tests.factories.site import conversation
from tests.people.met import person
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/2026-10/attendance/"
NAMES = ("Ben Okafor", "Cleo Marsh", "Dana Whitfield", "Eve Hartley", "Fay Lindqvist", "Gus Moran", "Hal Reyes")


@pytest.fixture
def desk(client: Client) -> Client:
    """Ada's browser."""
    return sign_in(client, ada())


def read(browser: Client) -> str:
    return browser.get(ADDRESS).content.decode()


def test_the_page_says_how_many_came_how_many_are_new_and_how_far_that_reaches(desk: Client) -> None:
    first = hour("2026-09", [(name, "") for name in NAMES[:5]])
    record_attendance(by=WORKER, conversation=first)
    conversation("2026-08", people=30)
    hour("2026-10", [(name, "") for name in NAMES])
    assert "Nobody is counted yet." in read(desk)
    page = desk.post(f"{ADDRESS}again/", follow=True).content.decode()
    for words in (
        "Counted again from the files that are here.",
        "<b>7 people</b> came, <b>two of them new</b>.",
        "We know who came to one of the two conversations before it, as far back as September 2026;",
        '<span class="folk-new">New</span>',
        "Seven names",
        "60 minutes",
    ):
        assert words in page, words


def test_where_most_of_a_year_is_unknown_nobody_is_called_new_and_what_somebody_said_of_it_stays(desk: Client) -> None:
    record_attendance(by=WORKER, conversation=hour("2026-09", [(NAMES[0], "")]))
    for month in ("2026-06", "2026-07", "2026-08"):
        conversation(month)
    row = hour("2026-10", [(name, "") for name in NAMES], newcomers=3)
    record_attendance(by=WORKER, conversation=row)
    page = read(desk)
    assert "<b>7 people</b> came.</p>" in page
    assert "one of the four conversations before it, as far back as September 2026: too few to say who is new." in page
    assert "folk-new" not in page
    page = desk.post(f"{ADDRESS}say/", follow=True).content.decode()
    row.refresh_from_db()
    assert (row.people, row.newcomers, ">Tell them 7<" in page) == (7, 3, False)


def test_newcomers_that_somebody_said_give_way_to_a_count_that_is_lower(desk: Client) -> None:
    row = hour("2026-10", [(NAMES[0], "")], people=40, newcomers=30)
    record_attendance(by=WORKER, conversation=row)
    page = desk.post(f"{ADDRESS}say/", follow=True).content.decode()
    row.refresh_from_db()
    assert (row.people, row.newcomers) == (1, None)
    assert "Readers are told: 1 person came." in page


def test_readers_are_told_the_figure_or_at_least_a_round_one(desk: Client) -> None:
    row = hour("2026-10", [(name, "") for name in NAMES])
    record_attendance(by=WORKER, conversation=row)
    assert "Tell them at least 5" in read(desk)
    page = desk.post(f"{ADDRESS}say/", {"as": "more"}, follow=True).content.decode()
    row.refresh_from_db()
    assert (row.people, row.people_or_more, "Readers are told: at least 5 people came." in page) == (5, True, True)
    page = desk.post(f"{ADDRESS}say/", {"as": "it is"}, follow=True).content.decode()
    row.refresh_from_db()
    assert (row.people, row.people_or_more, row.newcomers) == (7, False, None)
    assert ("Readers are told: 7 people came." in page, ">Tell them 7<" in page) == (True, False)


def test_a_chat_alone_tells_at_least_how_many(desk: Client) -> None:
    chat = zoom_chat(("18:01:00", "Ben Okafor", "Hello all"), ("18:02:00", "Cleo Marsh", "Hello"))
    row = hour("2026-10", [], chat=chat)
    record_attendance(by=WORKER, conversation=row)
    page = read(desk)
    for words in ("At least <b>2 people</b> came.", "No attendance report is here", "Tell them at least 2"):
        assert words in page
    desk.post(f"{ADDRESS}say/")
    row.refresh_from_db()
    assert (row.people, row.people_or_more) == (2, True)


def test_without_files_nobody_is_counted_and_nothing_is_said(desk: Client) -> None:
    row = conversation("2026-10")
    assert "No file tells it yet." in read(desk)
    assert "Nobody is counted yet." in desk.post(f"{ADDRESS}say/", follow=True).content.decode()
    row.refresh_from_db()
    assert row.people is None
    assert desk.get("/desk/2025-01/attendance/").status_code == 404


def test_a_lost_file_is_told(desk: Client) -> None:
    hour("2026-10", [("Ben Okafor", "")])
    default_storage.delete(HarvestFile.objects.get().stored)
    assert "This file is missing here." in desk.post(f"{ADDRESS}again/", follow=True).content.decode()


def test_a_producer_sees_the_names_of_the_exports_and_not_who_they_are(client: Client) -> None:
    row = hour("2026-10", [("Benny", ""), ("Cleo Marsh", "")])
    record_attendance(by=WORKER, conversation=row)
    ben = person("Benedict Okafor", "ben@example.org", organisation="Kettle Trust")
    settle_alias(by=ada(), alias=alias_for(name="Benny"), person=ben)
    page = read(sign_in(client, pia()))
    assert ("Benny" in page, "Cleo Marsh" in page) == (True, True)
    assert [
        words for words in ("Benedict", "Okafor", "ben@example", "Kettle Trust", "/desk/people/") if words in page
    ] == []
    mine = read(sign_in(Client(), ada()))
    assert ("Benedict Okafor" in mine, "as <bdi>Benny</bdi>" in mine, "One of them is nobody’s yet." in mine) == (
        True,
        True,
        True,
    )


def test_the_page_asks_no_more_of_the_database_for_more_people(desk: Client) -> None:
    row = hour("2026-10", [(NAMES[0], "")])
    record_attendance(by=WORKER, conversation=row)
    asked = [queries_asked(desk, ADDRESS), queries_asked(desk, ADDRESS)]
    for name in NAMES[1:3]:
        row.attended.create(alias=alias_for(name=name))
    asked.append(queries_asked(desk, ADDRESS))
    assert asked[1] == asked[2]
