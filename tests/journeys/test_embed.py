"""The frame on a community's other website, in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.journeys.browsing import AXE_RULES, LOOKS
from tests.journeys.test_public_pages import site

pytestmark = pytest.mark.browser

__all__ = ["site"]


@pytest.fixture
def other_site(site: str) -> Iterator[str]:
    """The address of a page of somebody else, which frames the embed and, in vain, the first page."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            frames = f'<iframe id="ours" src="{site}/embed/?show=next"></iframe><iframe src="{site}/"></iframe>'
            self.wfile.write(f'<!doctype html><link rel="icon" href="data:,"><h1>Theirs</h1>{frames}'.encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_embed_stands_on_another_site_and_its_links_open_in_the_whole_window(
    browser: Browser, site: str, other_site: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(other_site)
    frame = page.frame_locator("#ours")
    name = frame.locator("h1").inner_text()
    frame.get_by_role("link", name="More, and the time where you are").click()
    page.wait_for_url(f"{site}/")
    page.close()
    assert name == "Conversations for Kindness"
    assert ["frame-ancestors 'none'" in one for one in said] == [True]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [280, 640])
@pytest.mark.parametrize("query", ["", "?show=pack&look=dark", "?show=archive&look=light"])
def test_axe_finds_nothing_in_the_frame_and_it_fits(
    browser: Browser, site: str, query: str, width: int, look: str
) -> None:
    # The policy is set aside so that axe may look at the page.
    page = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True, **LOOKS[look])  # type: ignore[arg-type]
    page.goto(f"{site}/embed/{query}")
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    reached = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert reached == width
