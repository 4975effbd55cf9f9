"""Whoever spoke in public chooses whether their name stays on the programme when they are erased."""

from __future__ import annotations

import pytest
from django.test import Client

from kindling.conversations.models import Conversation
from kindling.people.links import fresh_token
from tests.factories.accounts import ada, sign_in
from tests.factories.people import member
from tests.factories.site import conversation
from tests.web.member.asking import words

pytestmark = pytest.mark.django_db

OFF = "Take my name off the months I spoke in, too"


@pytest.fixture
def august() -> Conversation:
    """A month in which Ben spoke."""
    return conversation("2024-08", speakers=("Ben Carter",))


def _own() -> str:
    return f"/me/{fresh_token(member())}/erase/"


@pytest.mark.parametrize(("sent", "left"), [({}, 1), ({"name_goes": "on"}, 0)])
def test_a_name_stays_on_the_programme_unless_they_wish_it_off(
    client: Client, august: Conversation, sent: dict[str, str], left: int
) -> None:
    own = _own()
    assert OFF in words(client.post(own))
    assert "It is done" in words(client.post(own, {"sure": "yes", **sent}))
    assert august.credits.count() == left


def test_whoever_never_spoke_is_not_asked(client: Client) -> None:
    assert OFF not in words(client.post(_own()))


def test_a_steward_says_the_same_for_them(client: Client, august: Conversation) -> None:
    sign_in(client, ada())
    page = f"/desk/people/{member().uid}/erase/"
    assert "Take their name off" in words(client.get(page))
    client.post(page, {"how": "by mail", "name_goes": "on"})
    assert august.credits.count() == 0
