"""What a sweep over pages finds, and that it finds it: a page that is wrong in one look alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browsing")]

WRONG = """<!doctype html><html lang="en"><title>A page</title><style>
:root { color-scheme: light dark; } h1 { color: CanvasText; }
@media (prefers-color-scheme: dark) { h1 { color: #333; background: #222; } }
@media (width < 400px) { p { width: 500px; } }
</style><main><h1>A page</h1><p>Words.</p></main></html>"""


def test_a_page_that_is_wrong_in_one_look_alone_is_found_there(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(WRONG)
    found = looked_at(page, "a page")
    page.close()
    dark, narrow = [["color-contrast", ["<h1>A page</h1>"]]], 508
    assert found == {
        ("a page", 320, "light-none"): ([], narrow),
        ("a page", 1280, "dark-none"): (dark, 1280),
        ("a page", 320, "dark-none"): (dark, narrow),
        ("a page", 320, "light-active"): ([], narrow),
    }
