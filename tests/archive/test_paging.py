"""Everybody who has spoken, when they are many."""

from __future__ import annotations

import pytest
from django.test import Client

from kindling.archive.queries import people_page, people_pages
from kindling.archive.records.paging import Pages
from tests.factories.site import conversation, profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def _five(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.archive.queries.people.PEOPLE", 2)
    names = tuple(f"Guest {number}" for number in range(5))
    for name in names:
        profile(name)
    conversation("2026-10", speakers=(*names, "Freya"))


@pytest.mark.usefixtures("_five")
@pytest.mark.parametrize(
    ("asked", "number", "names", "others"),
    [
        ("", 1, ["Guest 0", "Guest 1"], ()),
        ("2", 2, ["Guest 2", "Guest 3"], ()),
        ("3", 3, ["Guest 4"], ("Freya",)),
        ("99", 3, ["Guest 4"], ("Freya",)),
        ("0", 1, ["Guest 0", "Guest 1"], ()),
        ("-1", 1, ["Guest 0", "Guest 1"], ()),
        ("٢", 1, ["Guest 0", "Guest 1"], ()),
        ("9" * 99, 1, ["Guest 0", "Guest 1"], ()),
    ],
)
def test_many_people_stand_on_several_pages(asked: str, number: int, names: list[str], others: tuple[str, ...]) -> None:
    pages = people_pages(asked)
    page = people_page(pages)
    assert pages == Pages(number, last=3, found=5, size=2)
    assert ([one.profile.name for one in page.profiles], page.others) == (names, others)


@pytest.mark.usefixtures("_five")
def test_every_page_leads_to_its_neighbours(client: Client) -> None:
    told = [client.get(f"/people/?page={number}").content.decode() for number in (1, 2, 3)]
    assert ["?page=1" in page for page in told] == [False, True, False]
    assert ["?page=2" in page for page in told] == [True, False, True]
    assert ["?page=3" in page for page in told] == [False, True, False]
    assert "3 to 4 of 5 people, by name." in told[1]


def test_few_people_stand_on_one_page_that_tells_of_no_other(client: Client) -> None:
    conversation("2026-10", speakers=("Freya",))
    assert people_pages() == Pages(1, last=1, found=0, size=120)
    assert "More people" not in client.get("/people/").content.decode()
