"""Sentences that end with what somebody typed end once."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from kindling.conversations.facts import QuestionFacts, ResourceFacts
from tests.factories.accounts import ada as steward
from tests.factories.accounts import sign_in
from tests.factories.packs import small
from tests.factories.site import conversation, edition, reviewed

pytestmark = pytest.mark.django_db


def _words(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", strip_tags(client.get(address).content.decode()))


@pytest.mark.parametrize(
    ("title", "speakers", "told"),
    [
        ("Small hours.", (), "The latest pack Small hours. Read"),
        ("Small hours", (), "The latest pack Small hours. Read"),
        ("What is left?", ("Sam Hall Jr.",), "The latest pack What is left? With Sam Hall Jr. Read"),
        ("Small hours", ("Sam Hall",), "The latest pack Small hours, with Sam Hall. Read"),
    ],
)
def test_the_latest_pack_is_one_sentence(client: Client, title: str, speakers: tuple[str, ...], told: str) -> None:
    edition(conversation(title=title, speakers=speakers), reviewed(small(title=title)))
    assert told in _words(client, "/")


def test_by_whom_a_resource_is_ends_once(client: Client) -> None:
    by = ("Ada Brennan et al.", "Ada Brennan")
    conversation(resources=tuple(ResourceFacts(title=f"On tea, {one}", by=one, note="Good.") for one in by))
    words = _words(client, "/resources/")
    assert words.count("Ada Brennan et al. Good.") == 1
    assert words.count("Ada Brennan. Good.") == 1


def test_the_plan_says_a_title_that_asks_as_it_was_typed(client: Client) -> None:
    ahead = timezone.localdate() + datetime.timedelta(days=40)
    asked = (QuestionFacts(text="Who?", posed_by="Sam Hall Jr."),)
    conversation(f"{ahead:%Y-%m}", title="What is left unsaid?", day=ahead, questions=asked)
    words = _words(sign_in(client, steward()), f"/desk/{ahead:%Y-%m}/plan/")
    assert f"What is left unsaid? {ahead:%A} {ahead.day} {ahead:%B}" in words
    assert "Posed by Sam Hall Jr. Not asked" in words
