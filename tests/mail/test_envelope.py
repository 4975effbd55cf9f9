"""The envelope carries every header it needs, and none that words could add."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from kindling.mail.envelope import mail_of, one_line
from kindling.mail.house import House
from kindling.mail.letters import Attachment, Letter, Paragraph

HOUSE = House("The Kettle", "https://talks.example.org", contact="hello@kettle.example.org")
ICS = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
OURS = {
    "content-type",
    "mime-version",
    "subject",
    "from",
    "to",
    "reply-to",
    "date",
    "message-id",
    "auto-submitted",
    "x-auto-response-suppress",
    "list-unsubscribe",
    "list-unsubscribe-post",
}


def parsed(house: House = HOUSE, **told: Any) -> EmailMessage:
    """The mail of a letter as it reaches a server, read back by Python's own parser."""
    letter = Letter(**{"subject": "S", "preview": "", "blocks": (Paragraph("Words."),), "why": "W.", **told})
    sent = mail_of(letter, house, address="ben@example.org", message_id="<1@talks.example.org>")
    found = message_from_bytes(sent.message().as_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_the_headers_are_those_a_reader_and_a_server_need() -> None:
    one = parsed(unsubscribe="https://talks.example.org/stop/x/")
    assert {name.lower() for name in one} == OURS
    assert (one["From"], one["To"], one["Reply-To"]) == (
        "The Kettle <kindling@localhost>",
        "ben@example.org",
        "hello@kettle.example.org",
    )
    assert (one["Message-ID"], one["Auto-Submitted"]) == ("<1@talks.example.org>", "auto-generated")
    assert (one["List-Unsubscribe"], one["List-Unsubscribe-Post"]) == (
        "<https://talks.example.org/stop/x/>",
        "List-Unsubscribe=One-Click",
    )


def test_whoever_cannot_leave_is_offered_no_way_out_and_a_site_without_contact_no_reply() -> None:
    one = parsed(House("The Kettle", "https://talks.example.org"))
    assert [one[name] for name in ("List-Unsubscribe", "List-Unsubscribe-Post", "Reply-To")] == [None] * 3


def test_text_comes_first_and_the_page_after_it() -> None:
    one = parsed()
    assert [part.get_content_type() for part in one.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_a_calendar_entry_stands_in_the_mail_itself_and_beside_it() -> None:
    one = parsed(attachments=(Attachment("invitation.ics", "text/calendar", ICS, method="REQUEST"),))
    parts = [(part.get_content_type(), part.get_param("method"), part.get_filename()) for part in one.walk()]
    assert parts == [
        ("multipart/mixed", None, None),
        ("multipart/alternative", None, None),
        ("text/plain", None, None),
        ("text/html", None, None),
        ("text/calendar", "REQUEST", None),
        ("application/ics", None, "invitation.ics"),
    ]
    inside, beside = list(one.walk())[4:]
    assert isinstance(inside, EmailMessage)
    assert inside.get_content().split() == ICS.decode().split()
    assert beside.get_payload(decode=True) == ICS


def test_by_a_mail_service_the_entry_comes_as_a_file_that_says_its_method(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    one = parsed(attachments=(Attachment("invitation.ics", "text/calendar", ICS, method="CANCEL"),))
    parts = [(part.get_content_type(), part.get_param("method")) for part in one.walk()][-2:]
    assert parts == [("text/html", None), ("text/calendar", "CANCEL")]


def test_another_file_comes_as_it_is() -> None:
    one = parsed(attachments=(Attachment("../pack\r\nX: y.pdf", "application/pdf", b"%PDF"),))
    (beside,) = one.iter_attachments()
    assert (beside.get_filename(), beside.get_content_type(), beside.get_payload(decode=True)) == (
        "..-pack X: y.pdf",
        "application/pdf",
        b"%PDF",
    )


def test_an_address_for_leaving_that_could_add_a_header_is_left_out() -> None:
    assert parsed(unsubscribe="https://talks.example.org/\r\nBcc: all@example.org")["List-Unsubscribe"] is None


def test_a_sender_that_has_a_name_keeps_it(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Ada at the Kettle <ada@kettle.example.org>"
    assert parsed()["From"] == "Ada at the Kettle <ada@kettle.example.org>"


@pytest.mark.parametrize(
    "name",
    ["Kettle, Pot & Co", 'The "Kettle"', "Küche für Güte", "محادثات", "K\r\nBcc: all@example.org", "\u202eelttek"],
)
def test_a_community_of_any_name_is_one_sender(name: str) -> None:
    one = parsed(House(name, "https://talks.example.org"))
    assert [address.addr_spec for address in one["From"].addresses] == ["kindling@localhost"]
    assert one["From"].addresses[0].display_name == one_line(name)
    assert one["Bcc"] is None


@given(words=st.text(max_size=300))
def test_no_words_of_a_subject_can_add_a_header(words: str) -> None:
    one = parsed(subject=words, unsubscribe="https://talks.example.org/stop/x/")
    assert {name.lower() for name in one} == OURS
    assert str(one["Subject"]).split() == one_line(words).split()
