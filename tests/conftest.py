"""What every test may ask for."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("kindling", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kindling")


@pytest.fixture(scope="session")
def static_files() -> None:
    """The hashed static files, as ``kindling init`` makes them: without them no page can be asked for."""
    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture
def client(static_files: None) -> Client:  # noqa: ARG001 - made once, before the first page
    """A visitor's browser, as far as Django's test client is one."""
    return Client()


@pytest.fixture
def still_clock(monkeypatch: pytest.MonkeyPatch) -> datetime.datetime:
    """Now, and it stays so while the test runs: no hour or day ends between two tries that are counted together."""
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now
