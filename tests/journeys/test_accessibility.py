"""Every page that no other journey looks at, as everybody meets it: light, dark, in colours of one's own, wide, narrow.

A new page of the site is looked at here by standing among the addresses, unless it stands in `ELSEWHERE`.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from kindling.web.permissions import every_address
from tests.factories.demo import KINDLING, demo_environment, demo_folder
from tests.journeys.browsing import looked_at, lost_on_the_way
from tests.journeys.serving import STOP_SECONDS, await_site, free_port
from tests.journeys.test_public_pages import PAGES
from tests.web.test_permissions import address_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

MONTH = "2026-10"
ELSEWHERE = {
    "desk-facts": "test_desk_files",
    "desk-fact": "test_desk_files",
    "desk-credits": "test_desk_files",
    "desk-files": "test_desk_files",
    "desk-new": "test_desk_files",
    "desk-months": "test_desk_files",
    "desk-months-year": "test_desk_files",
    "desk-harvest": "test_desk_harvest",
    "desk-pack": "test_desk_editor",
    "desk-preview": "test_desk_editor",
    "desk-section": "test_desk_editor",
    "desk-piece": "test_desk_editor",
    "desk-piece-add": "test_desk_editor",
    "desk-publish": "test_desk_editor",
    "desk-attach": "test_desk_editor",
    "embed": "test_embed",
    "desk-plan": "test_people_accessibility",
    "desk-when": "test_people_accessibility",
    "desk-invitations": "test_people_accessibility",
    "desk-topics": "test_people_accessibility",
    "desk-rhythm": "test_people_accessibility",
    "desk-people": "test_people_accessibility",
    "desk-names": "test_people_accessibility",
    "desk-twins": "test_people_accessibility",
    "desk-mail": "test_people_accessibility",
    "desk-attendance": "test_people_accessibility",
    "desk-invitations-letter-page": "a mail in a frame, and no page of the site: tests of mail look at it",
    "sign-in-link": "test_sign_in",
}
"""Addresses whose pages are swept by another journey."""


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A steward's browser on a demonstration of its own, the policy set aside so that axe may look at the pages."""
    folder = demo_folder(tmp_path_factory)
    log, port = folder.parent / "log", free_port()
    words = [*KINDLING, "demo", "--port", str(port)]
    with (
        log.open("w") as told,
        subprocess.Popen(words, env=demo_environment(folder), stdout=told, stderr=told) as server,
        browser.new_context(base_url=f"http://localhost:{port}", bypass_csp=True) as context,
    ):
        try:
            await_site(f"http://localhost:{port}/", server, log)
            page = context.new_page()
            page.goto(re.findall(r"http://\S+/sign-in/link/\S+", log.read_text())[0])
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/desk/**")
            yield page
        finally:
            server.terminate()
            server.wait(timeout=STOP_SECONDS)


@pytest.fixture(scope="module")
def addresses(desk: Page) -> dict[str, str]:
    """Where each page stands that is looked at here, by its name; a part of a page, or a file, is none."""
    known = [one for one in every_address() if one.name not in ELSEWHERE and "/back-door/" not in one.written]
    found = {one.name: address_of(one, month=MONTH, key=_key(desk)) for one in known if one.audience}
    found = {name: address for name, address in found.items() if address not in PAGES.values()}
    return {name: one for name, one in found.items() if _is_page(desk, one)} | {"drop": _drop_link(desk)}


def _is_page(desk: Page, address: str) -> bool:
    answer = desk.request.get(address, max_redirects=0)
    kind = answer.headers["content-type"]
    return answer.status == 200 and kind.startswith("text/html") and "</html>" in answer.text()


def _key(desk: Page) -> str:
    """Somebody's words of whom it is told who they are."""
    desk.goto(f"/desk/{MONTH}/consents/?show=all")
    return str(re.findall(r"/consents/(c[0-9]+)/", desk.content())[0])


def _drop_link(desk: Page) -> str:
    desk.goto(f"/desk/{MONTH}/files/")
    desk.get_by_text("Make a link").click()
    desk.get_by_label("For whom?").fill("Tom, who took notes")
    desk.get_by_role("button", name="Make the link").click()
    return desk.get_by_label("The link for Tom, who took notes").input_value()


def test_axe_finds_nothing_and_nothing_scrolls_sideways(desk: Page, addresses: dict[str, str]) -> None:
    found: dict[tuple[str, int, str], object] = {}
    for name, address in addresses.items():
        desk.goto(address)
        found |= looked_at(desk, name)
    assert found == {}
    assert len(addresses) > 20
    assert {"desk-month", "desk-flags", "desk-consents", "desk-accounts", "mfa_index", "drop"} <= set(addresses)


def test_on_every_page_tab_reaches_the_skip_link_first_and_whatever_has_focus_shows_it(
    desk: Page, addresses: dict[str, str]
) -> None:
    assert lost_on_the_way(desk, PAGES | addresses) == {}
