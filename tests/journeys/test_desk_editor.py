"""A pack edited, undone and published on the desk: with script, without, and by keyboard alone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect

from tests.journeys.browsing import looked_at
from tests.journeys.serving import Site
from tests.web.desk.worked_on import KEPT_BACK, PAUSE, STOP

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk-editor")]

SCRIPTED, PLAIN, KEYS, LOOKED_AT, TYPED, EMPTY = (f"2024-{month:02d}" for month in range(3, 9))
PAGES = (
    f"/desk/{LOOKED_AT}/pack/heard/",
    f"/desk/{LOOKED_AT}/pack/heard/?as=pdf",
    f"/desk/{LOOKED_AT}/pack/heard/?as=slides",
    f"/desk/{LOOKED_AT}/pack/heard/1/",
    f"/desk/{LOOKED_AT}/pack/heard/add/picture/",
    f"/desk/{LOOKED_AT}/pack/chat/",
    f"/desk/{LOOKED_AT}/preview/",
    f"/desk/{LOOKED_AT}/publish/",
    f"/desk/{LOOKED_AT}/publish/attach/",
    f"/desk/{EMPTY}/pack/",
)


@pytest.fixture(scope="module")
def desk(site: Site, browser: Browser) -> StorageState:
    """What the browser of somebody signed in holds, the months of these journeys filled."""
    words = [sys.executable, "-m", "tests.journeys.fill_desk", SCRIPTED, PLAIN, KEYS, LOOKED_AT, TYPED, EMPTY]
    subprocess.run(words, env=site.environment, cwd=Path(__file__).parents[2], check=True)
    return site.signed_in(browser)


@pytest.fixture
def context(site: Site, browser: Browser, desk: StorageState) -> Iterator[BrowserContext]:
    with browser.new_context(
        base_url=site.address, storage_state=desk, viewport={"width": 1280, "height": 900}
    ) as made:
        yield made


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that fails the test where its policy refused something, or a script broke."""
    made = context.new_page()
    made.on("pageerror", lambda error: pytest.fail(str(error)))
    return made


def test_axe_finds_nothing_and_nothing_scrolls_sideways(site: Site, browser: Browser, desk: StorageState) -> None:
    found: dict[tuple[str, int, str], object] = {}
    # The policy is set aside so that axe may look at the page.
    with browser.new_context(base_url=site.address, storage_state=desk, bypass_csp=True) as context:
        page = context.new_page()
        for address in PAGES:
            page.goto(address)
            # A page in a sandbox runs no script, so axe cannot look into it; the preview is looked at by itself.
            page.evaluate("document.querySelector('iframe')?.remove()")
            found |= looked_at(page, address)
    assert found == {}


def test_edit_undo_and_publish_with_script(page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)
    page.goto(f"/desk/{SCRIPTED}/pack/heard/")
    page.evaluate("window.same = true")

    page.get_by_role("button", name=f"Move down: {PAUSE}").click()
    expect(page.locator("#p-2 .piece-quote")).to_contain_text(PAUSE)
    expect(page.get_by_role("button", name=f"Move down: {PAUSE}")).to_be_focused()
    expect(page.locator("[data-announce]")).to_contain_text("Moved a quote down in What we heard.")

    page.get_by_role("link", name=f"Edit: {STOP}").click()
    words = page.get_by_role("textbox", name="Words")
    expect(words).to_be_focused()
    words.fill("Somebody could have said so.")
    page.get_by_text("A paraphrase, without them").click()
    page.locator(".piece-form").get_by_role("button", name="Save").click()
    expect(page.locator(".piece-what > p", has_text="Somebody could have said so.")).to_be_visible()

    page.get_by_role("button", name=re.compile("^Undo")).click()
    expect(page.locator(".piece-quote", has_text=STOP)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Undo"))).to_be_focused()
    page.get_by_role("button", name=re.compile("^Redo")).click()
    expect(page.locator(".piece-what > p", has_text="Somebody could have said so.")).to_be_visible()

    expect(page.frame_locator("[data-frame]").locator(".waits")).to_contain_text("3 pieces wait")
    page.get_by_role("button", name="Keep the suggestion").click()
    expect(page.get_by_role("heading", name="Nothing blocks publishing")).to_be_visible()
    assert page.evaluate("window.same")

    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(re.compile(r"Published, \d\d:\d\d\."))).to_be_visible()
    page.get_by_role("link", name="See it as readers do").click()
    expect(page.locator("blockquote", has_text=PAUSE)).to_be_visible()
    assert page.get_by_text(KEPT_BACK).count() == 0
    assert refused == []


def test_edit_undo_and_publish_without_script(site: Site, browser: Browser, desk: StorageState) -> None:
    with browser.new_context(base_url=site.address, storage_state=desk, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"/desk/{PLAIN}/pack/heard/")
        page.get_by_role("button", name=f"Move down: {PAUSE}").click()
        assert page.url.endswith(f"/desk/{PLAIN}/pack/heard/#p-2")
        first = page.locator(".piece-quote").first
        expect(first).to_have_text(f"“{STOP}”")
        page.get_by_role("button", name=re.compile("^Undo")).click()
        expect(first).to_have_text(f"“{PAUSE}”")

        page.get_by_text("Add your own").click()
        page.get_by_role("link", name="Heading").click()
        page.get_by_role("textbox", name="Words").fill("Afterwards")
        page.get_by_role("button", name="Add it").last.click()
        expect(page.locator(".piece-heading")).to_have_text("Afterwards")

        page.get_by_role("button", name="Keep the suggestion").click()
        page.get_by_role("link", name="See what will be published").click()
        page.get_by_role("button", name="Publish").click()
        expect(page.get_by_text(re.compile(r"Published, \d\d:\d\d\."))).to_be_visible()

        page.get_by_role("link", name="Withdraw it").click()
        page.get_by_label("Why it is withdrawn").fill("We asked again.")
        page.get_by_role("button", name="Withdraw the pack").click()
        expect(page.get_by_text("The pack is withdrawn.")).to_be_visible()


_NAME = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || ''"


def _reach(page: Page, name: str, *, most: int = 120) -> None:
    """Tabs until the focus is on what is called ``name``, once all of the page is there."""
    page.wait_for_load_state()
    for _ in range(most):
        page.keyboard.press("Tab")
        if str(page.evaluate(_NAME)).strip().startswith(name):
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_edit_undo_and_publish_by_keyboard_alone(page: Page) -> None:
    page.goto(f"/desk/{KEYS}/pack/heard/")
    _reach(page, f"Move down: {PAUSE}")
    page.keyboard.press("Enter")
    expect(page.locator("#p-2 .piece-quote")).to_contain_text(PAUSE)
    expect(page.get_by_role("button", name=f"Move down: {PAUSE}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#p-3 .piece-quote")).to_contain_text(PAUSE)

    _reach(page, f"Edit: {PAUSE}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Words")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name=f"Edit: {PAUSE}")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Words")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("It is the pretending […]")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".piece-quote", has_text="It is the pretending […]")).to_be_visible()

    page.keyboard.press("Home")
    page.get_by_role("link", name="Skip to the page").focus()
    _reach(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.locator(".piece-quote", has_text=PAUSE)).to_be_visible()
    _reach(page, "Keep the suggestion")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing blocks publishing")).to_be_visible()
    _reach(page, "Publish")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/{KEYS}/publish/")
    _reach(page, "Publish")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"Published, \d\d:\d\d\."))).to_be_visible()


def test_what_is_typed_survives_another_change_and_a_line_that_is_down(page: Page) -> None:
    page.goto(f"/desk/{TYPED}/pack/heard/")
    introduction = page.get_by_label("Introduction")
    introduction.fill("Half a sentence")
    page.get_by_role("button", name=f"Move down: {PAUSE}").click()
    expect(page.locator("#p-2 .piece-quote")).to_contain_text(PAUSE)
    expect(introduction).to_have_value("Half a sentence")

    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/words/", lambda route: route.abort())
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-announce]")).to_contain_text("This was not saved: the line is down.")
    expect(introduction).to_have_value("Half a sentence")
    page.unroute("**/words/")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-announce]")).to_contain_text("Changed the introduction of What we heard.")


def test_what_is_wrong_takes_the_focus(page: Page) -> None:
    page.goto(f"/desk/{TYPED}/pack/heard/1/")
    page.get_by_role("textbox", name="Words").fill("")
    page.locator(".piece-form").get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_role("textbox", name="Words")).to_be_focused()


def test_on_a_narrow_page_the_sections_step_back(context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"/desk/{LOOKED_AT}/pack/heard/")
    expect(page.get_by_text("Sections: What we heard")).to_be_visible()
    expect(page.get_by_role("link", name="Resources")).to_be_hidden()
