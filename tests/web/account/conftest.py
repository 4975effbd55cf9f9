"""What every test of an account has around it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _app_stays_at_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app shows another code every half minute, which may be while a test types the one before."""
    now = time.time()
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: now))


@pytest.fixture(autouse=True)
def _nobody_tried_before() -> Iterator[None]:
    """How often somebody tried is counted in the cache."""
    cache.clear()
    yield
    cache.clear()
