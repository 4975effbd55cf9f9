"""Exports received by command, and the worker run by command."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db.migrations.executor import MigrationExecutor
from pytest_django import Settings

from kindling.cli import receive as receive_module
from kindling.cli.receive import receive
from kindling.cli.worker import worker
from kindling.contributions.actions import claim_file
from kindling.contributions.queries import files_of, lines_of
from kindling.curation.queries import draft_of
from kindling.duties import loop, mailing
from kindling.kernel.errors import KindlingError
from tests.contributions.cast import CHAT, given, month
from tests.factories.exports import SAMPLE
from tests.factories.site import ada

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """A data folder of these commands; the tests' own database stays in use, for Django stands already."""
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "site"))
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    file = tmp_path / "chat.txt"
    file.write_text(CHAT, newline="")
    return file


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(receive, [str(word) for word in words])


def test_what_was_received_is_read_told_and_drafted(chat: Path) -> None:
    row = month()
    told = run("2026-10", chat)
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout == (
        "chat.txt: Zoom chat\n"
        "  2 people, 3 chat messages, 18:02 to 18:11\n"
        "  left out: 1 private, never shown\n"
        "\n"
        "The draft of 2026-10 stands. 1 flag has to be cleared.\n"
    )
    assert draft_of(row).number == 1


def test_a_file_that_is_here_is_told_so_and_read_once(chat: Path) -> None:
    row = month()
    run("2026-10", chat)
    lines = lines_of(row)
    assert run("2026-10", chat).stdout.startswith("chat.txt: Zoom chat, is here already\n")
    assert (len(files_of(row)), lines_of(row)) == (1, lines)


def test_a_whole_folder_is_received() -> None:
    row = month()
    told = run("2026-10", Path(str(SAMPLE)))
    assert told.exit_code == 0
    assert "GMT20261015-170000_Recording.transcript.vtt: Zoom transcript (VTT)\n  9 people, 114 spoken" in told.stdout
    assert " into the recording\n" in told.stdout
    assert "  left out: 1 private, never shown" in told.stdout
    assert len(files_of(row)) == 6


def test_what_cannot_be_received_or_read_is_told_and_the_good_part_is_kept(chat: Path, tmp_path: Path) -> None:
    row = month()
    (tmp_path / "poem.xyz").write_text("words " * 60)
    (tmp_path / "shot.gif").write_bytes(b"GIF89a....")
    torn = tmp_path / "torn.txt"
    torn.write_text("A line above all heads\r\n" + CHAT.replace("Ben", "Bea"), newline="")
    told = run("2026-10", chat, tmp_path / "poem.xyz", tmp_path / "shot.gif", torn)
    assert told.exit_code == 1
    assert "shot.gif is a picture, not an export." in told.stderr
    assert "poem.xyz: Nobody here can read this file" in told.stderr
    assert "poem.xyz: Kept, but nobody could read it" in told.stdout
    assert "  not read: line 1: " in told.stdout
    assert [one.status for one in files_of(row)] == ["read", "refused", "read"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser opens every file")
def test_a_file_that_cannot_be_opened_is_told(chat: Path) -> None:
    month()
    chat.chmod(0)
    assert "chat.txt cannot be opened" in run("2026-10", chat).stderr


def test_a_folder_in_place_of_a_file_is_told(chat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    month()
    monkeypatch.setattr(receive_module, "within", lambda _: [chat.parent])
    told = run("2026-10", chat)
    assert (told.exit_code, "cannot be opened: Is a directory." in told.stderr) == (1, True)
    assert told.stdout == "There is no draft of 2026-10 yet.\n"


def test_a_month_that_nobody_knows_is_told(chat: Path) -> None:
    assert isinstance(run("2031-01", chat).exception, KindlingError)


def test_a_file_that_another_worker_took_is_waited_for(chat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = month()
    given(row, "theirs.txt", CHAT.replace("Ben", "Bea"))
    assert claim_file(lease=datetime.timedelta(seconds=0.3)) is not None
    assert run("2026-10", chat).exit_code == 0
    assert [one.status for one in files_of(row)] == ["read", "read"]
    given(row, "other.txt", CHAT.replace("Ben", "Bob"))
    claim_file()
    monkeypatch.setattr(receive_module, "PATIENCE", 0.1)
    assert "other.txt" not in run("2026-10", chat).stdout


def test_remarks_and_recordings_are_told_as_read_tells_them(tmp_path: Path) -> None:
    month()
    file = tmp_path / "chat.txt"
    file.write_bytes(CHAT.replace("Leeds", "Caf\u00e9").encode("cp1252"))
    assert "  The file is not UTF-8; it was read as Windows-1252.\n" in run("2026-10", file).stdout


def test_the_worker_does_once_what_is_due() -> None:
    row = month()
    given(row)
    assert CliRunner().invoke(worker, ["--once"]).stdout == "3 things were due.\n"
    given(row, "poem.xyz", "words " * 60)
    assert CliRunner().invoke(worker, ["--once"]).stdout == "1 thing was due.\n"
    assert draft_of(row).number == 1
    assert ada().produces


def test_the_worker_runs_until_it_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime.timedelta] = []

    @contextmanager
    def beside(_: object, *, lease: datetime.timedelta) -> Iterator[None]:
        asked.append(lease)
        yield

    monkeypatch.setattr(loop, "work", lambda _, *, lease: asked.append(lease))
    monkeypatch.setattr(mailing, "mail_beside", beside)
    monkeypatch.setattr("kindling.cli.worker._stopped_by_signals", lambda: None)
    assert CliRunner().invoke(worker, ["--lease", "7"]).exit_code == 0
    assert asked == [datetime.timedelta(seconds=7)] * 2


def test_tables_of_another_version_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: ["one"])
    wrong = CliRunner().invoke(worker, ["--once"]).exception
    assert isinstance(wrong, KindlingError)
    assert (wrong.sentence, wrong.remedy) == ("The site's tables are not up to date.", "Run kindling init first.")
