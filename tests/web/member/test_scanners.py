"""Scanners of hospitals open every link of every mail, more than once: nothing happens, and people get their way."""

from __future__ import annotations

import re

from django.apps import apps
from django.test import Client

from kindling.mail.letters import Button, Letter
from kindling.mail.models import Message
from kindling.people.actions import Asked, ask_for_page, ask_new_address, ask_to_join
from kindling.people.models import Address, Person, Purpose, Standing
from tests.factories.people import letter_of, member, way_in

Rows = dict[str, list[dict[str, object]]]


def _rows() -> Rows:
    """Every row of every table."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in apps.get_models()}


def _links(letter: Letter) -> list[str]:
    buttons = [one.url for one in letter.blocks if isinstance(one, Button)]
    return [re.sub(r"^https?://[^/]+", "", one) for one in (*buttons, letter.unsubscribe, letter.mine) if one]


def _scan(letter: Letter) -> int:
    """Opens each link twice in both ways, as a scanner without cookies; answers how many links."""
    for link in _links(letter):
        for method in ("get", "head") * 2:
            assert getattr(Client(), method)(link).status_code == 200
    return len(_links(letter))


def _newest(kind: str) -> Letter:
    return letter_of(Message.objects.filter(kind=kind).latest("pk"))


def test_every_link_opened_by_a_scanner_changes_no_row_and_the_human_way_still_works() -> None:
    person = Client()
    wanted = frozenset({Purpose.INVITATION, Purpose.REMINDERS})
    ask_to_join(asked=Asked(name="Ben", email="ben@example.org", wanted=wanted), network="here")

    def scanned(kind: str) -> Letter:
        letter, before = _newest(kind), _rows()
        assert _scan(letter) >= 1
        assert _rows() == before
        return letter

    assert person.post(way_in(scanned("join"))).status_code == 302
    ben = Person.objects.get()
    assert ben.standing == Standing.MEMBER

    welcome = scanned("welcome")
    ask_for_page(email="ben@example.org", network="here")
    own = way_in(scanned("mine"))
    assert person.post(f"{own}mail/", {"wanted": ["invitation"]}).status_code == 302

    ask_new_address(person=ben, email="new@example.org", network="here")
    assert person.post(way_in(scanned("new-address"))).status_code == 200
    assert Address.objects.get().email == "new@example.org"

    stop = re.sub(r"^https?://[^/]+", "", welcome.unsubscribe)
    assert person.post(stop).status_code == 200
    ben.refresh_from_db()
    assert (ben.invitation, ben.reminders, ben.followup) == (False, False, False)


def test_every_page_below_my_page_is_opened_by_a_scanner_without_changing_a_row() -> None:
    ben = member()
    ask_for_page(email="ben@example.org", network="here")
    own, before = way_in(_newest("mine")), _rows()
    parts = ("welcome", "details", "mail", "zone", "quoted", "map", "address", "everything", "fresh", "links", "leave")
    for part in (*parts, "erase"):
        for method in ("get", "head") * 2:
            assert getattr(Client(), method)(f"{own}{part}/").status_code == 200
    assert _rows() == before
    assert Person.objects.get() == ben
