"""A mail server on this machine, and one that does odd things: what is handed over, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from smtplib import SMTPDataError, SMTPServerDisconnected
from typing import Any

import pytest
from anymail.exceptions import AnymailRecipientsRefused, AnymailRequestsAPIError, AnymailUnsupportedFeature
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from pytest_django import Settings
from requests import ConnectionError as NoConnection
from requests import Response

from kindling.mail.actions import send_due
from kindling.mail.models import Message, StoppedAddress
from kindling.mail.post import Post
from kindling.mail.verdicts import NO_ANSWER, NO_ENTRY, ServerAwayError, Verdict
from tests.mail.catcher import Caught, caught
from tests.mail.letters import queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Settings) -> Iterator[Caught]:
    with caught(keep=True) as (handler, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield handler


def states() -> list[tuple[str, str, str]]:
    return list(Message.objects.order_by("pk").values_list("address", "state", "reason"))


def test_mails_reach_a_server_whole_one_after_the_other(server: Caught) -> None:
    for number in range(3):
        queue(f"m{number}@example.org", words=f"Words {number}, of Ṣọlá. \n.\nA dot alone.")
    send_due(worker="a")
    ids = list(Message.objects.order_by("pk").values_list("address", "message_id"))
    assert server.mails == ids
    text = message_from_bytes(server.sources[2], policy=policy.default).get_body(("plain",))
    assert text is not None
    assert "Words 2, of Ṣọlá.\n.\nA dot alone." in text.get_content().replace("\r", "")


def test_one_refused_address_neither_fails_the_others_nor_the_connection(server: Caught) -> None:
    server.answers = {"m1@example.org": "550 5.1.1 No such user", "m2@example.org": "451 Come back"}
    for number in range(4):
        queue(f"m{number}@example.org")
    send_due(worker="a")
    assert states() == [
        ("m0@example.org", "sent", ""),
        ("m1@example.org", "failed", "The mail server refused the address: 550 5.1.1 No such user"),
        ("m2@example.org", "due", "The mail server refused the address: 451 Come back"),
        ("m3@example.org", "sent", ""),
    ]
    assert [one.address for one in StoppedAddress.objects.all()] == ["m1@example.org"]


def test_a_server_that_has_gone_holds_everything_up(settings: Settings) -> None:
    with caught() as (_, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    queue("ben@example.org")
    assert send_due(worker="a") == 1
    assert states() == [("ben@example.org", "due", NO_ANSWER)]


@pytest.mark.parametrize("wrong", [SMTPServerDisconnected("idle"), SMTPDataError(421, b"Enough"), BrokenPipeError()])
def test_a_connection_that_the_server_ended_is_opened_anew(
    server: Caught, monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    post, whole, ended = Post(), EmailBackend.send_messages, [wrong]

    def worn_out(self: EmailBackend, mails: Any) -> int:
        if post._connection is self and len(server.mails) == 1 and ended:
            raise ended.pop()
        return whole(self, mails)

    monkeypatch.setattr(EmailBackend, "send_messages", worn_out)
    mails = [EmailMessage("S", "B", "us@example.org", [f"m{at}@example.org"]) for at in range(2)]
    assert [post.hand_over(mail) for mail in mails] == [None, None]
    post.close()
    post.close()
    assert [address for address, _ in server.mails] == ["m0@example.org", "m1@example.org"]


def answered(status: int) -> AnymailRequestsAPIError:
    response = Response()
    response.status_code, response.reason = status, "Reason"
    return AnymailRequestsAPIError("told", response=response)


class _Unreachable(AnymailRequestsAPIError, NoConnection):  # type: ignore[misc] # it tells no types
    """As django-anymail makes them."""


@pytest.mark.parametrize(
    ("wrong", "verdict"),
    [
        (answered(429), Verdict("The mail service asks us to send more slowly.")),
        (answered(422), Verdict("The mail service refused this mail, with status 422.", never=True)),
        (AnymailRecipientsRefused(), Verdict("The mail service refused the address.", never=True, stops=True)),
        (
            AnymailUnsupportedFeature("x"),
            Verdict("The mail service cannot send this mail (AnymailUnsupportedFeature).", never=True),
        ),
        (RuntimeError(), Verdict("The connection to the mail server broke off.")),
        (answered(401), NO_ENTRY),
        (answered(503), NO_ANSWER),
        (_Unreachable("no"), NO_ANSWER),
    ],
)
def test_what_a_mail_service_answers_is_understood(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, wrong: Exception, verdict: Verdict | str
) -> None:
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "token"}

    def fails(*_: object) -> int:
        raise wrong

    monkeypatch.setattr("anymail.backends.postmark.EmailBackend.send_messages", fails)
    mail = EmailMessage("S", "B", "us@example.org", ["ben@example.org"])
    if isinstance(verdict, str):
        with pytest.raises(ServerAwayError, match=verdict):
            Post().hand_over(mail)
    else:
        assert Post().hand_over(mail) == verdict
