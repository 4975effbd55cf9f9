"""Where a way ends, a page leads back: to the desk whoever works there, to the first page everybody else."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.accounts import ada, pia, sign_in
from tests.factories.site import conversation

pytestmark = pytest.mark.django_db

BUTTON = "This address belongs to a button"


@pytest.mark.parametrize(
    ("address", "back"),
    [("/desk/plan/swap/", "/desk/"), ("/desk/2026-12/plan/tick/", "/desk/2026-12/")],
)
def test_the_address_of_a_button_opened_by_hand_leads_back_to_the_desk(client: Client, address: str, back: str) -> None:
    conversation("2026-12")
    answer = sign_in(client, ada()).get(address)
    page = answer.content.decode()
    assert (answer.status_code, answer["Allow"], answer["Cache-Control"]) == (405, "POST", "no-store")
    assert (BUTTON in page, f'<a class="button" href="{back}">' in page, "Months ahead" in page) == (True, True, True)


def test_the_address_of_a_public_button_leads_to_the_first_page(client: Client) -> None:
    answer = client.get("/mail/hook/postmark/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Allow"], BUTTON in page, 'href="/">Go to' in page) == (
        405,
        "HEAD, POST",
        True,
        True,
    )


def test_programs_that_send_what_no_address_takes_are_told_as_before(client: Client) -> None:
    answers = (client.post("/archive/"), client.head("/mail/hook/postmark/"))
    assert [answer.content for answer in answers] == [b"", b""]


@pytest.mark.parametrize("address", ["/desk/nothing/", "/desk/2019-01/plan/", "/desk/accounts/999/"])
def test_a_steward_who_finds_nothing_stays_at_the_desk(client: Client, address: str) -> None:
    answer = sign_in(client, ada()).get(address)
    page = answer.content.decode()
    assert (answer.status_code, "There is nothing here" in page) == (404, True)
    assert ('<a class="button" href="/desk/">Back to the desk</a>' in page, "Months ahead" in page) == (True, True)


def test_the_desks_page_tells_a_producer_no_more_than_their_ways(client: Client) -> None:
    page = sign_in(client, pia()).get("/desk/nothing/").content.decode()
    assert ("Back to the desk" in page, "Accounts" in page) == (True, False)


def test_everybody_else_meets_the_public_page(client: Client) -> None:
    strangers = client.get("/desk/nothing/")
    stewards = sign_in(client, ada()).get("/nothing/")
    assert [answer.status_code for answer in (strangers, stewards)] == [404, 404]
    for answer in (strangers, stewards):
        page = answer.content.decode()
        assert ("Back to the desk" in page, "Go to the first page" in page) == (False, True)
