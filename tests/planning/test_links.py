"""A speaker's link, the mail that brings it, and the deck that comes back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.ground.files import read_file
from kindling.ground.signed_links import make_token
from kindling.mail.kinds import Due, NotNow, kind_of
from kindling.mail.letters import Button, Facts, Letter
from kindling.mail.models import Message
from kindling.planning.actions import (
    ask_speaker,
    describe_speaking,
    keep_deck,
    link_deck,
    remove_deck,
    renew_links,
    stage_speaking,
)
from kindling.planning.decks import LIMIT, OPEN_DOCUMENT, BadDeck, deck_kind
from kindling.planning.letters import ASKED, example_asked, write_asked
from kindling.planning.links import SPEAKER, speaker_token, speaking_behind
from kindling.planning.models import SaidBy, Speaking
from kindling.planning.rules import can_ask
from tests.factories.accounts import pia
from tests.factories.made import pdf, pptx, zipped
from tests.factories.site import conversation
from tests.factories.speakers import INGRID, august, speaking

pytestmark = pytest.mark.django_db


def _due() -> Due:
    row = Message.objects.get()
    return Due(row.reference, row.address, row.person, row.data, row.due_at)


def test_a_link_tells_whose_it_is_and_who_holds_it() -> None:
    ingrid = speaking(august())
    assert speaking_behind(speaker_token(ingrid)) == (ingrid, SaidBy.SPEAKER)
    assert speaking_behind(speaker_token(ingrid, SaidBy.ASSISTANT)) == (ingrid, SaidBy.ASSISTANT)


def test_a_link_that_is_forged_void_or_of_another_purpose_opens_nothing() -> None:
    ingrid = speaking(august())
    token = speaker_token(ingrid)
    renew_links(by=pia(), speaking=ingrid)
    others = (
        token,
        token[:-1],
        make_token("mine", ingrid.uid, 2, "speaker"),
        make_token(SPEAKER, ingrid.uid, 2, "desk"),
        make_token(SPEAKER, ingrid.uid),
    )
    assert [speaking_behind(one) for one in others] == [None] * 5


def test_asking_mails_the_link_once_and_an_idea_becomes_an_ask() -> None:
    month = august(title="Rest")
    ingrid = speaking(month)
    assert ask_speaker(by=pia(), speaking=ingrid) is True
    assert ask_speaker(by=pia(), speaking=ingrid) is False
    row = Message.objects.get()
    assert (row.kind, row.address, row.reference) == (ASKED, "ingrid@example.org", ingrid.uid)
    assert (ingrid.stage, ingrid.changes.count()) == ("asked", 2)
    letter = write_asked(_due())
    assert letter.subject == "Speaking with The Kettle"
    assert [block.url for block in letter.blocks if isinstance(block, Button)] == [
        f"http://localhost:8000/speaker/{speaker_token(ingrid)}/",
        go_url(month),
    ]
    assert [block.rows for block in letter.blocks if isinstance(block, Facts)] == [
        (("What", "Rest"), ("When", "Thursday 15 August, 18:00 to 19:00 in London"))
    ]


def test_an_assistant_gets_a_link_of_their_own() -> None:
    ingrid = speaking(conversation("2024-08"))
    stage_speaking(by=pia(), speaking=ingrid, stage="pencilled", conversation=ingrid.conversation)
    ask_speaker(by=pia(), speaking=ingrid, to=SaidBy.ASSISTANT)
    letter = write_asked(_due())
    assert (Message.objects.get().address, ingrid.stage) == ("per@example.org", "pencilled")
    assert letter.subject == "For Ingrid Solheim: speaking with The Kettle"
    assert speaker_token(ingrid, SaidBy.ASSISTANT) in str(letter)
    assert [block.rows for block in letter.blocks if isinstance(block, Facts)] == [
        (("What", "Conversations by the kettle"),)
    ]


def test_a_mail_that_is_no_longer_true_does_not_go() -> None:
    row = august()
    ingrid = speaking(row)
    ask_speaker(by=pia(), speaking=ingrid)
    due = _due()
    stage_speaking(by=pia(), speaking=ingrid, stage="declined", conversation=row, note="No time.")
    with pytest.raises(NotNow, match="They declined"):
        write_asked(due)
    stage_speaking(by=pia(), speaking=ingrid, stage="asked", conversation=row)
    renew_links(by=pia(), speaking=ingrid)
    with pytest.raises(NotNow, match="renewed"):
        write_asked(due)
    Speaking.objects.update(conversation=None)
    with pytest.raises(NotNow, match="not planned for any month"):
        write_asked(due)


def test_nobody_is_asked_for_a_month_that_does_not_take_place() -> None:
    row = august()
    ingrid, wilf = speaking(row), speaking(row)
    ask_speaker(by=pia(), speaking=ingrid)
    due = _due()
    Conversation.objects.update(status="cancelled", reason="Snow.")
    row.refresh_from_db()
    with pytest.raises(NotNow, match="does not take place"):
        write_asked(due)
    with pytest.raises(NotAllowed, match="does not take place"):
        ask_speaker(by=pia(), speaking=wilf)
    assert Message.objects.count() == 1


def test_nobody_is_asked_without_an_address_or_a_month_or_after_a_no() -> None:
    row = august()
    ingrid, wilf = speaking(), speaking(row, stage="declined")
    for one, why in ((ingrid, "asked for a month"), (wilf, "declined")):
        with pytest.raises(NotAllowed, match=why):
            ask_speaker(by=pia(), speaking=one)
    assert not can_ask(pia(), ingrid, "ingrid@example.org")
    tom = speaking(row)
    assert can_ask(pia(), tom, tom.email)
    describe_speaking(by=pia(), speaking=tom, facts=replace(INGRID, email=""))
    with pytest.raises(NotAllowed, match="No address of Ingrid Solheim"):
        ask_speaker(by=pia(), speaking=tom)
    assert Message.objects.count() == 0


def test_the_kind_is_known_to_mail_and_its_example_names_nobody_real() -> None:
    kind = kind_of(ASKED)
    assert kind is not None
    example: Letter = kind.example()
    assert example == example_asked()


def test_decks_are_told_by_what_is_in_them() -> None:
    odp = io.BytesIO()
    with zipfile.ZipFile(odp, "w") as archive:
        archive.writestr("mimetype", OPEN_DOCUMENT)
    kinds = [deck_kind(data).suffix for data in (pdf(), pptx(), odp.getvalue())]
    assert kinds == [".pdf", ".pptx", ".odp"]


def test_what_is_no_deck_is_refused_with_a_remedy() -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("mimetype", OPEN_DOCUMENT.replace("presentation", "presentatiom"))
    for data in (b"", b"<html>", b"PK\x03\x04 broken", zipped("word/document.xml"), other.getvalue()):
        with pytest.raises(BadDeck, match="A deck is a PDF"):
            deck_kind(data)
    with pytest.raises(BadDeck, match="50 MiB at most"):
        deck_kind(b"%PDF-" + bytes(LIMIT))


def test_a_deck_is_a_file_or_a_link_and_may_go_again() -> None:
    ingrid = speaking(august())
    data = pdf()
    keep_deck(speaking=ingrid, name="C:\\Ingrid\\Rest\u202e on wards.exe", data=data)
    assert (ingrid.deck_name, ingrid.deck_type, read_file(str(ingrid.deck))) == (
        "Rest on wards.pdf",
        "application/pdf",
        data,
    )
    link_deck(speaking=ingrid, url="https://slides.example.org/1")
    assert (str(ingrid.deck), ingrid.deck_name, ingrid.deck_url) == ("", "", "https://slides.example.org/1")
    keep_deck(speaking=ingrid, name="..", data=data)
    assert (ingrid.deck_name, ingrid.deck_url) == ("..pdf", "")
    remove_deck(speaking=ingrid)
    ingrid.refresh_from_db()
    assert (str(ingrid.deck), ingrid.deck_name, ingrid.deck_url) == ("", "", "")
