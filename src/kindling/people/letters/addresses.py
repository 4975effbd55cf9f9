"""The addresses of the pages that mails lead to, whole."""

from __future__ import annotations

from django.urls import reverse

from kindling.ground.signed_links import make_token
from kindling.mail.house import current_house
from kindling.people.links import MINE, UNSUBSCRIBE, fresh_token, person_token
from kindling.people.models import Person, Purpose

JOIN = "join"
"""What a link that confirms a request is signed for."""


def page(name: str, *told: str) -> str:
    """The whole address of a page by its name."""
    return current_house().url + reverse(name, args=told)


def join_page(nonce: str) -> str:
    """Where a request to join is confirmed."""
    return page("join-confirm", make_token(JOIN, nonce))


def mine_page(person: Person, *, fresh: bool = False) -> str:
    """The page of ``person``. At the foot of a mail it opens less than one that they have just asked for."""
    return page("mine", fresh_token(person) if fresh else person_token(MINE, person))


def stop_page(person: Person, *lists: Purpose) -> str:
    """Where ``person`` ends ``lists``, or every one where none is named; also by RFC 8058's one click."""
    return page("unsubscribe", person_token(UNSUBSCRIBE, person, *lists))
