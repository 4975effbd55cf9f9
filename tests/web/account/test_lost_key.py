"""Second proofs in the database: sealed there, and calmly told where the site's key is another one."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from pytest_django import Settings

from kindling.ground.models import User
from kindling.ground.sealing import seal
from kindling.ground.sign_in_links import sign_in_token
from kindling.web.account.lost import LOST
from tests.factories.accounts import ada, pia, sign_in

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105 - a test's own


@pytest.fixture
def steward() -> User:
    """Ada, with an app and recovery codes."""
    who = ada().user
    assert who
    TOTP.activate(who, SECRET)
    RecoveryCodes.activate(who)
    return who


@pytest.fixture
def key_lost(steward: User, settings: Settings) -> User:
    """Ada, after the site came back with another key."""
    settings.SECRET_KEY = "another" * 10
    return steward


def app_code() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))))


def by_link(client: Client, who: User) -> Client:
    client.post(f"/sign-in/link/{sign_in_token(who)}/")
    return client


def shown(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<li>(\d{8})</li>", client.get("/account/recovery-codes/").content.decode())


def again(client: Client, code: str) -> str:
    """What the page says that asks a steward for the code once more; empty where it let them go on."""
    page = client.post("/account/again/?next=/desk/", {"code": code})
    return "" if page.status_code == 302 else page.content.decode()


def test_the_database_tells_neither_an_app_s_secret_nor_a_recovery_code(client: Client, steward: User) -> None:
    kept = str([row.data for row in Authenticator.objects.all()])
    codes = recovery_codes(by_link(client, steward))
    rows = {row.type: row for row in Authenticator.objects.all()}
    seed = rows["recovery_codes"].data["seed"]
    assert SECRET not in kept
    assert re.search(r"[0-9a-f]{80}", kept) is None
    assert seed.startswith("sealed:")
    assert (len(codes), [code for code in codes if code in kept]) == (10, [])


def test_a_proof_from_before_anything_was_sealed_lets_in(client: Client) -> None:
    who = ada()
    Authenticator.objects.create(user=who.user, type="totp", data={"secret": SECRET})
    sign_in(client, who, proved=False)
    assert again(client, app_code()) == ""
    assert client.get("/desk/2026-10/").status_code == 200


@pytest.mark.usefixtures("key_lost")
def test_with_another_key_a_right_code_is_refused_and_the_page_says_why(client: Client) -> None:
    sign_in(client, ada(), proved=False)
    page = again(client, app_code())
    assert (LOST in page, "That code is not the right one" in page) == (True, False)
    assert client.get("/desk/2026-10/").status_code == 302


@pytest.mark.usefixtures("key_lost")
def test_with_another_key_guesses_are_counted_all_the_same(client: Client) -> None:
    sign_in(client, ada(), proved=False)
    pages = [again(client, "123") for _ in range(6)]
    assert [LOST in page for page in pages] == [True] * 5 + [False]
    assert "Too many tries" in pages[-1]


def test_who_has_lost_nothing_is_told_that_a_code_is_wrong(client: Client, key_lost: User) -> None:
    producer = pia().user
    assert producer
    TOTP.activate(producer, SECRET)
    sign_in(client, pia())
    assert "That code is not the right one" in again(client, "123")
    assert again(client, app_code()) == ""
    assert key_lost.role == "steward"


def test_by_a_link_a_steward_sees_what_is_lost_and_sets_it_up_again(client: Client, key_lost: User) -> None:
    page = shown(by_link(client, key_lost), "/account/")
    assert page.count("before this site’s key changed") == 2
    assert client.post("/account/app/remove/").status_code == 302
    assert Authenticator.objects.count() == 0
    assert "key changed" not in shown(client, "/account/")


def test_lost_recovery_codes_are_not_shown_and_new_ones_can_be_made(client: Client, key_lost: User) -> None:
    by_link(client, key_lost)
    for address in ("/account/recovery-codes/", "/account/recovery-codes/file/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/account/recovery-codes/new/")
    page = shown(client, "/account/recovery-codes/new/")
    assert "They let nobody in." in page
    assert "will stop working" not in page
    client.post("/account/recovery-codes/new/")
    assert len(recovery_codes(client)) == 10
    assert "Ten codes from before will stop working" in shown(client, "/account/recovery-codes/new/")


def test_a_new_recovery_code_lets_in_beside_an_app_that_is_lost(client: Client, key_lost: User) -> None:
    Authenticator.objects.filter(type="recovery_codes").update(data={"seed": seal("5eed" * 20), "used_mask": 0})
    code = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]
    sign_in(client, ada(), proved=False)
    assert again(client, code) == ""
    assert key_lost.pk == User.objects.get(email="ada@example.org").pk
