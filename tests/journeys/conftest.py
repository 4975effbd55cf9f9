"""The browser and the site of the journeys, each started once for a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.factories.demo import stood_up
from tests.journeys.browsing import ARGUMENTS
from tests.journeys.serving import Site, served

# Playwright gives up after five seconds, which a busy machine may take for one page.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(Site(stood_up(tmp_path_factory))) as made:
        yield made
