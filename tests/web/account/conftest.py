"""What every test of an account has around it."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth


@pytest.fixture(autouse=True)
def _app_stays_at_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app shows another code every half minute, which may be while a test types the one before."""
    now = time.time()
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: now))
