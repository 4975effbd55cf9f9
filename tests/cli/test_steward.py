"""The command that makes the first steward."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from kindling.ground.errors import NotAllowed
from kindling.ground.models import User
from tests.cli.running import run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "site"))


def test_the_link_it_prints_signs_the_first_steward_in(client: Client) -> None:
    told = run("steward", "Ada@example.org", "--name", "Ada Brennan")
    assert told.stderr.startswith("Ada Brennan is a steward.")
    address = told.stdout.strip().removeprefix("http://localhost:8000")
    assert client.post(address)["Location"] == "/desk/"
    assert client.get("/desk/accounts/").status_code == 200
    assert User.objects.get().role == "steward"


def test_an_address_that_is_none_is_said_so() -> None:
    assert isinstance(run("steward", "ada").exception, NotAllowed)
