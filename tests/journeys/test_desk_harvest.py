"""The harvest in a real browser: by keyboard alone, without script, and nothing in it that somebody could not read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories.demo import stood_up
from tests.journeys.browsing import looked_at
from tests.journeys.serving import Site, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk-harvest")]
HARVEST = "/desk/2026-10/harvest/"
FILL = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindling.config.settings")
import django
django.setup()
from kindling.ground.models import User
from tests.web.desk.hour import harvested
harvested()
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site with a month whose hour is harvested before it is served: its worker would read the files too."""
    made = Site(stood_up(tmp_path_factory))
    made.link()
    told = made.environment | {"PYTHONPATH": str(Path.cwd())}
    subprocess.run([sys.executable, "-c", FILL], env=told, check=True)
    with served(made):
        yield made


@pytest.fixture(scope="module")
def signed_in(filled: Site, browser: Browser) -> str:
    """What a browser keeps of a steward who signed in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(filled.link())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{filled.address}/desk/**")
    kept = context.storage_state()
    context.close()
    return kept  # type: ignore[return-value] # opaque to us


@pytest.fixture
def context(filled: Site, browser: Browser, signed_in: str) -> Iterator[BrowserContext]:
    made = browser.new_context(
        base_url=filled.address,
        storage_state=signed_in,
        viewport={"width": 1280, "height": 900},
    )
    yield made
    made.close()


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText.slice(0, 400)"))


def _tab_to_a_line(page: Page) -> None:
    page.evaluate("document.querySelector('.filters li:last-child a').focus()")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("'line' in document.activeElement.dataset"):
            return
    raise AssertionError(_focused(page))


def test_a_line_is_picked_quoted_and_kept_by_keyboard_alone(context: BrowserContext) -> None:
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.goto(HARVEST)
    _tab_to_a_line(page)
    stops = page.locator("[data-line][tabindex='0']")
    assert stops.count() == 1
    for _ in range(12):
        if "It is not the pause" in _focused(page):
            break
        page.keyboard.press("j")
    assert "It is not the pause" in _focused(page)
    page.keyboard.press("Shift+J")
    assert page.locator(".line-picked").count() == 2
    page.keyboard.press("Shift+K")
    page.keyboard.press("q")
    page.wait_for_url("**line=**")
    words = page.get_by_label("The words")
    expect(words).to_be_focused()
    words.press("Control+a")
    page.keyboard.type("It is the pretending […] one.")
    expect(page.locator("[data-match]")).to_contain_text("Same as the source, one cut marked […]")
    page.keyboard.press("Alt+2")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**kept=1**")
    expect(page.locator(".notices")).to_contain_text("Kept in the draft, in What did we hear?")
    assert "It is not the pause" in _focused(page)
    page.keyboard.press("u")
    expect(page.locator(".notices")).to_contain_text("Undone.")
    page.wait_for_load_state()  # the script that hears the keys comes last
    page.keyboard.press("f")
    assert "Personal data" in _focused(page)
    assert wrong == []


def test_escape_puts_back_and_the_keys_stay_off_where_somebody_turned_them_off(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(HARVEST)
    _tab_to_a_line(page)
    page.keyboard.press("j")
    page.keyboard.press("p")
    page.wait_for_url("**as=paraphrase**")
    expect(page.get_by_label("The words")).to_be_focused()
    expect(page.get_by_label("Paraphrase")).to_be_checked()
    page.keyboard.press("Escape")
    page.wait_for_url("**at=**")
    page.keyboard.press("?")
    expect(page.get_by_role("button", name="Turn the keys off")).to_be_focused()
    page.keyboard.press("Enter")
    page.goto(HARVEST)
    expect(page.get_by_role("button", name="Turn the keys on")).to_be_visible()
    _tab_to_a_line(page)
    before = _focused(page)
    page.keyboard.press("j")
    assert _focused(page) == before


def test_the_keys_are_told_above_the_hour_and_a_missing_choice_is_told_and_focused(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(HARVEST)
    expect(page.locator("[data-keys-way]")).to_contain_text("press Tab until a line is reached")
    page.get_by_role("button", name="begin at a line").click()
    assert page.evaluate("'line' in document.activeElement.dataset")
    for _ in range(12):
        if "It is not the pause" in _focused(page):
            break
        page.keyboard.press("j")
    page.keyboard.press("q")
    page.wait_for_url("**line=**")
    expect(page.get_by_label("The words")).to_be_focused()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/keep/**")
    expect(page.locator(".summary-wrong")).to_contain_text("“Attributed to” needs a choice.")
    expect(page.locator("#id_shown_error")).to_be_in_viewport()
    expect(page.locator("#id_shown input").first).to_be_focused()


def test_without_script_a_line_is_kept_and_another_left_out(browser: Browser, filled: Site, signed_in: str) -> None:
    plain = browser.new_context(
        base_url=filled.address,
        storage_state=signed_in,
        java_script_enabled=False,
        viewport={"width": 320, "height": 700},
    )
    page = plain.new_page()
    page.goto(HARVEST)
    page.locator(".line", has_text="So we made a rule").get_by_role("link", name="Use this").click()
    assert page.url.endswith("#compose")
    page.get_by_role("button", name="Keep in the draft").click()
    assert "“Attributed to” needs a choice." in page.locator(".summary-wrong").inner_text()
    page.get_by_label("Ingrid Solheim", exact=True).check()
    page.get_by_role("button", name="Check").click()
    assert page.locator("[data-match]").inner_text().strip() == "Same as the source"
    page.get_by_role("button", name="Keep in the draft").click()
    line = page.locator(".line", has_text="So we made a rule")
    assert "In the draft: What did we hear?" in line.inner_text()
    line.get_by_role("button", name="Undo").click()
    page.wait_for_load_state()  # a line that is still coming in is not to be seen either
    other = page.locator(".line", has_text="Good evening")
    if not other.is_visible():
        page.locator("summary", has_text="18:00").first.click()
    other.get_by_role("button", name="Leave out").click()
    assert "Left out" in page.locator(".line", has_text="Good evening").inner_text()
    plain.close()


def test_nothing_that_somebody_could_not_read_or_reach(browser: Browser, filled: Site, signed_in: str) -> None:
    with browser.new_context(base_url=filled.address, storage_state=signed_in, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(HARVEST)
        line = page.locator(".line", has_text="It is not the pause")
        found = looked_at(page, "the hour")
        page.goto(f"{HARVEST}{line.locator('[data-act=use]').get_attribute('href')}")
        found |= looked_at(page, "a line of it")
    assert found == {}
