"""The mail on the desk: what failed and waits, with what a steward does about it, and how each kind reads."""

from __future__ import annotations

import datetime
import re
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from kindling.duties.mailing import send_all
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.mail.actions import allow_address, leave_message, stop_address, try_again, try_all_again
from kindling.mail.kinds import all_kinds
from kindling.mail.models import Message, State, StoppedAddress, Why
from kindling.mail.queries import failed_count, mail_state
from kindling.mail.rules import can_look_after_mail
from kindling.mail.verdicts import NO_ANSWER, NO_SERVER
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.site import CLEO
from tests.mail.letters import KIND, queue
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, ada())


def failed(address: str, reason: str = "The mail server refused it.", **told: object) -> Message:
    """A message that failed."""
    row = queue(address, words="Words.", **told)  # type: ignore[arg-type] # as told
    Message.objects.filter(pk=row.pk).update(state=State.FAILED, done_at=timezone.now(), reason=reason)
    return Message.objects.get(pk=row.pk)


def words_of(client: Client, address: str = "/desk/mail/") -> str:
    """What stands on the page."""
    main = client.get(address).content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split()).replace(" .", ".").replace(" ,", ",")


def test_where_nothing_happened_yet_the_page_says_so(desk: Client) -> None:
    said = words_of(desk)
    for words in ("Nothing was sent today.", "Nothing failed.", "Nothing waits.", "None. An address stops when"):
        assert words in said


def test_what_failed_stands_there_with_its_reason(desk: Client) -> None:
    failed("ben@example.org", "The mail server refused the address: 550 5.1.1 <b>No such user</b>")
    queue("sent@example.org")
    send_all()
    said = words_of(desk)
    assert "One sent today, one failed." in said
    assert (
        "Letter of a test to ben@example.org The mail server refused the address: 550 5.1.1 <b>No such user</b>" in said
    )


def test_what_waits_says_why_and_until_when(desk: Client) -> None:
    row = queue("grey@example.org")
    again_at = timezone.now() + datetime.timedelta(minutes=5)
    Message.objects.filter(pk=row.pk).update(reason="451 Come back", due_at=again_at, tries=2)
    for number in range(3):
        queue(f"m{number}@example.org", in_minutes=60 * 24 * 30)
    said = words_of(desk)
    assert "Letter of a test to grey@example.org 451 Come back Tried twice, next at " in said
    assert "Letter of a test three, from " in said


@pytest.mark.parametrize(
    ("reason", "words"),
    [(NO_ANSWER, "Until it does everything waits"), (NO_SERVER, "Whoever runs this site has to look at MAIL_URL.")],
)
def test_a_server_that_is_away_is_told_while_everything_waits(desk: Client, reason: str, words: str) -> None:
    row = queue("ben@example.org")
    Message.objects.filter(pk=row.pk).update(reason=reason, due_at=timezone.now() + datetime.timedelta(seconds=30))
    queue("next@example.org", in_minutes=-30)
    said = words_of(desk)
    assert (f"Mail waits: {reason}" in said, words in said, "no worker runs" in said) == (True, True, False)


def test_mail_that_nobody_sends_is_told_after_two_minutes(desk: Client) -> None:
    queue("ben@example.org", in_minutes=-1)
    assert "no worker runs" not in words_of(desk)
    queue("ada@example.org", in_minutes=-3)
    assert "no worker runs" in words_of(desk)
    queue("old@example.org", in_minutes=-60 * 24 * 3)
    assert "Mail has waited since" in words_of(desk)


def test_what_failed_is_tried_again_and_arrives(desk: Client) -> None:
    row = failed("ben@example.org")
    answer = desk.post(f"/desk/mail/{row.pk}/again/", follow=True)
    assert "It is sent again now." in answer.content.decode()
    send_all()
    (sent,) = mail.outbox
    assert (sent.to, "Words." in sent.body, failed_count()) == (["ben@example.org"], True, 0)
    assert sent.extra_headers["Message-ID"] == row.message_id
    assert [line.action for line in AuditLine.objects.all()] == ["try mail again"]


def test_everything_that_failed_is_tried_again_but_codes(desk: Client) -> None:
    for number in range(2):
        failed(f"m{number}@example.org")
    failed("code@example.org", first=True)
    assert "Whoever asked for it asks again." in words_of(desk)
    assert "2 mails are sent again now." in desk.post("/desk/mail/again/", follow=True).content.decode()
    send_all()
    assert [one.to for one in mail.outbox] == [["m0@example.org"], ["m1@example.org"]]
    failed("m3@example.org")
    assert "1 mail is sent again now." in desk.post("/desk/mail/again/", follow=True).content.decode()


def test_what_is_left_is_not_sent_and_its_words_are_forgotten(desk: Client) -> None:
    row = failed("ben@example.org")
    assert "It is left" in desk.post(f"/desk/mail/{row.pk}/leave/", follow=True).content.decode()
    kept = Message.objects.get()
    assert (kept.state, kept.reason, kept.data) == (
        State.DROPPED,
        "Left by a steward: The mail server refused it.",
        {},
    )
    assert (send_all(), "Nothing failed." in words_of(desk)) == (0, True)


@pytest.mark.parametrize("what", ["again", "leave"])
def test_what_is_settled_already_stays_as_it_is(desk: Client, what: str) -> None:
    row = failed("ben@example.org")
    desk.post(f"/desk/mail/{row.pk}/leave/")
    before = Message.objects.values().get()
    assert "settled already" in desk.post(f"/desk/mail/{row.pk}/{what}/", follow=True).content.decode()
    assert Message.objects.values().get() == before


def test_a_stopped_address_gets_mail_again_when_a_steward_says_so(desk: Client) -> None:
    stop_address(address="Ben@Example.org", why=Why.COMPLAINED, told="Postmark: spam")
    assert "ben@example.org Its reader called our mail spam" in words_of(desk)
    row = StoppedAddress.objects.get()
    answer = desk.post(f"/desk/mail/stopped/{row.pk}/allow/", follow=True)
    assert "Mail goes to ben@example.org again." in answer.content.decode()
    queue("ben@example.org")
    send_all()
    assert [one.to for one in mail.outbox] == [["ben@example.org"]]
    assert desk.post(f"/desk/mail/stopped/{row.pk}/allow/").status_code == 404
    assert not allow_address(by=ada(), address="ben@example.org")
    notes = " ".join(f"{line.subject} {line.note}" for line in AuditLine.objects.all())
    assert "ben@example.org" not in notes


def test_a_producer_sees_no_addresses_and_may_do_nothing_about_mail(client: Client) -> None:
    row = failed("ben@example.org")
    producer = sign_in(client, pia())
    for address in ("/desk/mail/", "/desk/mail/kinds/", f"/desk/mail/kinds/{KIND}/"):
        answer = producer.get(address)
        assert (answer.status_code, "ben@example.org" in answer.content.decode()) == (403, False)
    assert producer.post(f"/desk/mail/{row.pk}/again/").status_code == 403
    for by in (pia(), CLEO):
        assert not can_look_after_mail(by)
        with pytest.raises(NotAllowed, match="looked after by stewards"):
            try_again(by=by, message_id=row.pk)
        with pytest.raises(NotAllowed):
            leave_message(by=by, message_id=row.pk)
        with pytest.raises(NotAllowed):
            try_all_again(by=by)
        with pytest.raises(NotAllowed):
            allow_address(by=by, address="ben@example.org")
    assert can_look_after_mail(ada())
    assert failed_count() == 1


def test_looking_changes_nothing(desk: Client) -> None:
    row = failed("ben@example.org")
    stop_address(address="ben@example.org", why=Why.BOUNCED)
    for what in (f"{row.pk}/again", f"{row.pk}/leave", "again", "stopped/1/allow", f"kinds/{KIND}/test"):
        assert desk.get(f"/desk/mail/{what}/").status_code == 405
    assert (failed_count(), StoppedAddress.objects.count(), Message.objects.count()) == (1, 1, 1)


def test_the_page_asks_the_same_however_much_failed(desk: Client) -> None:
    asked = []
    desk.get("/desk/mail/")  # notes that the session is in use
    for count in (1, 3):
        for number in range(count):
            failed(f"f{count}{number}@example.org")
            stop_address(address=f"s{count}{number}@example.org", why=Why.BOUNCED)
            queue(f"m{count}{number}@example.org", in_minutes=60)
        asked.append(queries_asked(desk, "/desk/mail/"))
    assert asked[0] == asked[1]


def test_a_long_list_is_counted_and_shown_in_part(desk: Client) -> None:
    for number in range(52):
        failed(f"f{number}@example.org")
    state = mail_state(timezone.now())
    assert (len(state.failed), state.failed_count) == (50, 52)
    assert "52 in all." in words_of(desk)


def test_every_kind_is_listed_and_can_be_looked_at(desk: Client) -> None:
    said = words_of(desk, "/desk/mail/kinds/")
    for kind in all_kinds():
        if kind.name == "test-mail":
            assert kind.label not in said
            continue
        assert kind.label in said
        assert desk.get(f"/desk/mail/kinds/{kind.name}/").status_code == 200


def test_a_kind_is_shown_as_a_page_and_as_text(desk: Client) -> None:
    answer = desk.get("/desk/mail/kinds/sign-in-code/")
    page = answer.content.decode()
    assert '<iframe class="mail-frame" title="Code to sign in, as most read it" sandbox' in page
    assert "    4821-0937" in page
    framed = re.search(r"frame-src ([^;]*)", answer["Content-Security-Policy"])
    assert framed is not None
    assert "'self'" in framed[1]
    shown = desk.get("/desk/mail/kinds/sign-in-code/page/")
    assert "4821-0937" in shown.content.decode()
    assert shown["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; sandbox"
    )
    assert (shown["X-Frame-Options"], shown["Cache-Control"]) == ("SAMEORIGIN", "no-store")


@pytest.mark.parametrize("name", ["unheard-of", "test-mail"])
@pytest.mark.parametrize("rest", ["", "page/"])
def test_a_kind_that_is_none_is_not_there(desk: Client, name: str, rest: str) -> None:
    assert desk.get(f"/desk/mail/kinds/{name}/{rest}").status_code == 404


def test_a_test_goes_to_whoever_asks_for_it_and_says_that_it_is_one(desk: Client) -> None:
    answer = desk.post(f"/desk/mail/kinds/{KIND}/test/", {"address": "cleo@example.org"}, follow=True)
    assert "A test is on its way to ada@example.org." in answer.content.decode()
    send_all()
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["ada@example.org"], "Test: A letter")
    assert "This is a test, with invented people" in sent.body


def test_a_test_of_a_kind_that_has_gone_is_not_sent(desk: Client) -> None:
    desk.post(f"/desk/mail/kinds/{KIND}/test/")
    Message.objects.update(data={"kind": "unheard-of"})
    send_all()
    assert (mail.outbox, Message.objects.get().reason) == ([], "There is no such kind of mail.")


@pytest.mark.parametrize(("what", "status"), [("{}/again", 302), ("{}/leave", 302), ("stopped/{}/allow", 404)])
def test_a_number_that_no_message_has_breaks_nothing(desk: Client, what: str, status: int) -> None:
    assert [desk.post(f"/desk/mail/{what.format(pk)}/").status_code for pk in (0, 7, 2**63)] == [status] * 3
