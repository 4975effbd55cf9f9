"""The page of a pack in a real browser: small and large, light, dark and forced colours, zoomed and printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kindling.pack.document import Pack
from kindling.renderers import web
from tests.factories import packs
from tests.journeys.browsing import looked_at
from tests.renderers.parity import assert_same_words

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pack-page")]

MAKERS: dict[str, Callable[[], Pack]] = {
    "every page": packs.every_page,
    "drafted": packs.drafted,
    "scripts": packs.scripts,
    "small": packs.small,
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {name: folder / f"{number}.html" for number, name in enumerate(MAKERS)}
    for name, path in made.items():
        path.write_bytes(web.render(MAKERS[name]()).data)
    return made


def opened(browser: Browser, path: Path, width: int, **look: object) -> Page:
    """The page in a window of its own; its policy is set aside so that axe may look at it."""
    page = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True, **look)  # type: ignore[arg-type]
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("name", ["drafted", "scripts"])
def test_axe_finds_nothing(browser: Browser, pages: dict[str, Path], name: str) -> None:
    page = opened(browser, pages[name], 1280)
    found = looked_at(page, name)
    page.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
@pytest.mark.parametrize("name", MAKERS)
def test_page_never_scrolls_sideways(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    page = opened(browser, pages[name], width)
    reached, cut = page.evaluate(SIDEWAYS)
    page.close()
    assert (reached, cut) == (width, [])


SIDEWAYS = """() => [document.documentElement.scrollWidth,
  [...document.querySelectorAll('.pack :is(p, li, h1, h2, h3, bdi, span, a, figcaption)')]
    .filter(one => { const box = one.getBoundingClientRect();
      return box.width > 0 && (box.right > innerWidth + 1 || box.left < -8) })
    .map(one => one.textContent.trim().slice(0, 40))]"""


def test_text_of_twice_the_size_still_fits(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["every page"], 1280)
    page.add_style_tag(content="html { font-size: 200% }")
    reached, cut = page.evaluate(SIDEWAYS)
    page.close()
    assert (reached, cut) == (1280, [])


def _listen(page: Page, asked: list[str], said: list[str]) -> None:
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))


def test_wider_spacing_of_letters_words_and_lines_cuts_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["every page"], 320)
    page.add_style_tag(content=SPACED)
    reached, cut = page.evaluate(SIDEWAYS)
    page.close()
    assert (reached, cut) == (320, [])


SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"


def test_page_asks_for_nothing_and_breaks_none_of_its_own_rules(browser: Browser, pages: dict[str, Path]) -> None:
    for path in pages.values():
        asked: list[str] = []
        said: list[str] = []
        page = browser.new_page()
        _listen(page, asked, said)
        page.goto(path.as_uri())
        styled = page.evaluate("getComputedStyle(document.querySelector('.cover')).backgroundColor")
        fonts = page.evaluate("document.fonts.ready.then(all => [...all].filter(f => f.status == 'loaded').length)")
        page.close()
        assert [one for one in asked if not one.startswith("data:")] == [path.as_uri()]
        assert (said, styled) == ([], "rgb(92, 43, 65)")
        assert fonts > 0


def test_what_a_browser_shows_are_the_words_of_the_pack(browser: Browser, pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        page = opened(browser, path, 1280)
        text = page.evaluate("document.body.innerText")
        page.close()
        assert_same_words(MAKERS[name](), text, furniture=("Skip to the words", "draft"))


def test_first_press_of_tab_offers_to_skip_to_the_words(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["every page"], 1280)
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent")
    seen = page.evaluate("document.activeElement.getBoundingClientRect().top")
    page.keyboard.press("Enter")
    expect(page.locator("#_words")).to_be_focused()
    page.close()
    assert (focused, seen) == ("Skip to the words", 0)


def test_contents_lead_to_their_section(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["every page"], 1280, reduced_motion="reduce")
    page.get_by_role("navigation", name="In this pack").get_by_role("link", name="From the chat").click()
    top = page.evaluate("document.querySelector('#chat').getBoundingClientRect().top")
    page.close()
    assert abs(top) < 2


def test_landmarks_are_a_banner_contents_words_and_an_end(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["every page"], 1280)
    counts = [page.get_by_role(role).count() for role in ("banner", "navigation", "main", "contentinfo")]
    page.close()
    assert counts == [1, 1, 1, 1]


def test_dark_page_is_dark_and_paper_is_light(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["every page"], 1280, color_scheme="dark")
    ground = "getComputedStyle(document.querySelector('.pack')).getPropertyValue('--page')"
    dark = page.evaluate(ground)
    page.emulate_media(media="print")
    paper = page.evaluate(ground)
    page.close()
    assert (dark, paper) == ("#1a1015", "#fbf5ec")


def test_printed_draft_says_so_on_every_page(browser: Browser, pages: dict[str, Path]) -> None:
    import pypdfium2

    page = opened(browser, pages["drafted"], 1280)
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    page.close()
    sizes = {tuple(round(side) for side in sheet.get_size()) for sheet in printed}
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in printed]
    assert sizes == {(595, 842)}
    assert [number for number, text in enumerate(texts) if "Draft: not for sharing." not in text] == []


def test_page_holds_still_for_whoever_asked_for_it(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["every page"], 1280, reduced_motion="reduce")
    moving = page.evaluate(
        "[getComputedStyle(document.documentElement).scrollBehavior, document.getAnimations().length]"
    )
    page.close()
    assert json.dumps(moving) == '["auto", 0]'
