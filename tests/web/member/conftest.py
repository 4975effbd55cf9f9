"""What tests of joining and of my page share."""

from __future__ import annotations

import pytest

from tests.factories.site import series


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """A community, and forms that may be sent as quickly as a test does."""
    del db
    series()
    monkeypatch.setattr("kindling.web.member.sealed.QUICKEST", 0)
