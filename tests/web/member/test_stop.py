from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from kindling.people.actions import leave_community
from kindling.people.erasing import erase
from kindling.people.links import UNSUBSCRIBE, person_token
from kindling.people.models import Agreement, Person
from tests.factories.crawled import read_page
from tests.factories.people import member
from tests.web.member.asking import words


@pytest.fixture
def ben() -> Person:
    return member()


def _link(ben: Person, *which: str) -> str:
    return reverse("unsubscribe", args=[person_token(UNSUBSCRIBE, ben, *which)])


def _undo(client: Client, link: str, stopped: str) -> str:
    """Presses the button of a page that says what it ended."""
    form = next(one for one in read_page(link, stopped)[0] if "had" in one.fields)
    return words(client.post(link, {"had": form.fields["had"], "undo": "yes"}))


def _receives(ben: Person) -> tuple[bool, bool, bool]:
    ben.refresh_from_db()
    return ben.invitation, ben.reminders, ben.followup


@pytest.mark.parametrize(
    ("which", "left", "name"),
    [
        ("invitation", (False, True, True), "the invitation each month"),
        ("reminders", (True, False, True), "the reminders"),
        ("follow-up", (True, True, False), "what comes afterwards"),
        ("all", (False, False, False), "all our mail"),
        ("something new", (False, False, False), "all our mail"),
    ],
)
def test_a_press_ends_the_list_that_the_page_names(
    client: Client, ben: Person, which: str, left: tuple[bool, bool, bool], name: str
) -> None:
    link = _link(ben, which)
    assert f"End {name}?" in words(client.get(link))
    assert _receives(ben) == (True, True, True)
    assert "It has ended" in words(client.post(link))
    assert _receives(ben) == left
    assert {one.how for one in Agreement.objects.all()} == {"by the link at the foot of our mail"}


def test_one_click_of_a_mail_program_ends_it_without_cookie_or_question(ben: Person) -> None:
    program = Client(enforce_csrf_checks=True)
    answer = program.post(_link(ben, "reminders"), {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, _receives(ben)) == (200, (True, False, True))
    assert Agreement.objects.get().how == "by the button of the program that reads their mail"
    assert program.post(_link(ben, "reminders"), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Agreement.objects.count() == 1


def test_all_mail_ends_by_the_button_beside_it(client: Client, ben: Person) -> None:
    assert 'name="all"' in words(client.get(_link(ben, "reminders")))
    page = words(client.post(_link(ben, "reminders"), {"all": "yes"}))
    assert "None of our mail goes to you any more." in page
    assert _receives(ben) == (False, False, False)


def test_what_ended_is_taken_up_again_and_nothing_that_was_off_before(client: Client, ben: Person) -> None:
    Person.objects.update(followup=False)
    page = words(client.post(_link(ben, "all")))
    assert "It is as it was before" in _undo(client, _link(ben, "all"), page)
    assert _receives(ben) == (True, True, False)
    page = words(client.post(_link(ben, "reminders"), {"all": "yes"}))
    _undo(client, _link(ben, "reminders"), page)
    assert _receives(ben) == (True, True, False)


def test_a_link_that_ends_mail_signs_nobody_up_for_any(client: Client, ben: Person) -> None:
    Person.objects.update(invitation=False, followup=False)
    cleo = member("Cleo Strange", email="cleo@example.org")
    hers = words(client.post(_link(cleo, "all")))
    answer = _undo(client, _link(ben, "all"), hers)
    assert "End all our mail?" in answer
    for had in ("", "invitation", "made-up"):
        assert "End all our mail?" in words(client.post(_link(ben, "all"), {"undo": "yes", "had": had}))
    assert (_receives(ben), Agreement.objects.filter(person=ben).count()) == ((False, True, False), 0)


def test_a_mail_that_comes_for_two_lists_ends_both(client: Client, ben: Person) -> None:
    page = words(client.get(_link(ben, "invitation", "reminders")))
    assert "the invitation each month and the reminders no longer come to you" in page
    client.post(_link(ben, "invitation", "reminders"), {"List-Unsubscribe": "One-Click"})
    assert _receives(ben) == (False, False, True)


def test_a_list_that_ended_already_says_so(client: Client, ben: Person) -> None:
    client.post(_link(ben, "reminders"))
    page = words(client.get(_link(ben, "reminders")))
    assert "It has ended already. You still get the invitation each month and what comes afterwards." in page
    client.post(_link(ben, "all"))
    assert "None of our mail goes to you any more." in words(client.get(_link(ben, "reminders")))


def test_the_oldest_link_ends_mail_whatever_was_made_void_and_whoever_left_is_not_brought_back(
    client: Client, ben: Person
) -> None:
    link = _link(ben, "all")
    page = words(client.post(link))
    leave_community(person=ben, how="by mail")
    assert "You do not get this mail" in words(client.get(link))
    assert "It has ended" in words(client.post(link))
    assert "Only members receive mail" in _undo(client, link, page)
    assert _receives(ben) == (False, False, False)


def test_a_link_of_somebody_who_was_erased_says_calmly_that_it_works_no_more(client: Client, ben: Person) -> None:
    link = _link(ben, "all")
    erase(ben)
    answers = [client.get(link), client.post(link, {"List-Unsubscribe": "One-Click"}), client.get("/stop/made-up/")]
    assert [(one.status_code, "no longer works" in words(one)) for one in answers] == [(410, True)] * 3
