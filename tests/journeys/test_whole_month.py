"""A month as a producer goes through it: opened, filled with the exports of an hour, settled, published, taken back.

Only what is on the page is clicked, in the order in which the month asks for it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories.exports import SAMPLE
from tests.journeys.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("whole-month")]

SERIES = "import django; django.setup(); from tests.factories.site import series; series()"
READ_WITHIN = 120_000
"""Milliseconds for the worker to read every file and draft the pack, on a busy machine."""

MOST = 40
"""Times that one thing is asked for again, at most."""


@pytest.fixture(scope="module")
def known(site: Site) -> Site:
    """A site whose series is known."""
    environment = site.environment | {"DJANGO_SETTINGS_MODULE": "kindling.config.settings"}
    subprocess.run([sys.executable, "-c", SERIES], env=environment, cwd=Path(__file__).parents[2], check=True)
    return site


def signed_in(context: BrowserContext, site: Site) -> Page:
    page = context.new_page()
    page.goto(site.link())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.address}/desk/**")
    return page


def open_month(page: Page, month: str, title: str) -> None:
    page.goto(f"/desk/new/?month={month}")
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Open it").click()
    expect(page).to_have_url(re.compile(f"/desk/{month}/$"))


def drop_files(page: Page, month: str, files: Sequence[str]) -> None:
    """Drops the files, and waits until each was read."""
    page.goto(f"/desk/{month}/files/")
    page.set_input_files("#files", list(files))
    button = page.get_by_role("button", name="Keep these files")
    if button.is_visible():
        button.click()
    expect(page.locator(".files-row")).to_have_count(len(files), timeout=READ_WITHIN)
    read = re.compile("Read:|nobody could read it")
    expect(page.locator(".files-row", has_text=read)).to_have_count(len(files), timeout=READ_WITHIN)


def await_draft(page: Page, month: str) -> None:
    """Looks again until the worker has nothing left to do: after files, and after flags, it drafts."""
    for _ in range(READ_WITHIN // 1000):
        page.goto(f"/desk/{month}/publish/")
        if not page.get_by_text(re.compile("There is no pack of this month yet|is still being read")).count():
            return
        page.wait_for_timeout(1000)
    raise AssertionError("the draft never stands")


def settle_flags(page: Page, month: str) -> int:
    """Leaves out every line that is flagged, and keeps what is about no line; answers how many there were."""
    page.goto(f"/desk/{month}/flags/")
    for number in range(MOST):
        flag = page.locator(".flag").first
        if not flag.count():
            return number
        out = flag.get_by_role("button", name=re.compile("^Leave .* out$"))
        if out.count():
            out.click()
        else:
            flag.get_by_text("Keep, with a reason").click()
            flag.get_by_label("Why may it be published?").fill("We asked.")
            flag.get_by_role("button", name="Keep it").click()
        page.wait_for_load_state()  # a page that is still coming in has no flag either
    raise AssertionError("there is always another flag")


def keep_suggestions(page: Page, month: str) -> None:
    """Keeps what is suggested, section by section, as the publishing page asks for it."""
    for _ in range(MOST):
        page.goto(f"/desk/{month}/publish/")
        asked = page.get_by_role("link", name=re.compile("nobody has looked at"))
        if not asked.count():
            return
        asked.first.click()
        keep = page.get_by_role("button", name=re.compile(r"^Keep (the suggestion|all \d+ suggestions)$"))
        keep.click()
        expect(keep).to_have_count(0)
    raise AssertionError("there is always another suggestion")


def record_yes(page: Page, month: str, decision: str = "Yes, by first name") -> None:
    """Records the same answer for all who were asked."""
    page.goto(f"/desk/{month}/consents/")
    page.get_by_role("link", name="Tick all", exact=True).click()
    page.get_by_label(decision, exact=True).check()
    page.locator("[name=how]").fill("by mail")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("Everybody has answered.")).to_be_visible()


def publish(page: Page, month: str, note: str = "") -> None:
    page.goto(f"/desk/{month}/publish/")
    if note:
        page.get_by_label("What is new in it").fill(note)
    page.get_by_role("button", name=re.compile("^Publish")).click()
    expect(page.get_by_text(re.compile(r"Published, \d\d:\d\d\."))).to_be_visible(timeout=READ_WITHIN)


def withdraw(page: Page, month: str) -> None:
    page.goto(f"/desk/{month}/publish/")
    page.get_by_role("link", name="Withdraw it").click()
    page.get_by_label("Why it is withdrawn").fill("We asked again.")
    page.get_by_role("button", name="Withdraw the pack").click()
    expect(page.get_by_text("The pack is withdrawn.")).to_be_visible()


@pytest.mark.parametrize(("month", "script"), [("2026-10", True), ("2026-09", False)])
def test_from_an_empty_month_to_a_published_pack_and_back(
    known: Site, browser: Browser, month: str, script: bool
) -> None:
    with (
        browser.new_context(base_url=known.address, java_script_enabled=script) as desk,
        browser.new_context(base_url=known.address, java_script_enabled=script) as outside,
    ):
        page = signed_in(desk, known)
        prepare(page, month, sample())
        publish(page, month)
        reader = outside.new_page()
        read(reader, month)
        publish(page, month, "A name is spelled right.")
        reader.reload()
        expect(reader.get_by_text("A name is spelled right.")).to_be_visible()
        withdraw(page, month)
        reader.reload()
        expect(reader.get_by_text("We asked again.")).to_be_visible()
        assert reader.request.get(f"/conversations/{month}/pack.pdf").status == 410


def prepare(page: Page, month: str, files: Sequence[str]) -> None:
    """All that stands before publishing."""
    open_month(page, month, "Small repairs")
    drop_files(page, month, files)
    await_draft(page, month)
    settle_flags(page, month)
    await_draft(page, month)
    keep_suggestions(page, month)
    record_yes(page, month)


def read(reader: Page, month: str) -> None:
    reader.goto(f"/conversations/{month}/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Small repairs")
    with reader.expect_download() as download:
        reader.get_by_role("link", name="The pack to print").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def sample() -> list[str]:
    """The exports of the bundled hour."""
    entries = [one for one in SAMPLE.iterdir() if one.is_file() and not one.name.endswith(".toml")]
    return sorted(str(one) for one in entries)
