"""Signing in as a steward does it, in a real browser: by link, with a new passkey, with that passkey alone, by code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.browsing import AXE_RULES
from tests.journeys.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sign-in")]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


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
