"""A standing wish is a proposal beside somebody's words; nothing is cleared before somebody presses."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from kindling.contributions.actions import describe_piece
from kindling.contributions.queries import clearances, decisions, ledger
from kindling.contributions.records import Described
from kindling.conversations.models import Conversation
from kindling.people.actions import alias_for, choose_quoting, settle_alias
from kindling.people.models import Agreement, Person, Quoting
from tests.curation.months import answer, saved
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.site import conversation
from tests.people.met import JOINED, person

pytestmark = pytest.mark.django_db
NAME = "Wilf Acheampong"


@pytest.fixture
def desk(client: Client) -> Client:
    """Pia's browser."""
    return sign_in(client, pia())


@pytest.fixture
def row() -> Conversation:
    made = conversation("2026-10", title="Small repairs", day=datetime.date(2026, 10, 15))
    saved(made)
    for one in ledger(made):
        who = Described(raw_name=NAME, name=NAME, first_name="Wilf")
        describe_piece(by=ada(), conversation=made, key=one.key, who=who)
    return made


def wilf(quoting: str = Quoting.FIRST_NAME, *, settled: bool = True) -> Person:
    who = person(NAME, "wilf@example.org")
    choose_quoting(by=ada(), person=who, quoting=quoting, how="their page")
    Agreement.objects.filter(purpose="quoting").update(at=JOINED)
    if settled:
        settle_alias(by=ada(), alias=alias_for(name=NAME), person=who)
    return who


def page(desk: Client) -> str:
    return desk.get("/desk/2026-10/consents/").content.decode()


def recorded(desk: Client, uid: str) -> str:
    return desk.post("/desk/2026-10/consents/wish/", {"wish": uid}, follow=True).content.decode()


def test_it_shows_beside_their_words_and_is_recorded_by_one_click(desk: Client, row: Conversation) -> None:
    who = wilf()
    told = page(desk)
    assert "Their standing wish: by my first name, said on 19 March 2026." in told
    assert (clearances(row), "wilf@example.org" in told) == ({}, False)
    assert "Recorded for Wilf Acheampong: Their standing wish of 19 March 2026" in recorded(desk, who.uid)
    assert {one.name for one in clearances(row).values()} == {"Wilf"}
    first = decisions(row, ledger(row)[0].key)[0]
    assert (first.decision, first.how, first.given_on) == (
        "first name",
        "Their standing wish of 19 March 2026",
        datetime.date(2026, 3, 19),
    )
    assert "There is no such wish" in recorded(desk, who.uid)


def test_never_is_recorded_as_a_no(desk: Client, row: Conversation) -> None:
    recorded(desk, wilf(Quoting.NEVER).uid)
    assert ({one.decision for one in ledger(row)}, clearances(row)) == ({"declined"}, {})


@pytest.mark.parametrize("quoting", [Quoting.ASK, ""])
def test_who_wants_to_be_asked_or_has_not_said_has_none(desk: Client, row: Conversation, quoting: str) -> None:
    who = wilf(Quoting.NAMED)
    choose_quoting(by=ada(), person=who, quoting=quoting, how="their page")
    assert "standing wish" not in page(desk)
    assert "There is no such wish" in recorded(desk, who.uid)
    assert clearances(row) == {}


def test_the_wish_of_somebody_whose_name_is_not_settled_clears_nothing(desk: Client, row: Conversation) -> None:
    who = wilf(settled=False)
    assert "standing wish" not in page(desk)
    recorded(desk, who.uid)
    assert clearances(row) == {}


def test_what_they_answered_themselves_stays_over_their_wish(desk: Client, row: Conversation) -> None:
    who = wilf()
    for one in ledger(row):
        answer(row, "declined", one.key)
    assert "There is no such wish" in recorded(desk, who.uid)
    assert {one.decision for one in ledger(row)} == {"declined"}


def test_a_wish_that_the_rules_refuse_is_told(desk: Client, row: Conversation) -> None:
    who = wilf()
    Agreement.objects.filter(purpose="quoting").update(at=datetime.datetime(2199, 1, 1, tzinfo=datetime.UTC))
    told = recorded(desk, who.uid)
    assert ("notice-warning" in told, clearances(row)) == (True, {})


def test_looking_records_nothing(desk: Client, row: Conversation) -> None:
    wilf()
    page(desk)
    assert desk.get("/desk/2026-10/consents/wish/").status_code == 405
    assert clearances(row) == {}
