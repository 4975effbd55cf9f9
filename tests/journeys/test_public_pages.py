"""The public pages as visitors meet them: the demonstration's site in a real browser, with script and without."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.factories.demo import KINDLING, demo_environment, demo_folder
from tests.journeys.browsing import looked_at
from tests.journeys.serving import STOP_SECONDS, await_site, free_port

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

NOW, LAST = datetime.datetime.now(tz=datetime.UTC), datetime.datetime(2026, 12, 17, 19, tzinfo=datetime.UTC)
"""When these tests run, and when the last hour of the demonstration is over."""

PAGES = {
    "home": "/",
    "archive": "/archive/",
    "a year": "/archive/2023/",
    "nothing found": "/archive/?format=showcase&year=2023",
    "with a pack": "/conversations/2026-10/",
    "without a pack": "/conversations/2023-01/",
    "without a title": "/conversations/2022-07/",
    "to come": "/conversations/2026-12/",
    "people": "/people/",
    "person": "/people/maureen-bisognano/",
    "resources": "/resources/",
    "numbers": "/numbers/",
    "to paste": "/embed/how/",
    "about": "/about/",
    "privacy": "/privacy/",
    "accessibility": "/accessibility/",
    "not found": "/nothing-here/",
}
HERE = {
    "home": "Next conversation",
    "archive": "Past conversations",
    "a year": "Past conversations",
    "nothing found": "Past conversations",
    "with a pack": "Past conversations",
    "without a pack": "Past conversations",
    "without a title": "Past conversations",
    "to come": "Next conversation" if NOW < LAST else "Past conversations",
    "people": "People",
    "person": "People",
    "resources": "Resources",
    "about": "About us",
}
"""What the navigation marks as where the visitor is."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demonstration that runs for these tests alone."""
    data_folder = demo_folder(tmp_path_factory)
    folder = data_folder.parent
    port = free_port()
    command = [*KINDLING, "demo", "--port", str(port)]
    environment = demo_environment(data_folder)
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            await_site(f"http://localhost:{port}/", server, folder / "log")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=STOP_SECONDS)


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A visitor in Kathmandu, who has been nowhere yet."""
    opened = browser.new_context(base_url=site, viewport={"width": 1280, "height": 800}, timezone_id="Asia/Kathmandu")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def without_script(browser: Browser, site: str) -> Iterator[Page]:
    opened = browser.new_context(base_url=site, java_script_enabled=False, timezone_id="Asia/Kathmandu")
    yield opened.new_page()
    opened.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, site: str, name: str) -> None:
    # The policy is set aside so that axe may look at the page.
    page = browser.new_page(bypass_csp=True)
    answer = page.goto(site + PAGES[name])
    assert answer is not None
    assert answer.status == (404 if name == "not found" else 200)
    found = looked_at(page, name)
    page.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_page_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    reached = {}
    for name, path in PAGES.items():
        page.goto(path)
        reached[name] = page.evaluate(SIDEWAYS)
    assert reached == {name: [width, []] for name in PAGES}


SIDEWAYS = """() => [document.documentElement.scrollWidth,
  [...document.querySelectorAll('.site :is(p, li, h1, h2, h3, bdi, a, select, button)')]
    .filter(one => { const box = one.getBoundingClientRect();
      return box.width > 1 && !one.closest('.skip') && (box.right > innerWidth + 1 || box.left < -8) })
    .map(one => one.textContent.trim().slice(0, 40))]"""


def test_text_of_twice_the_size_still_fits(page: Page) -> None:
    reached = {}
    for name, path in PAGES.items():
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        reached[name] = page.evaluate(SIDEWAYS)
    assert reached == {name: [1280, []] for name in PAGES}


def test_every_page_has_one_title_one_main_part_and_says_where_it_is(page: Page) -> None:
    found = {}
    for name, path in PAGES.items():
        page.goto(path)
        found[name] = (
            page.locator("h1").count(),
            [page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")],
            page.locator("[style], style, script:not([src], [type='application/ld+json'])").count(),
            page.locator("nav .nav [aria-current]").all_inner_texts(),
        )
    assert found == {name: (1, [1, 1, 1], 0, [HERE[name]] if name in HERE else []) for name in PAGES}


def test_pages_ask_nothing_of_others_keep_nothing_and_break_none_of_their_own_rules(
    context: BrowserContext, site: str
) -> None:
    asked: list[str] = []
    said: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for name, path in PAGES.items():
        if name != "not found":
            page.goto(path)
    kept = page.evaluate("localStorage.length + sessionStorage.length")
    assert [one for one in asked if not one.startswith(f"{site}/")] == []
    assert (said, context.cookies(), kept) == ([], [], 0)


def test_two_clocks_stand_side_by_side_and_the_second_is_the_visitors(page: Page) -> None:
    page.goto("/")
    clocks = page.locator(".clock")
    first, second = (re.split(r"\n+", one) for one in clocks.all_inner_texts())
    boxes = [box for box in (clocks.nth(0).bounding_box(), clocks.nth(1).bounding_box()) if box]
    assert first[0] == "In London"
    assert first[1].startswith("18:00 to 19:00")
    # Kathmandu is five and three quarters hours ahead of universal time, London none or one.
    assert second[0].startswith("Where you are, in Kat")
    assert second[1] in {"23:45 to 00:45", "22:45 to 23:45"}
    assert (second[1] == "23:45 to 00:45") == bool(re.fullmatch(r"\w+day \d+ \w+, to \w+day \d+ \w+", second[2]))
    assert (boxes[0]["y"], boxes[0]["width"]) == (boxes[1]["y"], boxes[1]["width"])


@pytest.mark.parametrize(
    ("zone", "where"),
    [
        ("Europe/Kiev", "Where you are, in Kyiv"),
        ("America/North_Dakota/Center", "Where you are, in Center, North Dakota"),
        ("Etc/GMT-3", "Where you are, UTC+3"),
        ("UTC", "Where you are"),
    ],
)
def test_the_visitors_clock_names_their_place_as_people_there_do(
    browser: Browser, site: str, zone: str, where: str
) -> None:
    page = browser.new_page(base_url=site, timezone_id=zone)
    page.goto("/")
    assert page.locator("[data-where]").inner_text() == where
    page.close()


def test_how_long_it_is_until_then_is_told_until_the_hour_begins(page: Page) -> None:
    page.goto("/")
    until = page.locator("[data-until]")
    begins = datetime.datetime.fromisoformat(until.get_attribute("data-until") or "")
    told = []
    for days in (15, 7, 0.5, -0.01):
        page.clock.set_fixed_time(begins - datetime.timedelta(days=days))
        page.reload()
        told.append(until.inner_text())
    assert told == ["in two weeks and one day", "in one week", "within a day", ""]


def test_without_script_the_second_clock_tells_universal_time(without_script: Page) -> None:
    without_script.goto("/")
    where, hours, _ = re.split(r"\n+", without_script.locator(".clock").nth(1).inner_text())
    assert where == "In universal time (UTC)"
    assert hours in {"18:00 to 19:00", "17:00 to 18:00"}


def test_archive_is_filtered_by_a_sentence_without_script(without_script: Page) -> None:
    page = without_script
    page.goto("/archive/")
    page.get_by_label("Show me").select_option(label="Showcase")
    page.get_by_label("from").select_option("2022")
    page.get_by_role("button", name="Show").click()
    titles = ["A Christmas Advent calendar: kindness efforts from our community"]
    expect(page.locator(".kept h3")).to_have_text(titles)
    page.wait_for_load_state()  # a page that is still coming in lacks its gaps, too
    assert page.get_by_label("Show me").locator("option:checked").inner_text() == "Showcase"
    assert page.locator(".missing").count() == 0


def test_a_filter_that_finds_nothing_says_so_and_leads_back(page: Page) -> None:
    page.goto(PAGES["nothing found"])
    assert "No conversation is like that." in page.locator("main").inner_text()
    page.get_by_role("link", name="Show all conversations").click()
    expect(page.locator(".kept")).to_have_count(24)


def test_gap_of_the_archive_says_only_what_is_known(page: Page) -> None:
    page.goto("/archive/")
    missing = page.locator("#y2024 .missing").first
    line = missing.evaluate("one => getComputedStyle(one, '::before').borderInlineStartStyle")
    slant = missing.locator("p").nth(1).evaluate("one => getComputedStyle(one).fontStyle")
    assert missing.inner_text().split("\n")[-1] == "Nothing is kept of these months."
    assert (line, slant) == ("dashed", "italic")


def test_colour_of_a_disc_is_told_in_words_too(page: Page) -> None:
    page.goto("/archive/")
    rows = page.locator(".kept").evaluate_all(
        "all => all.map(one => [one.querySelector('.room').classList[1], one.querySelector('.kept-facts').textContent])"
    )
    words = {"speaker": "Speaker", "panel": "Panel", "showcase": "Showcase", "check-in": "Check-in", "open": "Open"}
    assert [one for one in rows if words.get(one[0].removeprefix("room-"), "") not in one[1]] == []


def test_visitor_reads_the_latest_pack_and_takes_it_home(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    page.get_by_role("link", name="Read the October pack").click()
    page.wait_for_load_state()  # what comes in later moves what was scrolled to
    page.get_by_role("navigation", name="In this pack").get_by_role("link", name="From the chat").click()
    landed = page.evaluate("document.querySelector(location.hash).getBoundingClientRect().top")
    link = page.get_by_role("link", name="The pack to print")
    with page.expect_download() as download:
        link.click()
    assert abs(landed) < 2
    assert download.value.path().read_bytes().startswith(b"%PDF")
    assert download.value.suggested_filename == "2026-10-pack.pdf"


def test_recording_plays_in_its_place_only_once_it_is_pressed(page: Page) -> None:
    asked: list[str] = []
    player = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"

    def with_player(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace("data-recording>", "data-recording data-tried>", 1)
        marked = body.replace('<a href="https://video.', f'<a data-player="{player}" href="https://video.', 1)
        route.fulfill(response=answer, body=marked)

    def blank(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<p>playing</p>")

    page.route("**/conversations/2026-10/", with_player)
    page.route("https://www.youtube-nocookie.com/**", blank)
    page.goto("/conversations/2026-10/")
    before = list(asked)
    page.locator("a[data-player]").click()
    words = page.frame_locator("iframe.player").locator("p").inner_text()
    assert (before, asked, words) == ([], [player], "playing")
    assert page.locator("[data-tried] a").count() == 0


def test_first_press_of_tab_offers_to_skip_to_the_page(page: Page) -> None:
    page.goto("/archive/")
    page.keyboard.press("Tab")
    focused = page.evaluate("[document.activeElement.textContent, document.activeElement.getBoundingClientRect().top]")
    page.keyboard.press("Enter")
    assert focused == ["Skip to the page", 0]
    expect(page.locator("#main")).to_be_focused()


def test_everything_that_has_focus_shows_it(page: Page) -> None:
    page.goto("/conversations/2026-10/")
    unmarked = []
    for _ in range(25):
        page.keyboard.press("Tab")
        name, width = page.evaluate(
            "[document.activeElement.textContent, parseFloat(getComputedStyle(document.activeElement).outlineWidth)]"
        )
        unmarked += [] if width >= 2 else [name]
    assert unmarked == []


def test_a_conversation_without_title_or_address_of_its_film_says_so_in_words(page: Page) -> None:
    page.goto("/conversations/2022-07/")
    words = page.locator("main").inner_text()
    assert page.locator("h1").inner_text() == "July 2022"
    assert "No title is known" in words
    assert "Where it is kept is not known here." in words


def test_next_and_previous_lead_through_the_years(page: Page) -> None:
    page.goto("/conversations/2024-06/")
    turn = page.get_by_role("navigation", name="Earlier and later")
    turn.get_by_role("link").nth(1).click()
    later = page.url.rsplit("/", 2)[1]
    page.get_by_role("navigation", name="Earlier and later").get_by_role("link").first.click()
    assert (later, page.url.rsplit("/", 2)[1]) == ("2024-08", "2024-06")


def test_page_on_paper_is_light_and_leaves_the_navigation_out(browser: Browser, site: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site}/conversations/2026-10/")
    page.emulate_media(media="print")
    ground = page.evaluate("getComputedStyle(document.body).getPropertyValue('--page')")
    shown = page.get_by_role("navigation", name="Pages").is_visible()
    page.close()
    assert (ground, shown) == ("#fbf5ec", False)


def test_page_holds_still_for_whoever_asked_for_it(browser: Browser, site: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(site)
    scrolling = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    moving = page.evaluate("document.getAnimations().length")
    page.close()
    assert (scrolling, moving) == ("auto", 0)


def test_buttons_can_be_read_in_the_visitors_own_colours(browser: Browser, site: str) -> None:
    page = browser.new_page(forced_colors="active")
    unseen = []
    for path in ("/", "/archive/", "/nothing-here/"):
        page.goto(site + path)
        unseen += page.locator(".button").evaluate_all(
            "all => all.filter(one => getComputedStyle(one).color == getComputedStyle(one).backgroundColor)"
            ".map(one => one.textContent.trim())"
        )
    page.close()
    assert unseen == []
