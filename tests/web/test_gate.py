"""Who comes through the gate."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, path

from kindling.ground.actors import NOBODY
from kindling.ground.errors import LostFile, NotAllowed
from kindling.web.gate import Audience, Gate, audience_of, open_to, opened
from tests.factories.accounts import ada, pia, sign_in

pytestmark = pytest.mark.django_db


def _mute(patterns: list[URLPattern | URLResolver]) -> list[str]:
    found: list[str] = []
    for one in patterns:
        if isinstance(one, URLResolver):
            found += _mute(one.url_patterns)
        elif audience_of(one.callback) is None:
            found.append(str(one.pattern))
    return found


def _request(address: str = "/") -> HttpRequest:
    request = RequestFactory().get(address)
    request.actor = NOBODY  # type: ignore[attr-defined] # as the gate sets it
    return request


def _view(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    return HttpResponse("open")


def test_every_view_says_for_whom_it_is() -> None:
    assert _mute(get_resolver().url_patterns) == []


def test_a_view_that_says_nothing_is_opened_to_nobody() -> None:
    answer = Gate(_view).process_view(_request(), _view, (), {})
    assert answer is not None
    assert answer.status_code == 403


def test_what_a_view_says_itself_stands_over_what_its_neighbours_are() -> None:
    def private(request: HttpRequest) -> HttpResponse:
        return _view(request)

    def public(request: HttpRequest) -> HttpResponse:
        return _view(request)

    opened(Audience.VISITOR, [path("a/", open_to(Audience.STEWARD)(private)), path("b/", public)])
    assert (audience_of(private), audience_of(public)) == (Audience.STEWARD, Audience.VISITOR)


def test_a_stranger_is_led_to_the_sign_in_and_back(client: Client) -> None:
    answer = client.get("/desk/2026-10/?why=not&who=me")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/desk/2026-10/%3Fwhy%3Dnot%26who%3Dme")


def test_a_form_that_was_not_sent_is_not_where_a_stranger_is_led_back_to(client: Client) -> None:
    assert client.post("/desk/2026-10/")["Location"] == "/sign-in/?next=/desk/"


@pytest.mark.parametrize("who", [ada, pia])
def test_a_steward_and_a_producer_open_the_desk(client: Client, who: object) -> None:
    assert callable(who)
    answer = sign_in(client, who()).get("/desk/2026-10/")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer.context["actor"] == who()


def test_a_steward_without_a_second_proof_is_led_to_give_one(client: Client) -> None:
    answer = sign_in(client, ada(), proved=False).get("/desk/2026-10/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/prove/?next=/desk/2026-10/")


def test_a_producer_needs_no_second_proof(client: Client) -> None:
    assert sign_in(client, pia(), proved=False).get("/desk/2026-10/").status_code == 200


def test_an_account_that_was_closed_is_a_stranger_at_once(client: Client) -> None:
    who = pia()
    assert who.user
    sign_in(client, who)
    who.user.is_active = False
    who.user.save()
    assert client.get("/desk/2026-10/")["Location"].startswith("/sign-in/")


def test_a_refusal_of_a_rule_becomes_a_page_that_says_why() -> None:
    answer = Gate(_view).process_exception(_request(), NotAllowed("The pack is published.", "Withdraw it first."))
    assert answer is not None
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "The pack is published." in page
    assert "Withdraw it first." in page
    assert Gate(_view).process_exception(_request(), ValueError()) is None


def test_a_page_that_needs_a_lost_file_says_so() -> None:
    lost = LostFile("This file is missing here.", "Put it back from a backup.")
    answer = Gate(_view).process_exception(_request(), lost)
    assert answer is not None
    assert answer.status_code == 503
    assert "This file is missing here." in answer.content.decode()


def test_a_public_page_looks_at_no_session(client: Client) -> None:
    sign_in(client, ada())
    answer = client.get("/")
    assert (answer.has_header("Vary"), answer.cookies) == (False, {})
