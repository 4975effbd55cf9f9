"""What tests of pages share."""

from __future__ import annotations

import pytest

from kindling.curation.hour import _known
from kindling.web.desk.pack.bar import forget_standings


@pytest.fixture(scope="session", autouse=True)
def _static_files(static_files: None) -> None:
    """Every test of a page has the static files that it names."""


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """What a process remembers of a month is not for the month of another test, which has the same number."""
    _known.cache_clear()
    forget_standings()
