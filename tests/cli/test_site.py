"""The commands that stand a site up and serve it."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import SystemCheckError

from kindling.cli.site import make_private
from kindling.ground.environment import Environment, WrongSettings
from kindling.kernel.errors import KindlingError
from tests.cli.running import run


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


def test_a_port_that_is_taken_is_told_before_anything_is_done(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        told = run("serve", "--port", str(number)).exception
    assert isinstance(told, KindlingError)
    assert (told.sentence, told.remedy, data.exists()) == (
        f"Port {number} is taken.",
        f"Give another: --port {number + 1 if number < 65535 else 8000}.",
        False,
    )


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
