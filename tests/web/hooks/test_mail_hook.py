"""A mail service tells of mail that came back: heard from the one that sends for this site, with its secret, alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kindling.mail.models import Message, StoppedAddress

pytestmark = pytest.mark.django_db

SECRET = "kettle:long-enough-a-word"  # noqa: S105 - a test's own
BOUNCE = {"RecordType": "Bounce", "Type": "HardBounce", "Email": "Ben@Example.org", "Description": "No such\nuser."}


@pytest.fixture(autouse=True)
def _by_postmark(settings: Settings, db: None) -> None:
    """A mail went to Ben, by Postmark."""
    del db
    now = timezone.now()
    Message.objects.create(kind="invitation", key="1", address="ben@example.org", state="sent", due_at=now, done_at=now)
    settings.MAIL_SERVICE = "postmark"
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "token", "WEBHOOK_SECRET": SECRET}


def tell(told: Any, *, secret: str = SECRET, service: str = "postmark", method: str = "Basic") -> int:
    """The status of the answer to what a service tells."""
    proof = f"{method} {base64.b64encode(secret.encode()).decode()}"
    data = told if isinstance(told, str) else json.dumps(told)
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    answer = client.post(f"/mail/hook/{service}/", data, "application/json", headers={"Authorization": proof})
    return answer.status_code


def stopped() -> list[tuple[str, str, str]]:
    return [(one.address, one.why, one.told) for one in StoppedAddress.objects.order_by("pk")]


def test_mail_that_came_back_stops_its_address_once() -> None:
    assert [tell(BOUNCE), tell(BOUNCE)] == [200, 200]
    assert stopped() == [("ben@example.org", "bounced", "Postmark: No such user.")]


def test_an_address_of_somebody_who_was_erased_since_the_mail_went_out_is_not_written_down_again() -> None:
    Message.objects.all().delete()
    assert tell(BOUNCE) == 200
    assert stopped() == []


def test_a_complaint_outweighs_a_bounce() -> None:
    tell(BOUNCE)
    tell({"RecordType": "SpamComplaint", "Type": "SpamComplaint", "Email": "ben@example.org"})
    assert [one[:2] for one in stopped()] == [("ben@example.org", "complained")]


@pytest.mark.parametrize(
    "told",
    [
        {"RecordType": "Delivery", "Recipient": "ben@example.org"},
        {"RecordType": "Bounce", "Type": "Transient", "Email": "ben@example.org"},
        {"RecordType": "Bounce", "Type": "Blocked", "Email": "ben@example.org"},
        {"RecordType": "Bounce", "Type": "SoftBounce", "Email": "ben@example.org"},
        {"RecordType": "Open", "Recipient": "ben@example.org"},
        {"RecordType": "Bounce", "Type": "HardBounce"},
    ],
)
def test_what_is_no_bounce_for_good_stops_nobody(told: dict[str, str]) -> None:
    assert tell(told) == 200
    assert stopped() == []


def test_an_address_that_the_service_itself_calls_invalid_is_stopped() -> None:
    assert tell({"RecordType": "Bounce", "Type": "BadEmailAddress", "Email": "ben@example.org"}) == 200
    assert [one[:2] for one in stopped()] == [("ben@example.org", "bounced")]


@pytest.mark.parametrize("secret", ["", "kettle:", "kettle:another-word-of-it", "mailer:long-enough-a-word"])
def test_whoever_does_not_know_the_secret_is_not_heard(secret: str) -> None:
    assert tell(BOUNCE, secret=secret) == 403
    assert stopped() == []


def test_only_the_way_of_proving_that_is_asked_for_counts() -> None:
    assert tell(BOUNCE, method="Bearer") == 403
    client = Client()
    headers = {"Authorization": "Basic ä"}
    assert client.post("/mail/hook/postmark/", "{}", "application/json", headers=headers).status_code == 403
    assert client.post("/mail/hook/postmark/", "{}", "application/json").status_code == 403


def test_without_a_secret_nobody_is_heard(settings: Settings) -> None:
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "token", "WEBHOOK_SECRET": ""}
    assert [tell(BOUNCE), tell(BOUNCE, secret="")] == [403, 403]
    assert stopped() == []


def test_a_service_that_does_not_send_for_this_site_is_not_there() -> None:
    assert [tell(BOUNCE, service=name) for name in ("sendgrid", "nobody")] == [404, 404]


@pytest.mark.parametrize("told", ["", "[]", "null", "{", '{"RecordType": ["Bounce"]}', '"x"', "7"])
def test_words_that_no_service_sends_break_nothing(told: str) -> None:
    assert tell(told) in {200, 400}
    assert stopped() == []


def test_reading_the_address_changes_nothing(client: Client) -> None:
    proof = f"Basic {base64.b64encode(SECRET.encode()).decode()}"
    head = client.head("/mail/hook/postmark/", headers={"Authorization": proof})
    assert (head.status_code, client.get("/mail/hook/postmark/").status_code) == (200, 405)


def mailgun(signature: str) -> dict[str, Any]:
    event = {
        "event": "failed",
        "severity": "permanent",
        "recipient": "ben@example.org",
        "timestamp": 1764000000.0,
        "reason": "bounce",
    }
    return {"signature": {"token": "t", "timestamp": "1764000000", "signature": signature}, "event-data": event}


def test_mailgun_signs_what_it_tells(settings: Settings) -> None:
    settings.MAIL_SERVICE = "mailgun"
    settings.ANYMAIL = {"MAILGUN_API_KEY": "key", "MAILGUN_WEBHOOK_SIGNING_KEY": "sign", "WEBHOOK_SECRET": SECRET}
    right = hmac.new(b"sign", b"1764000000t", hashlib.sha256).hexdigest()
    assert tell(mailgun("0" * 64), service="mailgun") == 400
    assert stopped() == []
    assert tell(mailgun(right), service="mailgun") == 200
    assert [one[:2] for one in stopped()] == [("ben@example.org", "bounced")]


@pytest.mark.parametrize("service", ["brevo", "mailjet", "sparkpost"])
def test_each_service_is_heard_in_its_own_words(service: str, settings: Settings) -> None:
    settings.MAIL_SERVICE = service
    settings.ANYMAIL = {f"{service.upper()}_API_KEY": "key", "WEBHOOK_SECRET": SECRET}
    told: dict[str, Any] = {
        "brevo": {"event": "hard_bounce", "email": "ben@example.org", "date": "2026-11-22 09:00:00", "ts_epoch": 1},
        "mailjet": [
            {
                "event": "bounce",
                "time": 1764000000,
                "email": "ben@example.org",
                "hard_bounce": True,
                "error": "user unknown",
            }
        ],
        "sparkpost": [
            {"msys": {"message_event": {"type": "bounce", "raw_rcpt_to": "ben@example.org", "bounce_class": "10"}}}
        ],
    }
    assert tell(told[service], service=service) == 200
    assert [one[:2] for one in stopped()] == [("ben@example.org", "bounced")]


@pytest.mark.parametrize(
    ("service", "told"),
    [
        ("brevo", {"event": "soft_bounce", "email": "ben@example.org", "ts_epoch": 1}),
        (
            "mailjet",
            [
                {
                    "event": "bounce",
                    "time": 1764000000,
                    "email": "ben@example.org",
                    "hard_bounce": False,
                    "error": "user unknown",
                }
            ],
        ),
        (
            "sparkpost",
            [{"msys": {"message_event": {"type": "bounce", "raw_rcpt_to": "ben@example.org", "bounce_class": "22"}}}],
        ),
        (
            "sparkpost",
            [{"msys": {"message_event": {"type": "bounce", "raw_rcpt_to": "ben@example.org", "bounce_class": "51"}}}],
        ),
        ("sparkpost", [{"msys": {}}]),
    ],
)
def test_a_mailbox_that_is_full_today_stops_nobody(service: str, told: Any, settings: Settings) -> None:
    settings.MAIL_SERVICE = service
    settings.ANYMAIL = {f"{service.upper()}_API_KEY": "key", "WEBHOOK_SECRET": SECRET}
    assert tell(told, service=service) == 200
    assert stopped() == []
