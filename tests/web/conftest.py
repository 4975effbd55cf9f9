"""What tests of pages share."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def _static_files(static_files: None) -> None:
    """Every test of a page has the static files that it names."""
