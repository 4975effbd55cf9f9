"""Who may sign in: inviting people, and changing their accounts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kindling.ground.accounts import change_role, close_account, invite_account, make_steward, open_account
from kindling.ground.actors import WORKER, Actor
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine, Role, User
from kindling.ground.rules import can_look_after_accounts, can_stop_being_steward
from tests.factories.accounts import ada, pia, sign_in

pytestmark = pytest.mark.django_db
PEP = {"name": "Pep Rius", "email": "Pep@Example.org", "role": "producer"}


@pytest.fixture
def desk(client: Client) -> Client:
    """Ada's browser."""
    return sign_in(client, ada())


def user(who: Actor) -> User:
    assert who.user
    return who.user


def done() -> list[tuple[str, str]]:
    return list(AuditLine.objects.order_by("pk").values_list("action", "note"))


def test_a_steward_invites_somebody_who_can_then_sign_in(desk: Client) -> None:
    page = desk.post("/desk/accounts/", PEP, follow=True)
    assert page.redirect_chain == [("/desk/accounts/", 302)]
    assert "Pep Rius can sign in now. Tell them where." in page.content.decode()
    new = User.objects.get(email="pep@example.org")
    assert (new.name, new.role, new.is_active, new.has_usable_password()) == ("Pep Rius", "producer", True, False)
    assert done() == [("invite account", "producer")]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "ADA@example.org"}, "There is an account for this address already."),
        ({"email": "pep"}, "This seems to be no e-mail address."),
        ({"email": ""}, "“Their e-mail address” is still empty."),
        ({"name": ""}, "“Their name” is still empty."),
        ({"role": ""}, "“What they do” needs a choice."),
        ({"name": "x\0y"}, "Null characters are not allowed."),
        ({"name": "x" * 1_000_000}, "Ensure this value has at most 200 characters"),
        ({"role": "king"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_stands_above_and_beside_and_what_was_typed_is_kept(
    desk: Client, wrong: dict[str, str], sentence: str
) -> None:
    page = desk.post("/desk/accounts/", PEP | wrong)
    words = page.content.decode()
    assert (page.status_code, words.count(sentence)) == (400, 2)
    assert "One thing to put right" in words
    assert [
        typed for name, typed in PEP.items() if name not in {*wrong, "role"} and f'value="{typed}"' not in words
    ] == []
    assert User.objects.count() == 1


def test_a_role_is_changed_and_noted(desk: Client) -> None:
    who = user(pia())
    page = desk.post(f"/desk/accounts/{who.pk}/", {"role": "steward"}, follow=True)
    who.refresh_from_db()
    assert (who.role, "Kept. Pia Lund is a steward." in page.content.decode()) == ("steward", True)
    assert done() == [("change role", "steward")]


def test_a_choice_that_does_not_exist_changes_nothing(desk: Client) -> None:
    who = user(pia())
    assert desk.post(f"/desk/accounts/{who.pk}/", {"role": "king"}).status_code == 400
    assert desk.get("/desk/accounts/99/").status_code == 404
    assert done() == []


def test_closing_an_account_signs_out_everywhere_and_for_good(desk: Client) -> None:
    who = pia()
    browser = sign_in(Client(), who)
    assert browser.get("/desk/2026-10/").status_code == 200
    desk.post(f"/desk/accounts/{user(who).pk}/close/")
    assert browser.get("/desk/2026-10/").status_code == 302
    page = desk.post(f"/desk/accounts/{user(who).pk}/open/", follow=True)
    assert "Pia Lund may sign in again." in page.content.decode()
    assert browser.get("/desk/2026-10/").status_code == 302
    assert sign_in(Client(), pia()).get("/desk/2026-10/").status_code == 200
    assert [action for action, _ in done()] == ["close account", "open account"]


def test_the_last_steward_stays(desk: Client) -> None:
    who = user(ada())
    page = desk.get(f"/desk/accounts/{who.pk}/").content.decode()
    assert "The only steward left" in page
    assert "Close the account" not in page
    answers = [
        desk.post(f"/desk/accounts/{who.pk}/close/"),
        desk.post(f"/desk/accounts/{who.pk}/", {"role": "producer"}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Make somebody else a steward first." in answers[0].content.decode()
    who.refresh_from_db()
    assert (who.role, who.is_active, done()) == ("steward", True, [])


def test_a_closed_steward_does_not_count_as_another(desk: Client) -> None:  # noqa: ARG001 - Ada stands
    second = invite_account(by=WORKER, email="sven@example.org", role=Role.STEWARD)
    assert can_stop_being_steward(user(ada()))
    close_account(by=WORKER, user=second)
    assert not can_stop_being_steward(user(ada()))
    second.refresh_from_db()
    assert can_stop_being_steward(second)


def test_a_lost_second_proof_is_forgotten_and_noted(desk: Client) -> None:
    who = user(pia())
    TOTP.activate(who, "JBSWY3DPEHPK3PXP")
    assert "Forget them" in desk.get(f"/desk/accounts/{who.pk}/").content.decode()
    theirs = sign_in(Client(), pia())
    assert theirs.get("/desk/months/").status_code == 200
    desk.post(f"/desk/accounts/{who.pk}/forget/")
    assert (Authenticator.objects.count(), done()) == (0, [("forget second proofs", "")])
    assert theirs.get("/desk/months/")["Location"].startswith("/sign-in/")


def test_looking_changes_nothing(desk: Client) -> None:
    who = user(pia())
    answers = [desk.get(f"/desk/accounts/{who.pk}/{what}/").status_code for what in ("close", "open", "forget")]
    assert answers == [405, 405, 405]


def test_a_producer_neither_invites_nor_changes_anybody_even_past_the_page() -> None:
    who = pia()
    target = user(ada())
    assert not can_look_after_accounts(who)
    acts: list[tuple[Callable[..., User], dict[str, object]]] = [
        (invite_account, {"email": "x@example.org"}),
        (change_role, {"user": target, "role": Role.PRODUCER}),
        (close_account, {"user": target}),
        (open_account, {"user": target}),
    ]
    for act, told in acts:
        with pytest.raises(NotAllowed, match="looked after by stewards"):
            act(by=who, **told)
    assert done() == []


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(NotAllowed, match="no e-mail address"):
        make_steward(by=WORKER, email="ada")


def test_a_steward_is_made_promoted_and_let_in_again() -> None:
    assert make_steward(by=WORKER, email="Sven@example.org", name="Sven").role == "steward"
    who = user(pia())
    close_account(by=WORKER, user=who)
    made = make_steward(by=WORKER, email="PIA@example.org")
    assert (made.pk, made.role, made.is_active, made.name) == (who.pk, "steward", True, "Pia Lund")
    assert make_steward(by=WORKER, email="pia@example.org", name="Pia L.").name == "Pia L."


def test_the_list_asks_no_more_of_the_database_for_more_people(desk: Client) -> None:
    counts = []
    for number in range(3):
        invite_account(by=WORKER, email=f"p{number}@example.org", name="P" * 150)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.get("/desk/accounts/")
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_the_back_door_shows_and_changes_nothing(desk: Client) -> None:
    make_steward(by=WORKER, email="sven@example.org", name="Sven Dahl")
    line = AuditLine.objects.get()
    shown = [
        desk.get(f"/back-door/{where}").status_code
        for where in ("", "ground/", "ground/user/", f"ground/user/{user(ada()).pk}/change/", "ground/auditline/")
    ]
    assert shown == [200] * 5
    kept = [
        desk.post(f"/back-door/ground/auditline/{where}", {"post": "yes"}).status_code
        for where in ("add/", f"{line.pk}/change/", f"{line.pk}/delete/")
    ]
    assert kept == [403] * 3
    assert AuditLine.objects.get() == line
    assert [desk.get(f"/back-door/{where}").status_code for where in ("login/", "password_change/", "r/1/1/")] == [
        404
    ] * 3
