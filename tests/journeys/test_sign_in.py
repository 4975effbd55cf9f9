"""Signing in as a steward does it, in a real browser: by link, with a new passkey, with that passkey alone, by code."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, sync_playwright

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
START_SECONDS = 60
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Site:
    """A site of its own, served for these tests, and what its server printed."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        self.log = folder / "log"
        told = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        self.environment = told | {
            "DATA_FOLDER": str(folder / "site"),
            "SITE_URL": self.address,
            "PYTHONUNBUFFERED": "1",
        }

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-c", "from kindling.cli.main import main; main()", *words]

    def link(self) -> str:
        """A one-time link for Ada."""
        words = self.command("steward", "ada@example.org", "--name", "Ada Brennan")
        told = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=True)
        return told.stdout.strip()

    def signed_in(self, browser: Browser) -> StorageState:
        """What a browser holds in which Ada has signed in."""
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(self.link())
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{self.address}/desk/**")
            return context.storage_state()

    def code(self) -> str:
        """The newest code that was mailed, which a site on this machine prints."""
        for _ in range(100):
            if found := re.findall(r"^Subject: (\d{4}-\d{4}) is your code", self.log.read_text(), re.MULTILINE):
                return str(found[-1])
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"))
    words = made.command("serve", "--port", str(made.port))
    with (
        made.log.open("w") as log,
        subprocess.Popen(words, env=made.environment, stdout=log, stderr=log) as server,
    ):
        try:
            _await(made)
            yield made
        finally:
            server.terminate()


def _await(site: Site) -> None:
    for _ in range(START_SECONDS * 5):
        try:
            urlopen(f"{site.address}/theme.css", timeout=10).close()  # noqa: S310 - our own server
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(site.log.read_text())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


def look(page: Page) -> None:
    """Nothing that somebody could not read or reach."""
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    assert [(one["id"], page.url) for one in found] == []


def test_a_steward_comes_by_link_makes_a_passkey_and_signs_in_with_it_alone(
    site: Site, context: BrowserContext
) -> None:
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)
    keys = context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    page.goto(site.link())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.address}/desk/**")

    page.goto(f"{site.address}/account/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What to call it").fill("Ada’s phone")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url(f"{site.address}/account/recovery-codes/")
    assert page.locator(".codes li").count() == 10

    page.goto(f"{site.address}/back-door/")
    page.goto(f"{site.address}/back-door/ground/user/1/change/")
    assert refused == []
    page.goto(f"{site.address}/account/")
    assert "Ada’s phone" in page.locator("main").inner_text()
    look(page)

    page.locator(".bar-name summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{site.address}/desk/accounts/")
    assert "/sign-in/" in page.url
    look(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{site.address}/desk/accounts/")
    look(page)

    page.goto(f"{site.address}/sign-out/")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{site.address}/sign-in/")
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_role("button", name="Send me a code").click()
    look(page)
    page.get_by_label("The code").fill(site.code())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.address}/sign-in/second/")
    look(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{site.address}/desk/**")


def test_without_script_a_code_signs_in_and_an_app_is_set_up(site: Site, browser: Browser) -> None:
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = plain.new_page()
    page.goto(f"{site.address}/sign-in/")
    assert page.get_by_role("button", name="Use a passkey").is_disabled()
    page.get_by_role("button", name="Send me a code").click()
    assert page.locator(".summary-wrong a").inner_text() == "“Your e-mail address” is still empty."
    page.goto(site.link())
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{site.address}/account/app/")
    assert page.get_by_alt_text("The key below as a square to scan").is_visible()
    plain.close()
