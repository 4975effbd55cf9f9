"""The command that erases somebody, and brings a backup up."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from kindling.people.models import Person
from tests.cli.running import refused, run
from tests.factories.people import member
from tests.factories.site import conversation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Path:
    """The data folder."""
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path))
    settings.DATA_FOLDER, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    return tmp_path


def test_without_yes_the_command_says_what_would_go_and_nothing_goes() -> None:
    member()
    conversation("2024-08", speakers=("Ben Carter",))
    told = run("erase", "Ben@Example.org").stdout.splitlines()
    assert told == [
        "1: addresses",
        "1: details",
        "2024-08 names them in public: their name stays there, unless it is to be taken off.",
        "Nothing was erased. To do it, say so with --yes.",
    ]
    assert Person.objects.count() == 1


def test_with_yes_they_are_gone_and_their_name_too_where_that_is_asked() -> None:
    member()
    row = conversation("2024-08", speakers=("Ben Carter",))
    told = run("erase", "ben@example.org", "--yes", "--take-name-off").stdout
    assert told.endswith("They are erased. Downloads that people keep, and backups, are out of reach: see the guide.\n")
    assert (Person.objects.count(), row.credits.count()) == (0, 0)


def test_an_address_that_nobody_has_erases_nobody() -> None:
    member()
    assert run("erase", "cleo@example.org", "--yes").stdout == "Nobody here has this address.\nNothing was erased.\n"
    assert Person.objects.count() == 1


def test_the_ledger_erases_again_whom_a_backup_brought_back(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    who = member()
    made = who.made_at
    with django_capture_on_commit_callbacks(execute=True):
        run("erase", "ben@example.org", "--yes")
    ledger = folder / "erased.jsonl"
    assert run("erase", "--replay", ledger).stdout.splitlines()[-1] == "There is nothing to do."
    back = member()
    Person.objects.filter(pk=back.pk).update(made_at=made)
    assert run("erase", "--replay", ledger).stdout == (
        "1 of those who were erased is here again.\nNothing was erased. To do it, say so with --yes.\n"
    )
    assert run("erase", "--replay", ledger, "--yes").stdout == "1 person was erased again.\n"
    assert not Person.objects.exists()


def test_an_address_and_a_ledger_are_not_taken_together(folder: Path) -> None:
    (folder / "erased.jsonl").write_text("")
    assert refused("erase", "ben@example.org", "--replay", folder / "erased.jsonl").startswith("Say whom to erase.")
    assert refused("erase").startswith("Say whom to erase.")
