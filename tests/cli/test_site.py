"""The commands that stand a site up, serve it, and show a filled one."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from click.testing import CliRunner, Result
from django.core.management.base import SystemCheckError

from kindling.cli.demo.fill import archive_facts, demo_pack, fill
from kindling.cli.main import kindling
from kindling.cli.site import make_private
from kindling.conversations.models import Conversation, Credit, Recording
from kindling.ground.environment import Environment, WrongSettings
from kindling.kernel.errors import KindlingError
from kindling.publication.models import Edition


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of these commands; the tests' own database stays in use, for Django stands already."""
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "site"))
    return tmp_path / "site"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the server was asked to do, instead of doing it."""
    asked: dict[str, Any] = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **told: asked.update(app=app, **told))
    return asked


def run(*words: str) -> Result:
    return CliRunner().invoke(kindling, list(words))


@pytest.mark.django_db
def test_init_makes_the_folder_and_its_key_and_may_be_repeated(data: Path) -> None:
    told = run("init").stdout
    assert told == f"The site of http://localhost:8000 is ready in {data}.\n"
    key = (data / "secret.key").read_text()
    assert run("init").exit_code == 0
    assert (data / "secret.key").read_text() == key
    assert {file.name: file.stat().st_mode & 0o777 for file in (data, *data.iterdir())} == {
        "site": 0o700,
        "secret.key": 0o600,
        "kindling.sqlite3": 0o600,
    }


def test_a_database_elsewhere_leaves_no_file_here(tmp_path: Path) -> None:
    make_private(Environment("http://localhost", tmp_path, "postgresql:///kettle", "", debug=False))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_serve_tells_where_it_listens(data: Path, served: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL")
    assert run("serve", "--port", "8123").stdout == "http://localhost:8123\n"
    assert (served["app"], served["host"], served["port"]) == ("kindling.config.asgi:application", "127.0.0.1", 8123)
    assert (data / "secret.key").exists()


def test_wrong_settings_stop_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "talks")
    assert {type(run(*words).exception) for words in (("init",), ("serve",), ("demo",))} == {WrongSettings}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("a file")
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "taken" / "site"))
    for command in ("init", "demo"):
        told = run(command).exception
        assert isinstance(told, KindlingError)
        assert "cannot be written" in told.sentence


def test_a_failed_check_stops_the_command_with_its_words(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SystemCheckError("SQLite 3.40.1 can corrupt a database in WAL mode.")

    monkeypatch.setattr("django.core.management.call_command", fail)
    told = run("init").exception
    assert isinstance(told, KindlingError)
    assert told.sentence == "SQLite 3.40.1 can corrupt a database in WAL mode."
    assert data.exists()


@pytest.mark.django_db
def test_another_database_is_not_asked_for_wal(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.db.connection.vendor", "postgresql")
    assert run("init").exit_code == 0
    assert data.exists()


class TestDemo:
    """A filled site in a folder of its own."""

    @pytest.mark.django_db
    def test_it_fills_a_site_once_and_can_be_removed(self, data: Path, served: dict[str, Any]) -> None:
        folder = data.with_name("site-demo")
        for words in (("demo", "--no-serve"), ("demo",)):
            os.environ["DATA_FOLDER"] = str(data)
            assert run(*words).stdout == "http://localhost:8000\n"
        assert (Edition.objects.count(), served["port"]) == (1, 8000)
        assert (folder / "kindling-demo").exists()
        assert not data.exists()
        os.environ["DATA_FOLDER"] = str(data)
        assert run("demo", "--remove").stdout == f"The demonstration in {folder} is gone.\n"
        assert not folder.exists()
        assert run("demo", "--remove").stdout == "There is no demonstration to remove.\n"

    @pytest.mark.parametrize("words", [("demo", "--no-serve"), ("demo", "--remove")])
    def test_a_folder_that_is_no_demonstration_is_never_touched(self, data: Path, words: tuple[str, ...]) -> None:
        theirs = data.with_name("site-demo") / "letters.txt"
        theirs.parent.mkdir()
        theirs.write_text("mine")
        assert isinstance(run(*words).exception, KindlingError)
        assert theirs.read_text() == "mine"

    def test_it_never_fills_a_database_that_was_set(self, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("kindling.ground.environment.find_spec", lambda name: name)
        monkeypatch.setenv("DATABASE_URL", "postgresql:///kettle")
        told = run("demo").exception
        assert isinstance(told, KindlingError)
        assert told.remedy == "Unset DATABASE_URL for it."
        assert not data.with_name("site-demo").exists()

    @pytest.mark.django_db
    def test_the_archive_shows_gaps_as_they_are(self) -> None:
        fill()
        months = set(Conversation.objects.values_list("month", flat=True))
        assert {"2023-04", "2024-03", "2024-07"} & months == set()
        assert list(Conversation.objects.filter(title="").values_list("month", flat=True)) == [
            "2022-09",
            "2022-08",
            "2022-07",
        ]
        without = Conversation.objects.filter(pack_elsewhere=False, editions=None)
        assert [row.month for row in without] == ["2022-07"]
        assert Conversation.objects.get(month="2024-02").recordings.count() == 0
        assert Recording.objects.filter(conversation__month="2023-01").count() == 2
        assert set(Credit.objects.values_list("role", flat=True)) == {"speaker", "host", "coordinator", "respondent"}

    def test_no_address_leads_to_a_real_person_s_words(self) -> None:
        told = (files("kindling.cli.demo") / "archive.toml").read_text("utf-8")
        hosts = set(re.findall(r"https?://([^/\"]+)", told)) | set(re.findall(r"@([\w.]+)", told))
        assert hosts == {"video.example.org", "library.example.org", "kindness.example.org"}
        assert all(month.month == "2026-10" for month in archive_facts().conversations if month.questions)
        assert tomllib.loads(told)["conversations"][0]["month"] == demo_pack().month

    @pytest.mark.django_db
    def test_its_pack_is_one_that_may_be_published(self) -> None:
        fill()
        edition = Edition.objects.get()
        assert edition.published_by is None
        assert demo_pack().flags == ()
        assert demo_pack().status == "reviewed"

    def test_a_visitor_reads_and_downloads_from_the_real_thing(self, tmp_path: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = {
            name: value for name, value in os.environ.items() if name not in {"SITE_URL", "DJANGO_SETTINGS_MODULE"}
        }
        environment |= {"DATA_FOLDER": str(tmp_path / "site"), "PYTHONWARNINGS": "error"}
        command = [sys.executable, "-c", "from kindling.cli.main import main; main()", "demo", "--port", str(port)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
            try:
                assert server.stdout
                assert server.stdout.readline().decode() == f"http://localhost:{port}\n"
                home = _get(f"http://localhost:{port}/")
                assert b"Conversations for Kindness" in home
                assert _get(f"http://localhost:{port}/conversations/2026-10/pack.pdf").startswith(b"%PDF")
            finally:
                server.terminate()
                _, warnings = server.communicate(timeout=20)
        assert warnings == b""


def _get(address: str) -> bytes:
    """What the server answers, once it listens."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
                return bytes(answer.read())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} never answered")
