"""The pages of joining, of the month and of those who plan it, as everybody meets them, each with something on it.

`test_accessibility` looks at every page of the desk as the demonstration shows it; pages behind a link stand here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browsing import looked_at, lost_on_the_way
from tests.journeys.community import Community, community

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("people-accessibility")]

MOST_STOPS = 60
"""Presses of Tab until a field or a button is reached, at most."""


@pytest.fixture(scope="module")
def kettle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Community]:
    """The community in November."""
    with community(tmp_path_factory, now="2026-11-22T10:00") as made:
        yield made


@pytest.fixture(scope="module")
def addresses(kettle: Community) -> dict[str, str]:
    """Where each page stands, by its name."""
    return kettle.fill()


@pytest.fixture(scope="module")
def desk(kettle: Community, browser: Browser) -> Iterator[Page]:
    """Ada's browser, the policy set aside so that axe may look at the pages."""
    with kettle.desk(browser, bypass_csp=True) as page:
        yield page


def test_axe_finds_nothing_and_nothing_scrolls_sideways(desk: Page, addresses: dict[str, str]) -> None:
    found: dict[tuple[str, int, str], object] = {}
    for name, address in addresses.items():
        answer = desk.goto(address)
        assert answer
        assert (name, answer.status) == (name, 410 if name == "closed" else 200)
        found |= looked_at(desk, name)
    assert found == {}


def test_axe_finds_nothing_where_something_is_to_be_put_right(desk: Page, addresses: dict[str, str]) -> None:
    found: dict[tuple[str, int, str], object] = {}
    told = {"join": "Join the community", "join-sent": "This is my code", "speaker-deck": "Send"}
    for name, button in told.items():
        desk.goto(addresses[name])
        desk.get_by_role("button", name=button).click()
        expect(desk.get_by_role("alert")).to_be_visible()
        found |= looked_at(desk, name)
    assert found == {}


def test_on_every_page_tab_reaches_the_skip_link_first_and_whatever_has_focus_shows_it(
    desk: Page, addresses: dict[str, str]
) -> None:
    assert lost_on_the_way(desk, addresses) == {}


SAID = """() => { const one = document.activeElement;
  return (one.labels?.length ? one.labels[0] : one).textContent.trim().replace(/\\s+/g, ' ') }"""


def tab_to(page: Page, what: str) -> None:
    """Presses Tab, once all of the page is there, until what is called so has focus: by its label, or its words."""
    page.wait_for_load_state()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(SAID).startswith(what):
            return
    raise AssertionError(what)


def test_joining_and_answering_take_a_keyboard_and_nothing_else(
    kettle: Community, browser: Browser, addresses: dict[str, str]
) -> None:
    with kettle.visitor(browser) as context:
        page = context.new_page()
        page.goto("/join/")
        kettle.let_pass(5)
        for label, words in {"What shall we call you?": "Cleo Marsh", "Your e-mail address": "cleo@example"}.items():
            tab_to(page, label)
            page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_focused()
        tab_to(page, "This address seems to lack its ending")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Your e-mail address")).to_be_focused()
        page.keyboard.press("End")
        page.keyboard.type(".org")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Now look at your mail")
        (mail,) = [one for one in kettle.work() if one.to == "cleo@example.org"]
        tab_to(page, "The code in our mail")
        page.keyboard.type(mail.code)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Cleo")

        page.goto(f"{addresses['come']}?answer=no")
        tab_to(page, "No, I cannot come")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Ben, you cannot come this time")).to_be_visible()
        tab_to(page, "I can come after all")
        page.keyboard.press("Space")
        expect(page.get_by_text("Ben, you are coming")).to_be_visible()
