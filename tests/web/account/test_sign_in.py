"""Signing in: by a mailed code, with a second proof where one is asked, and by a one-time link."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.template.loader import get_template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kindling.duties.mailing import send_all
from kindling.ground.accounts import close_account
from kindling.ground.models import AuditLine, User
from kindling.ground.sign_in_links import sign_in_token, user_of_token
from kindling.mail.models import Message
from kindling.web.account.adapter import Adapter, SecondFactors
from tests.factories.accounts import ada, pia, sign_in

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105 - a test's own


def mails() -> list[str]:
    """The codes that were mailed, once the worker has sent what is due."""
    send_all()
    return [match[0] for one in mail.outbox if (match := re.search(r"\d{4}-\d{4}", str(one.body)))]


def ask(client: Client, email: str) -> None:
    answer = client.post("/sign-in/?next=/desk/2026-10/", {"email": email})
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/code/?next=%2Fdesk%2F2026-10%2F")


def app_code() -> str:
    """What an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))))


def user(actor: object) -> User:
    found = getattr(actor, "user", None)
    assert isinstance(found, User)
    return found


def test_a_producer_signs_in_with_a_mailed_code_and_lands_where_they_wanted(client: Client) -> None:
    pia()
    ask(client, "Pia@Example.org")
    answer = client.post("/sign-in/code/?next=/desk/2026-10/", {"code": mails()[0]})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/2026-10/")
    assert client.get("/desk/2026-10/").status_code == 200


def test_the_mail_says_the_code_in_plain_words_and_in_our_look(client: Client) -> None:
    pia()
    ask(client, "pia@example.org")
    (code,) = mails()
    (sent,) = mail.outbox
    assert (sent.subject, sent.to, sent.from_email) == (
        f"{code} is your code for Kindling",
        ["pia@example.org"],
        "Kindling <kindling@localhost>",
    )
    assert isinstance(sent, mail.EmailMultiAlternatives)
    assert [kind for _, kind in sent.alternatives] == ["text/html"]
    assert code in str(sent.alternatives[0][0])


def test_no_answer_tells_whether_an_address_is_known() -> None:
    pia()
    pages = []
    for email in ("pia@example.org", "nobody@example.org"):
        client = Client()
        ask(client, email)
        page = client.get("/sign-in/code/").content.decode()
        wrong = client.post("/sign-in/code/", {"code": "0000-0000"}).content.decode()
        pages.append([re.sub(r'value="[^"]{64}"', "", one.replace(email, "")) for one in (page, wrong)])
    assert pages[0] == pages[1]
    assert len(mails()) == 1
    assert [one.to for one in mail.outbox] == [["pia@example.org"]]


def test_neither_queries_nor_rows_tell_whether_an_address_is_known() -> None:
    pia()
    asked, rows = [], []
    for email in ("warm@example.org", "pia@example.org", "away@example.org"):
        client = Client()
        with CaptureQueriesContext(connection) as queries:
            ask(client, email)
        asked.append([re.sub(r"'[^']*'|\d+", "?", one["sql"])[:60] for one in queries])
        rows.append([(one.kind, one.first, list(one.data)) for one in Message.objects.order_by("pk")][-1:])
    assert asked[1] == asked[2]
    assert rows == [[("sign-in-code", True, ["code"])]] * 3


def test_an_address_without_an_account_is_not_kept_and_no_code_is_kept_once_it_is_sent() -> None:
    pia()
    for email in ("pia@example.org", "cleo@example.org"):
        ask(Client(), email)
    send_all()
    told = [(one.address, one.state, one.data) for one in Message.objects.order_by("pk")]
    assert told == [("pia@example.org", "sent", {}), ("nobody@example.invalid", "dropped", {})]


def test_an_address_whose_account_is_closed_gets_no_code(client: Client) -> None:
    close_account(by=ada(), user=user(pia()))
    ask(client, "pia@example.org")
    assert mails() == []


def test_a_mail_that_cannot_be_sent_looks_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pia()

    def fails(_: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", fails)
    ask(client, "pia@example.org")
    assert mails() == []
    assert [line.message for line in caplog.records] == ["Mail waits: The mail server does not answer."]


def test_three_wrong_codes_end_a_code(client: Client) -> None:
    pia()
    ask(client, "pia@example.org")
    tries = [client.post("/sign-in/code/", {"code": "0000-0000"}).status_code for _ in range(3)]
    right = client.post("/sign-in/code/", {"code": mails()[0]})
    assert tries == [200, 200, 302]
    assert right["Location"] == "/sign-in/"
    assert client.get("/desk/2026-10/").status_code == 302


def test_another_code_can_be_sent_and_then_the_first_is_void(client: Client) -> None:
    pia()
    ask(client, "pia@example.org")
    assert "Send another code" in client.get("/sign-in/code/").content.decode()
    client.post("/sign-in/code/", {"action": "resend"})
    first, second = mails()
    assert client.post("/sign-in/code/", {"code": first}).status_code == 200
    assert client.post("/sign-in/code/", {"code": second})["Location"] == "/desk/"


def test_an_address_gets_no_more_than_its_lot_of_codes() -> None:
    pia()
    answers = [Client().post("/sign-in/", {"email": "pia@example.org"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert "Too many tries" in answers[3].content.decode()
    assert len(mails()) == 3


def test_somebody_who_tries_one_address_after_another_is_asked_to_wait() -> None:
    answers = [Client().post("/sign-in/passkey/", {"credential": "{}"}).status_code for _ in range(11)]
    assert (answers[0], answers[-1]) == (302, 429)


def test_a_steward_without_a_second_proof_is_led_to_set_one_up(client: Client) -> None:
    ada()
    ask(client, "ada@example.org")
    client.post("/sign-in/code/?next=/desk/2026-10/", {"code": mails()[0]})
    page = client.get("/desk/2026-10/", follow=True)
    assert [step for step, _ in page.redirect_chain] == ["/account/prove/?next=/desk/2026-10/", "/account/"]
    assert "A steward signs in with two proofs" in page.content.decode()


def test_a_second_proof_that_was_set_up_is_asked_for(client: Client) -> None:
    TOTP.activate(user(ada()), SECRET)
    ask(client, "ada@example.org")
    answer = client.post("/sign-in/code/?next=/desk/2026-10/", {"code": mails()[0]})
    assert answer["Location"] == "/sign-in/second/"
    assert "That code is not the right one" in client.post("/sign-in/second/", {"code": "1"}).content.decode()
    client.post("/sign-in/second/", {"code": app_code()})
    assert client.get("/desk/2026-10/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_opens_the_desk_at_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.generate_totp_secret", lambda: SECRET)
    sign_in(client, ada(), proved=False)
    assert SECRET in client.get("/account/app/").content.decode()
    answer = client.post("/account/app/", {"code": app_code()})
    assert answer["Location"] == "/account/recovery-codes/"
    assert client.get("/desk/2026-10/").status_code == 200
    codes = re.findall(r"<li>(\d{8})</li>", client.get("/account/recovery-codes/").content.decode())
    kept = client.get("/account/recovery-codes/file/").content.decode()
    assert len(codes) == 10
    assert [code for code in codes if code not in kept] == []


def test_a_session_from_before_is_asked_for_the_new_second_proof(client: Client) -> None:
    who = ada()
    sign_in(client, who, proved=False)
    TOTP.activate(user(who), SECRET)
    answer = client.get("/account/prove/?next=/desk/2026-10/")
    assert answer["Location"] == "/account/again/?next=%2Fdesk%2F2026-10%2F"
    assert client.get("/account/app/remove/")["Location"].startswith("/account/again/")
    done = client.post(answer["Location"], {"code": app_code()})
    assert done["Location"] == "/desk/2026-10/"
    assert client.get("/desk/2026-10/").status_code == 200


class TestLink:
    def test_it_signs_in_once_and_looking_at_it_changes_nothing(self, client: Client) -> None:
        who = user(ada())
        address = f"/sign-in/link/{sign_in_token(who)}/"
        assert [client.get(address).status_code, client.head(address).status_code] == [200, 200]
        assert client.get("/desk/2026-10/").status_code == 302
        assert client.post(address)["Location"] == "/desk/"
        assert client.get("/desk/2026-10/").status_code == 200
        assert Client().get(address).status_code == 410
        assert Client().post(address).status_code == 410
        assert AuditLine.objects.get().action == "sign in by link"

    def test_a_lost_second_proof_can_be_taken_away_after_it(self, client: Client) -> None:
        who = user(ada())
        TOTP.activate(who, SECRET)
        client.post(f"/sign-in/link/{sign_in_token(who)}/")
        client.post("/account/app/remove/")
        assert Authenticator.objects.count() == 0

    def test_it_is_void_once_the_account_has_changed(self) -> None:
        who = user(ada())
        for change in ({"is_active": False}, {"role": "producer"}, {"last_login": timezone.now()}, {"password": "!x"}):
            token = sign_in_token(who)
            for name, value in change.items():
                setattr(who, name, value)
            who.save()
            assert user_of_token(token) is None, change
            who.is_active = True
            who.save()

    def test_it_is_void_when_it_is_old_or_was_made_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        who = user(ada())
        token = sign_in_token(who)
        assert user_of_token(token) == who
        assert user_of_token(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
        monkeypatch.setattr("kindling.ground.sign_in_links.LASTS", -1)
        assert user_of_token(token) is None


def test_signing_out_is_asked_for_by_a_form(client: Client) -> None:
    sign_in(client, pia())
    assert client.get("/sign-out/").status_code == 200
    assert client.get("/desk/2026-10/").status_code == 200
    assert client.post("/sign-out/")["Location"] == "/"
    assert client.get("/desk/2026-10/").status_code == 302


def test_a_session_ends_after_two_weeks_even_in_daily_use(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, pia())
    assert client.get("/desk/2026-10/").status_code == 200
    monkeypatch.setattr("kindling.web.account.session.LONGEST", -1)
    assert client.get("/desk/2026-10/").status_code == 302


def test_a_session_in_use_is_noted_now_and_then_and_not_each_time(client: Client) -> None:
    sign_in(client, pia())
    noted = ["session" in client.get("/desk/2026-10/").cookies for _ in range(3)]
    assert noted == [True, False, False]


@pytest.mark.parametrize("address", ["/signup/", "/accounts/login/", "/account/email/", "/account/password/change/"])
def test_what_allauth_could_do_besides_is_not_there(client: Client, address: str) -> None:
    sign_in(client, ada())
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "account/messages/logged_out.txt",
        "mfa/messages/webauthn_added.txt",
        "admin/base_site.html",
    ],
)
def test_where_a_library_has_a_template_too_ours_is_shown(name: str) -> None:
    assert "kindling/web/templates" in get_template(name).template.origin.name  # type: ignore[attr-defined] # Django's own


def test_a_form_from_elsewhere_is_refused_calmly_and_changes_nothing() -> None:
    client = sign_in(Client(enforce_csrf_checks=True), pia())
    answer = client.post("/sign-out/")
    assert (answer.status_code, "Nothing was changed" in answer.content.decode()) == (403, True)
    assert client.get("/desk/2026-10/").status_code == 200


def test_a_new_passkey_is_offered_a_name_that_tells_it_from_the_others(client: Client) -> None:
    who = ada()
    sign_in(client, who, proved=False)
    offered = client.get("/account/passkeys/add/").context["form"]["name"].value()
    Authenticator.objects.create(user=user(who), type=Authenticator.Type.WEBAUTHN, data={"name": offered})
    second = SecondFactors().generate_authenticator_name(user(who), Authenticator.Type.WEBAUTHN)
    assert (offered, second) == ("My passkey", "My passkey 2")


def test_nobody_signs_up(client: Client) -> None:
    assert not Adapter().is_open_for_signup(client.get("/sign-in/").wsgi_request)


def test_a_refusal_without_words_gets_some(client: Client) -> None:
    answer = sign_in(client, pia()).get("/account/again/")
    assert (answer.status_code, "not possible with your account" in answer.content.decode()) == (403, True)
