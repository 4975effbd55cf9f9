"""Links to an earlier site lead on, and never in the way of a page that is here."""

from __future__ import annotations

import pytest
from django.test import Client

from kindling.conversations.models import OldAddress
from tests.factories.site import conversation, edition, profile
from tests.web.front.test_public import PAGES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    [
        "/packs/August%202024.pdf",
        "/PACKS/august%202024.pdf/",
        "/packs/august%202024.pdf?utm_source=mail",
        "/packs//august%202024.pdf",
    ],
)
def test_an_old_address_leads_on_for_good(client: Client, asked: str) -> None:
    OldAddress.objects.create(path="/packs/august 2024.pdf", conversation=conversation("2024-08"))
    answer = client.get(asked)
    assert (answer.status_code, answer["Location"]) == (301, "/conversations/2024-08/")
    assert answer["Cache-Control"] == "max-age=86400"


def test_letters_of_any_writing_are_found_and_sent_encoded(client: Client) -> None:
    OldAddress.objects.create(path="/café/日本", target="/people/?q=é")
    answer = client.get("/caf%C3%A9/%E6%97%A5%E6%9C%AC/")
    assert (answer.status_code, answer["Location"]) == (301, "/people/?q=%C3%A9")


@pytest.mark.parametrize("page", PAGES)
def test_an_old_address_never_stands_in_the_way_of_a_page(client: Client, page: str) -> None:
    profile("Wilf Adeyemi")
    edition(conversation("2024-08", speakers=("Wilf Adeyemi",)))
    OldAddress.objects.create(path=page.rstrip("/") or "/", target="/elsewhere/")
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", ["/archive", "/conversations/2024-08", "/people"])
def test_a_page_without_its_last_stroke_is_that_page(client: Client, page: str) -> None:
    conversation("2024-08")
    OldAddress.objects.create(path=page, target="/elsewhere/")
    answer = client.get(page)
    assert (answer.status_code, answer["Location"]) == (301, f"{page}/")


def test_a_month_that_is_not_known_may_have_moved(client: Client) -> None:
    OldAddress.objects.create(path="/conversations/2019-01", conversation=conversation("2019-02"))
    assert client.get("/conversations/2019-01/")["Location"] == "/conversations/2019-02/"


def test_what_is_sent_to_an_old_address_is_not_led_on(client: Client) -> None:
    OldAddress.objects.create(path="/join.php", target="/about/")
    assert client.post("/join.php").status_code == 404
    assert client.head("/join.php").status_code == 301


@pytest.mark.parametrize(
    "asked", ["/nothing/", "/%00", "/%FF%FE", "/a?%00=%FF", "/" + "a" * 3000, "/%2e%2e/%2e%2e/etc"]
)
def test_an_odd_address_is_not_found_and_no_error(client: Client, asked: str) -> None:
    assert client.get(asked).status_code == 404
