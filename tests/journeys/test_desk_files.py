"""A month opened, told and filled with files on the desk, with script and without, and by a link."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route, StorageState, expect

from tests.journeys.browsing import looked_at
from tests.journeys.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk-files")]

MONTH = "import django; django.setup(); from tests.factories.site import conversation; conversation('2024-08')"
CHAT = """18:00:01 From Wilf Adeyemi to Everyone:
\tWe sat down for ninety seconds, all of us, and nobody had to say why.
18:00:20 From Niamh Doyle to Wilf Adeyemi(Direct Message):
\tMy sister is in bed nine, please tell nobody.
"""
READ_WITHIN = 120_000
"""Milliseconds for the worker, on a busy machine."""

MOST_LOOKS = 600
"""Times that is looked whether the browser has asked for a script, at most."""


def _file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


@pytest.fixture(scope="module")
def desk(site: Site, browser: Browser) -> StorageState:
    """What the browser of somebody signed in holds; a series and one month are known."""
    environment = site.environment | {"DJANGO_SETTINGS_MODULE": "kindling.config.settings"}
    subprocess.run([sys.executable, "-c", MONTH], env=environment, cwd=Path(__file__).parents[2], check=True)
    return site.signed_in(browser)


@pytest.fixture
def context(site: Site, browser: Browser, desk: StorageState) -> Iterator[BrowserContext]:
    with browser.new_context(base_url=site.address, storage_state=desk) as made:
        yield made


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that fails the test where its policy refused something, or a script broke."""
    made = context.new_page()
    made.on("pageerror", lambda error: pytest.fail(str(error)))
    made.on("console", lambda told: pytest.fail(told.text) if "Content Security" in told.text else None)
    return made


@pytest.fixture
def without_script(site: Site, browser: Browser, desk: StorageState) -> Iterator[Page]:
    with browser.new_context(base_url=site.address, storage_state=desk, java_script_enabled=False) as made:
        yield made.new_page()


def _open(page: Page, month: str) -> None:
    page.goto(f"/desk/new/?month={month}")
    page.get_by_role("button", name="Open it").click()
    expect(page).to_have_url(re.compile(f"/desk/{month}/$"))


def test_files_that_are_chosen_before_the_script_arrives_are_sent(page: Page) -> None:
    _open(page, "2024-01")
    held: list[Route] = []
    page.route(re.compile(r"/desk/files[^/]*\.js"), lambda one: held.append(one))  # noqa: PLW0108 - Playwright marks what it is given, which a method cannot be
    page.get_by_role("link", name="Drop them").click()
    page.set_input_files("#files", [_file("early.txt", CHAT)])
    let_go(page, held)
    expect(page.get_by_role("heading", name="early.txt")).to_be_visible()


def let_go(page: Page, held: list[Route]) -> None:
    """Lets the script through once the browser has asked for it, which may be a while after its page is there."""
    for _ in range(MOST_LOOKS):
        if held:
            break
        page.wait_for_timeout(50)
    assert held
    for one in held:
        one.continue_()


def test_files_are_sent_one_by_one_and_the_list_keeps_itself_up_to_date(page: Page) -> None:
    _open(page, "2024-03")
    page.get_by_role("link", name="Drop them").click()
    page.set_input_files("#files", [_file("chat.txt", CHAT), _file("photo.txt", "\x89PNG")])
    expect(page.get_by_role("heading", name="chat.txt")).to_be_visible()
    row = page.locator(".files-row", has_text="chat.txt")
    expect(row).to_contain_text("Read: 1 person, 1 chat message, 1 private message left out", timeout=READ_WITHIN)
    page.set_input_files("#files", [_file("again.txt", CHAT)])
    expect(page.locator(".notices")).to_contain_text("again.txt was here already, as chat.txt.")
    assert "bed nine" not in page.content()


def test_a_file_is_dropped_by_dragging(page: Page) -> None:
    _open(page, "2024-04")
    page.goto("/desk/2024-04/files/")
    page.evaluate(
        """words => {
          const told = new DataTransfer();
          told.items.add(new File([words], "dragged.txt", { type: "text/plain" }));
          const form = document.querySelector("[data-drop]");
          for (const kind of ["dragenter", "dragover", "drop"])
            form.dispatchEvent(new DragEvent(kind, { dataTransfer: told, bubbles: true, cancelable: true }));
        }""",
        CHAT,
    )
    expect(page.get_by_role("heading", name="dragged.txt")).to_be_visible()


def test_everything_works_without_script(without_script: Page) -> None:
    page = without_script
    _open(page, "2024-05")
    page.get_by_role("link", name="Give one").click()
    page.get_by_label("Title").fill("Small repairs")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved: the conversation.")
    page.get_by_role("link", name=re.compile("^Add.*people$")).click()
    page.get_by_label("Name").fill("Ingrid Solheim")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("link", name="Ingrid Solheim")).to_be_visible()
    page.goto("/desk/2024-05/files/")
    page.set_input_files("#files", [_file("chat.txt", CHAT), _file("notes.txt", "We agreed to rest more.")])
    page.get_by_role("button", name="Keep these files").click()
    expect(page.locator(".notices")).to_contain_text("chat.txt is kept.")
    expect(page.locator(".files-row")).to_have_count(2)
    expect(page.locator(".files-row", has_text="chat.txt")).to_contain_text("Read:", timeout=READ_WITHIN)


@pytest.mark.parametrize("script", [True, False])
def test_somebody_else_drops_by_a_link_and_sees_nothing_of_the_desk(page: Page, browser: Browser, script: bool) -> None:
    month = "2024-06" if script else "2024-07"
    _open(page, month)
    page.goto(f"/desk/{month}/files/")
    page.get_by_text("Make a link").click()
    page.get_by_label("For whom?").fill("Tom, who took notes")
    page.get_by_role("button", name="Make the link").click()
    address = page.get_by_label("The link for Tom, who took notes").input_value()
    with browser.new_context(java_script_enabled=script) as context:
        tom = context.new_page()
        tom.goto(address)
        assert tom.get_by_role("navigation").count() == 0
        tom.set_input_files("#files", [_file("notes.txt", f"We agreed to rest more in {month}.")])
        if not script:
            tom.get_by_role("button", name="Send these files").click()
        expect(tom.locator(".drop-receipts")).to_contain_text("Thank you. notes.txt is kept.")
    page.reload()
    expect(page.locator(".files-row")).to_contain_text("by the link for Tom, who took notes")
    page.get_by_role("button", name="Close it").click()
    with browser.new_context(java_script_enabled=script) as context:
        late = context.new_page()
        answer = late.goto(address)
        assert answer
        assert answer.status == 410
        expect(late.get_by_role("heading", name="This link no longer works")).to_be_visible()


def test_axe_finds_nothing_and_nothing_scrolls_sideways(site: Site, browser: Browser, desk: StorageState) -> None:
    month = "/desk/2024-08/"
    parts = ("what", "came", "people", "questions", "recordings", "presentations", "resources", "themes")
    pages = (month, "/desk/months/", "/desk/new/", f"{month}files/", f"{month}facts/", "/desk/2031-01/")
    found: dict[tuple[str, int, str], object] = {}
    # The policy is set aside so that axe may look at the page.
    with browser.new_context(base_url=site.address, storage_state=desk, bypass_csp=True) as context:
        page = context.new_page()
        for address in (*pages, *(f"{month}facts/{part}/" for part in parts), "/drop/lost/"):
            page.goto(address)
            found |= looked_at(page, address)
    assert found == {}
