"""What planning holds about a person goes into their file, and goes when they are erased."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core import serializers

from kindling.people.erasing import erase
from kindling.people.held import held_about
from kindling.people.models import Address, Person
from kindling.planning.actions import (
    ProfileWords,
    ask_speaker,
    keep_deck,
    propose_profile,
    propose_topic,
    record_agreement_for,
    set_hour,
    stage_speaking,
)
from kindling.planning.hour import Slot
from kindling.planning.models import (
    Item,
    Part,
    Proposal,
    SaidBy,
    SpeakerAgreement,
    SpeakerTold,
    Speaking,
    SpeakingChange,
    Topic,
)
from tests.factories.accounts import pia
from tests.factories.made import pdf
from tests.factories.speakers import INGRID, agreed, august, speaking

pytestmark = pytest.mark.django_db

TITLE = "What you plan to lead, and what you agreed to"


def _ingrid() -> Person:
    person = Person.objects.create(name="Ingrid Solheim")
    Address.objects.create(person=person, email="ingrid@example.org")
    return person


def test_somebody_takes_what_planning_holds_with_them() -> None:
    person = _ingrid()
    row = agreed(august(), INGRID, Item.QUOTES)
    words = ProfileWords("Ingrid Solheim", role="midwife")
    propose_profile(speaking=row, said_by=SaidBy.SPEAKER, words=words)
    speaking(None, replace(INGRID, name="Tom Okafor", email="tom@example.org", assistant_email="ingrid@example.org"))
    told = held_about(person)[TITLE]
    assert [(one["month"], one["stage"], one["email"]) for one in told["leading"]] == [
        ("2024-08", "agreed", "ingrid@example.org")
    ]
    assert [(one["to"], one["given"]) for one in told["leading"][0]["agreements"]] == [("quotes", True)]
    assert told["leading"][0]["proposals"][0]["role"] == "midwife"
    assert [one["name"] for one in told["looking after"]] == ["Tom Okafor"]


def test_what_they_were_told_of_their_month_goes_into_their_file_and_goes_with_them() -> None:
    person, row = _ingrid(), agreed(august())
    ask_speaker(by=pia(), speaking=row)
    heard = held_about(person)[TITLE]["leading"][0]["told"]
    assert [(one["stands"], one["begins_at"]) for one in heard] == [(True, august().begins_at)]
    erase(person, by=pia(), why="they asked for it")
    assert SpeakerTold.objects.count() == 0


def test_somebody_of_whom_planning_knows_nothing_gets_nothing() -> None:
    august()
    assert TITLE not in held_about(_ingrid())


def test_erasing_leaves_none_of_their_words_and_none_of_their_addresses() -> None:
    person, row = _ingrid(), august()
    one = agreed(row, INGRID, Item.QUOTES)
    record_agreement_for(by=pia(), speaking=one, item=Item.PHOTO, yes=True, how="Ingrid Solheim by telephone")
    propose_profile(speaking=one, said_by=SaidBy.SPEAKER, words=ProfileWords("Ingrid Solheim", bio="I, Ingrid"))
    keep_deck(speaking=one, name="Ingrid.pdf", data=pdf())
    stage_speaking(by=pia(), speaking=one, stage="declined", conversation=row, note="Ingrid is on leave")
    helped = replace(INGRID, name="Tom Okafor", email="tom@example.org")
    speaking(None, replace(helped, assistant_name="Ingrid Solheim", assistant_email="ingrid@example.org"))
    propose_topic(title="Rest", name="Ingrid Solheim", named=True)
    owned = [Slot(Part.TALK, "The talk", 20, owner) for owner in ("ingrid  Solheim", "Marek Nowak")]
    set_hour(by=pia(), conversation=row, slots=owned)
    erase(person)
    assert [one.owner for one in row.run_items.all()] == ["", "Marek Nowak"]
    tables = (Speaking, SpeakingChange, Proposal, SpeakerAgreement, Topic)
    left = "".join(serializers.serialize("json", table.objects.all()) for table in tables)
    assert "ngrid" not in left
    assert "Per Dahl" not in left
    assert sorted((one.item, one.given) for one in SpeakerAgreement.objects.all()) == [
        ("photo", True),
        ("quotes", True),
    ]
    assert Topic.objects.get().named is False
