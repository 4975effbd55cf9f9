"""What tests of pages share."""

from __future__ import annotations

import pytest
from django.core.management import call_command


@pytest.fixture(scope="session", autouse=True)
def _static_files() -> None:
    """The hashed static files, as ``kindling init`` makes them."""
    call_command("collectstatic", verbosity=0, interactive=False)
