"""Which SQLite may run WAL."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from kindling.ground import checks
from kindling.ground.sqlite import base
from kindling.ground.sqlite.library import is_in_wal_mode, wal_is_mended, wheel_in_place_of_sqlite3

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="this run is on another database")


@pytest.mark.parametrize(
    ("version", "mended"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_a_version_is_mended_or_it_is_not(version: tuple[int, int, int], mended: bool) -> None:
    assert wal_is_mended(version) is mended


@pytest.mark.django_db
def test_the_site_runs_on_a_mended_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        (version,) = cursor.fetchone()
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)
    assert version == ".".join(map(str, base.SQLITE_VERSION))
    assert wal_is_mended(base.SQLITE_VERSION)


def test_python_keeps_its_own_sqlite3() -> None:
    with wheel_in_place_of_sqlite3() as there:
        assert there
        assert sys.modules["sqlite3"] is not sqlite3
    assert sys.modules["sqlite3"] is sqlite3


def test_without_the_wheel_python_s_own_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    with wheel_in_place_of_sqlite3() as there:
        assert not there
        assert sys.modules["sqlite3"] is sqlite3


def _database(folder: Path, mode: str) -> Path:
    file = folder / f"{mode}.sqlite3"
    with sqlite3.connect(file) as opened:
        opened.execute(f"PRAGMA journal_mode={mode}")
        opened.execute("CREATE TABLE one (two)")
    opened.close()
    return file


def test_the_mode_of_a_file_is_read_from_its_head(tmp_path: Path) -> None:
    assert is_in_wal_mode(_database(tmp_path, "wal"))
    assert not is_in_wal_mode(_database(tmp_path, "delete"))
    assert not is_in_wal_mode(tmp_path / "nothing.sqlite3")


def test_wal_on_an_unmended_sqlite_is_refused(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(file: Path, version: tuple[int, int, int]) -> list[str | None]:
        monkeypatch.setattr(base, "SQLITE_VERSION", version)
        monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(file))
        return [message.id for message in checks.refuse_wal_on_an_unmended_sqlite()]

    wal, plain = _database(tmp_path, "wal"), _database(tmp_path, "delete")
    assert told(wal, (3, 40, 1)) == ["kindling.E001"]
    assert told(plain, (3, 40, 1)) == []
    assert told(wal, (3, 51, 3)) == []


def test_postgresql_is_not_asked_for_its_sqlite(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    assert checks.refuse_wal_on_an_unmended_sqlite() == []
