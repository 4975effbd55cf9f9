"""The ledger of who was erased: a file of hashes, by which a backup that was put back is brought up."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from kindling.duties.erasure import Erasure, erase_again, erase_person, who_is_back
from kindling.duties.whose import STRANGER, somebody_at, what_goes
from kindling.ground.actors import NOBODY
from kindling.mail.models import Message, StoppedAddress, Why
from kindling.people.ledger import FILE, BadLedger, back_again, keep_ledger, read_ledger
from kindling.people.models import Address, Erased, Person
from kindling.planning.actions import add_speaking
from kindling.planning.actions.speakers import SpeakerFacts
from kindling.planning.models import Speaking
from tests.duties import erased
from tests.duties.erased import EMAIL, MARK, MONTH, NAME
from tests.factories.people import member
from tests.factories.site import ada, conversation, profile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ledger(settings: Settings, tmp_path: Path) -> Path:
    """Where the ledger will lie."""
    settings.DATA_FOLDER, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    return tmp_path / FILE


def _erase(who: Person, *, name_stays: bool = True) -> None:
    erase_person(person=who, by=NOBODY, tell=False, name_stays=name_stays)
    _run()


def _run() -> None:
    while Erasure().go_on():
        pass


def test_the_file_has_a_line_of_hashes_as_soon_as_the_erasure_stands(
    ledger: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=member(NAME, email=EMAIL), by=NOBODY)
    row, line = Erased.objects.get(), json.loads(ledger.read_text())
    assert line == {"address": row.key, "person": row.person, "at": row.at.isoformat()}
    assert ledger.stat().st_mode & 0o777 == 0o600
    assert keep_ledger() == 0


def test_a_ledger_that_was_cut_short_is_read_as_far_as_it_goes_and_goes_on_in_a_new_line(ledger: Path) -> None:
    _erase(member(NAME, email=EMAIL))
    ledger.write_text(ledger.read_text() + '{"address": "abc')
    _erase(member("Joy Adeyemi", email="joy@example.org"))
    assert set(read_ledger(ledger)) == {(row.key, row.person) for row in Erased.objects.all()}


@pytest.mark.parametrize("cut", [b'{"address": "abc', b"\xff\xfe\x00"])
def test_a_first_line_that_was_cut_short_holds_up_nobodys_erasure(ledger: Path, cut: bytes) -> None:
    ledger.write_bytes(cut)
    erase_person(person=member(NAME, email=EMAIL), by=NOBODY)
    _run()
    row, written = Erased.objects.get(), json.loads(ledger.read_bytes().splitlines()[1])
    assert written == {"address": row.key, "person": row.person, "at": row.at.isoformat()}
    assert Message.objects.get().kind == "erased"


@pytest.mark.parametrize("words", [b"a shopping list\n", b"\xff\xfe\x00"])
def test_another_file_is_no_ledger(ledger: Path, words: bytes) -> None:
    ledger.write_bytes(words)
    with pytest.raises(BadLedger):
        read_ledger(ledger)


def test_whoever_a_backup_brings_back_is_gone_again_after_the_replay(ledger: Path) -> None:
    who = erased.bettina()
    erased.held_month(who)
    uid, made = who.uid, who.made_at
    _erase(who)
    Erased.objects.all().delete()  # the table is as old as the rest of a backup
    again = member(NAME, email=EMAIL, uid=uid)
    Person.objects.filter(pk=again.pk).update(made_at=made)
    Message.objects.create(kind="invitation", key="old", address=EMAIL, due_at=timezone.now())
    assert erase_again(file=ledger) == 1
    _run()
    assert erased.found() == set()
    assert Message.objects.count() == 0
    assert erase_again(file=ledger) == 0


def test_whoever_joins_again_after_being_erased_is_not_erased_by_a_replay(ledger: Path) -> None:
    _erase(member(NAME, email=EMAIL))
    member(NAME, email=EMAIL)
    assert back_again(read_ledger(ledger)) == []


def test_somebody_without_an_address_is_known_again_by_themselves(ledger: Path) -> None:
    who = Person.objects.create(name=NAME)
    uid = who.uid
    _erase(who)
    Person.objects.create(name=NAME, uid=uid)
    Person.objects.update(made_at=timezone.now() - datetime.timedelta(days=400))
    assert erase_again(file=ledger) == 1
    assert not Person.objects.exists()


def test_a_speaker_who_never_joined_is_found_by_their_address_and_erased() -> None:
    row = conversation(MONTH)
    add_speaking(by=ada(), facts=SpeakerFacts(NAME, EMAIL, about=f"{MARK} kettles"), conversation=row)
    seen = somebody_at(EMAIL.upper())
    assert seen is not None
    assert list(what_goes(seen, EMAIL)) == ["1 month they are planned to speak in, or to help with"]
    assert not Person.objects.exists()
    who = somebody_at(EMAIL, keep=True)
    assert who is not None
    _erase(who)
    assert (Speaking.objects.get().email, erased.found()) == ("", set())


def test_a_speaker_who_never_joined_and_an_address_of_a_form_are_gone_again_after_the_replay(ledger: Path) -> None:
    row = conversation(MONTH)
    facts = SpeakerFacts(NAME, EMAIL, about=f"{MARK} kettles", assistant_email="pa@example.org")
    for email in (EMAIL, "pa@example.org"):
        add_speaking(by=ada(), facts=facts, conversation=row)
        who = somebody_at(email, keep=True)
        assert who is not None
        _erase(who)
    Speaking.objects.all().delete()
    add_speaking(by=ada(), facts=facts, conversation=row)
    add_speaking(by=ada(), facts=SpeakerFacts("Tom Vale", "tom@example.org"), conversation=row)
    StoppedAddress.objects.create(address=EMAIL, why=Why.BOUNCED)
    assert who_is_back(ledger) == ([], [])  # asked to speak after they were erased
    long_ago = timezone.now() - datetime.timedelta(days=400)
    Speaking.objects.update(made_at=long_ago)
    assert who_is_back(ledger) == ([], [EMAIL, "pa@example.org"])
    assert erase_again(file=ledger) == 2
    _run()
    assert set(Speaking.objects.values_list("email", "assistant_email")) == {("", ""), ("tom@example.org", "")}
    assert (StoppedAddress.objects.count(), erased.found()) == (0, set())
    assert erase_again(file=ledger) == 0


def test_an_address_that_only_mail_went_to_is_somebodys_too() -> None:
    Message.objects.create(kind="mine", key="k", address=EMAIL, due_at=timezone.now())
    who = somebody_at(EMAIL, keep=True)
    assert who is not None
    assert who.name == STRANGER
    _erase(who)
    assert not Message.objects.exists()


def test_nobody_has_an_address_that_stands_nowhere() -> None:
    assert somebody_at("nobody@example.org", keep=True) is None
    assert list(what_goes(None, "nobody@example.org")) == ["Nobody here has this address."]


def test_what_would_go_is_told_in_counts_and_months() -> None:
    who = erased.bettina()
    erased.held_month(who)
    told = list(what_goes(who, EMAIL))
    assert "1: addresses" in told
    assert any(line.endswith(f"of their words in {MONTH}") for line in told)
    assert not [line for line in told if MARK in line]


def test_their_name_stays_where_they_spoke_unless_they_wish_it_off() -> None:
    page = profile(NAME, role="Porter")
    conversation("2024-08", speakers=(NAME,))
    _erase(member(NAME, email=EMAIL))
    assert erased.found() == {"conversations.Profile"}
    who = member(NAME, email="other@example.org")
    assert "2024-08 names them in public: their name stays there, unless it is to be taken off." in list(
        what_goes(who, "other@example.org")
    )
    _erase(who, name_stays=False)
    assert erased.found() == set()
    assert page.pk


def test_a_name_that_is_taken_off_leaves_the_packs_as_well() -> None:
    who = erased.bettina()
    row = erased.held_month(who)
    erased.present(row)
    _erase(who, name_stays=False)
    assert erased.found() == set()
    assert not Address.objects.filter(email=EMAIL).exists()
