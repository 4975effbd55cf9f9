"""What tests of the site's commands share: a data folder of their own, and a server that is asked and never started."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import uvicorn


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
