"""Whoever asks to be erased is gone: from rows, packs, files and mail, whatever is killed; others stay as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from kindling.attendance.queries import people_count
from kindling.contributions.models import Contribution, Erasing, HarvestFile, Line
from kindling.contributions.queries import ledger, lines_of
from kindling.conversations.models import Conversation
from kindling.duties import erasure
from kindling.duties.erasure import Erasure, erase_person
from kindling.duties.loop import work_once
from kindling.ground.actors import NOBODY
from kindling.mail.models import Message
from kindling.people.models import Address, Erased, Person
from kindling.publication.models import Edition, EditionFile, EditionStatus
from kindling.publication.queries import current_edition
from tests.duties import erased
from tests.duties.erased import EMAIL, JOY, JOYS, MARK, MONTH, NAME

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_FOLDER, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def held() -> tuple[Person, Conversation]:
    """Bettina, and the month that holds her words."""
    who = erased.bettina()
    return who, erased.held_month(who)


def _erase(who: Person, *, tell: bool = True) -> None:
    erase_person(person=who, by=NOBODY, tell=tell)
    while Erasure().go_on():
        pass


def test_before_anything_is_erased_her_mark_stands_where_it_should(held: tuple[Person, Conversation]) -> None:
    del held
    erased.stop()
    missing = {
        "people.Person", "people.Address", "people.Alias", "people.Agreement", "people.JoinRequest", "mail.Message",
        "mail.StoppedAddress", "contributions.Line", "contributions.Contribution", "contributions.Consent",
        "contributions.Flag", "contributions.KnownName", "contributions.PlaceAnswer", "contributions.DropLink",
        "contributions.HarvestFile", "curation.Revision", "planning.Speaking", "planning.Topic", "ground.AuditLine",
    } - erased.found()  # fmt: skip
    assert missing == set()
    assert EditionFile.objects.count() > 10


def test_nothing_of_somebody_who_was_erased_is_found_in_any_table_or_file(
    held: tuple[Person, Conversation], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    erased.stop()
    with django_capture_on_commit_callbacks(execute=True):
        _erase(held[0])
    assert erased.found() == set()


def test_no_public_page_shows_them_from_the_moment_they_ask(held: tuple[Person, Conversation], client: Client) -> None:
    page = f"/conversations/{MONTH}/"
    assert MARK in client.get(page).content.decode()
    erase_person(person=held[0], by=NOBODY)
    assert MARK not in client.get(page).content.decode()
    assert client.get(f"{page}pack.pdf").status_code != 200
    _run()
    told = client.get(page).content.decode()
    assert (MARK in told, JOYS in told) == (False, True)
    assert client.get(f"{page}pack.pdf").status_code == 200


def _run() -> None:
    while Erasure().go_on():
        pass


def test_what_others_said_and_how_many_came_stays_as_it_was(held: tuple[Person, Conversation]) -> None:
    who, row = held
    kept = [(one.raw_name, one.text, one.decision) for one in ledger(row) if MARK not in f"{one.raw_name} {one.text}"]
    _erase(who)
    assert [(one.raw_name, one.text, one.decision) for one in ledger(row)] == kept
    assert [(one.raw_name, one.text) for one in lines_of(row)] == [(JOY, JOYS)]
    assert people_count(row) == 2
    assert Person.objects.get().name == JOY
    edition = current_edition(MONTH)
    assert edition is not None
    assert (edition.number, edition.quotes.count()) == (3, 2)


def test_mail_stops_at_once_and_one_last_goes_when_all_is_done(
    held: tuple[Person, Conversation], mailoutbox: list[Any]
) -> None:
    erase_person(person=held[0], by=NOBODY)
    assert list(Message.objects.filter(address=EMAIL)) == []
    _run()
    work_once()
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [([EMAIL], "Everything about you is gone")]
    assert MARK not in str(mailoutbox[0].message()).replace(EMAIL, "")
    _run()
    assert erased.found() == set()


def test_nobody_is_mailed_where_mail_came_back_or_no_mail_was_asked_for(
    held: tuple[Person, Conversation], mailoutbox: list[Any]
) -> None:
    erased.stop()
    _erase(held[0])
    work_once()
    assert mailoutbox == []


def test_a_last_mail_that_comes_back_leaves_no_address(held: tuple[Person, Conversation]) -> None:
    _erase(held[0])
    Message.objects.update(state="failed", reason="550 no such user", done_at="2026-11-22T09:00:00Z")
    erased.stop()
    _run()
    assert erased.found() == set()


STEPS = ("erase_revisions", "erase_editions", "erase_month", "_finish")


class Killed(BaseException):
    """What no duty can catch, as a kill."""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
def test_a_worker_that_is_killed_at_any_step_leaves_nothing_behind(
    held: tuple[Person, Conversation], monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    real = getattr(erasure, step)

    def killed(*told: Any) -> None:
        if after:
            real(*told)
        raise Killed

    erase_person(person=held[0], by=NOBODY, tell=False)
    with monkeypatch.context() as patched:
        patched.setattr(erasure, step, killed)
        with pytest.raises(Killed):
            _run()
    _run()
    assert erased.found() == set()
    assert not Erasing.objects.exists()


def test_a_month_that_breaks_is_left_alone_and_the_others_go_on(
    held: tuple[Person, Conversation], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> int:
        raise ValueError(MARK)

    who, row = held
    Erasing.objects.create(person="other", todo={})
    erase_person(person=who, by=NOBODY, tell=False)
    worker = Erasure()
    with monkeypatch.context() as patched:
        patched.setattr(erasure, "erase_editions", broken)
        while worker.go_on():
            pass
    assert [one.person for one in Erasing.objects.all()] == [who.uid]
    assert worker.go_on() is False
    _run()
    assert erased.found() == set()
    assert row.pk


def test_an_edition_that_cannot_be_issued_again_is_withdrawn(held: tuple[Person, Conversation]) -> None:
    stored = current_edition(MONTH).files.get(name="pack.json").stored  # type: ignore[union-attr] # it is there
    default_storage.delete(stored)
    _erase(held[0], tell=False)
    assert erased.found() == set()
    assert [one.status for one in Edition.objects.order_by("number")] == [
        EditionStatus.SUPERSEDED,
        EditionStatus.WITHDRAWN,
    ]


def test_a_month_that_is_being_read_waits(held: tuple[Person, Conversation]) -> None:
    who, row = held
    HarvestFile.objects.create(conversation=row, name="late.txt", sha256="0" * 64, size=1, stored="exports/late")
    erase_person(person=who, by=NOBODY, tell=False)
    assert Erasure().go_on() is False
    assert Line.objects.filter(raw_name=NAME).exists()
    HarvestFile.objects.filter(name="late.txt").delete()
    _run()
    assert erased.found() == set()


def test_a_name_that_two_people_have_is_nobodys_to_erase(held: tuple[Person, Conversation]) -> None:
    who, row = held
    other = Person.objects.create(name=JOY)
    _erase(other, tell=False)
    assert [one.raw_name for one in ledger(row) if one.text == JOYS] == [JOY]
    assert Person.objects.filter(pk=who.pk).exists()


def test_an_open_name_that_is_in_full_theirs_alone_is_erased_with_them(held: tuple[Person, Conversation]) -> None:
    who, _ = held
    who.aliases.update(person=None, settled_at=None)
    _erase(who, tell=False)
    assert erased.found() == set()


def test_the_ledger_tells_that_somebody_was_erased_and_not_who(held: tuple[Person, Conversation]) -> None:
    _erase(held[0])
    row = Erased.objects.get()
    assert (len(row.key), len(row.person)) == (64, 64)
    assert (Address.objects.filter(email=EMAIL).exists(), Contribution.objects.filter(raw_name=NAME).exists()) == (
        False,
        False,
    )
