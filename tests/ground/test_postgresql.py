"""The commands on PostgreSQL, in a database of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

ADDRESS = os.environ.get("TEST_DATABASE_URL", "")
pytestmark = pytest.mark.skipif(not ADDRESS, reason="run by tools/with_postgresql.py")


@pytest.fixture
def empty(transactional_db: None) -> Iterator[str]:  # noqa: ARG001 - asked for what it opens
    """The address of a database with nothing in it."""
    name = f"empty_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield ADDRESS.replace("/kindling?", f"/{name}?")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


def _kindling(folder: Path, address: str, *words: str, **told: Any) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment |= {"DATA_FOLDER": str(folder), "DATABASE_URL": address}
    command = [sys.executable, "-W", "error", "-c", "from kindling.cli.main import main; main()", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, **told)


def test_a_site_stands_up_on_it_and_may_be_stood_up_again(tmp_path: Path, empty: str) -> None:
    for _ in range(2):
        told = _kindling(tmp_path, empty, "init")
        assert (told.returncode, told.stderr) == (0, "")
        assert told.stdout == f"The site of http://localhost:8000 is ready in {tmp_path}.\n"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["secret.key", "static"]


def test_the_demonstration_never_touches_it(tmp_path: Path, empty: str) -> None:
    told = _kindling(tmp_path / "data", empty, "demo", "--no-serve")
    assert told.returncode != 0
    assert "The demonstration has a database of its own." in told.stderr
