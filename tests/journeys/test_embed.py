"""The frame on a community's other website, in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import LOOKS, looked_at
from tests.journeys.test_public_pages import site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

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


@pytest.mark.parametrize("query", ["", "?show=pack&look=dark", "?show=archive&look=light"])
def test_axe_finds_nothing_in_the_frame_and_it_fits(browser: Browser, site: str, query: str) -> None:
    # The policy is set aside so that axe may look at the page.
    page = browser.new_page(bypass_csp=True)
    page.goto(f"{site}/embed/{query}")
    found = looked_at(page, query, [(width, colours) for _, colours in LOOKS[::2] for width in (640, 280)])
    page.close()
    assert found == {}
