"""The page of numbers, as it is read and listened to."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from kindling.pack.document import Section, Spot, World, plain
from tests.factories.packs import small
from tests.factories.site import conversation, edition, reviewed, series

pytestmark = pytest.mark.django_db


def plainly(markup: str) -> str:
    """The words without the tags, spaced by one."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def rows(page: str) -> list[list[str]]:
    """The cells of the first table, row by row."""
    table = page.partition("<table>")[2].partition("</table>")[0]
    return [[plainly(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in table.split("</tr>")[:-1]]


def test_everything_drawn_stands_in_the_table_too(client: Client) -> None:
    conversation("2024-08", people=48, people_or_more=True)
    conversation("2024-06", people=20, newcomers=0)
    conversation("2024-05")
    page = client.get("/numbers/").text
    assert rows(page) == [
        ["Month", "People", "For the first time"],
        ["August 2024", "at least 48", "not known"],
        ["June 2024", "20", "0"],
        ["May 2024", "not counted", "not known"],
    ]
    assert (
        "Two of three conversations were counted. The fullest was in August 2024 , with at least 48 people."
        in plainly(page)
    )


def test_picture_of_a_year_has_a_name_and_words(client: Client) -> None:
    conversation("2024-08", people=48, people_or_more=True)
    conversation("2022-08", people=1)
    page = client.get("/numbers/").text
    named = re.findall(r'<svg class="months" [^>]*role="img" aria-labelledby="([^"]+)">', page)
    assert named == ["people-2024-title people-2024-words", "people-2022-title people-2022-words"]
    assert '<desc id="people-2024-words">August: at least 48 people.</desc>' in page
    assert page.count("Nothing is kept of this year.") == 1


def test_places_are_drawn_month_by_month_once_two_packs_know_them(client: Client) -> None:
    world = Section("w", "world", "W", (World(plain("Here."), (Spot("Tamale <Ghana>", 9.4, -0.8),)),))
    pack = replace(reviewed(small()), sections=(world,))
    edition(conversation("2024-08", people=4), pack)
    one = client.get("/numbers/").text
    edition(conversation("2024-07", people=4), pack)
    two = client.get("/numbers/").text
    assert ("places-2024" in one, "places-2024" in two) == (False, True)
    assert "Tamale &lt;Ghana&gt;" in two
    assert "One place, as two packs tell." in plainly(two)


@pytest.mark.parametrize(("held", "words"), [(False, "Nothing has been counted yet."), (True, "and counted nobody.")])
def test_page_without_numbers_says_so(client: Client, held: bool, words: str) -> None:
    series()
    if held:
        conversation("2024-08")
    page = client.get("/numbers/").text
    assert words in page
    assert "<table" not in page


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([30], "Our one conversation was counted. To"),
        ([30, 20, 10], "All three conversations were counted. The"),
        ([30, None], "One of two conversations was counted. To"),
        ([30, 20, *[None] * 10], "Two of twelve conversations were counted. The"),
        ([30, 20, *[None] * 11], "2 of 13 conversations were counted. The"),
        ([30] * 13, "All 13 conversations were counted. The"),
    ],
)
def test_how_many_were_counted_is_said_in_one_kind_of_figures(
    client: Client, people: list[int | None], words: str
) -> None:
    for number, one in enumerate(people):
        conversation(f"{2024 - number // 6}-{6 - number % 6:02d}", people=one)
    assert words in plainly(client.get("/numbers/").text)


def test_a_figure_with_a_plus_is_explained_where_one_is_shown(client: Client) -> None:
    conversation("2024-08", people=30)
    conversation("2024-05")
    bare = plainly(client.get("/numbers/").text)
    conversation("2024-06", people=20, people_or_more=True)
    conversation("2024-07", people=25, people_or_more=True)
    told = plainly(client.get("/numbers/").text)
    assert ("+ means" in bare, "Where nothing stands" in bare) == (False, True)
    assert told.count("25+ means at least 25. Where nothing stands") == 1


def test_one_person_is_one_person_in_public(client: Client) -> None:
    world = Section("w", "world", "W", (World(plain("Here."), (Spot("Leeds", 53.8, -1.5),)),))
    edition(conversation("2024-08", title="Small", people=1), replace(reviewed(small()), sections=(world,), people=1))
    assert "1 person, 1 place, one hour" in plainly(client.get("/").text)
