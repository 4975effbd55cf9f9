"""How journeys start the browser, and what they hold its pages to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passed is not written out, which takes as long as looking
}
Look = tuple[int, dict[str, Any]]
LOOKS: tuple[Look, ...] = tuple(
    (width, colours)
    for colours in (
        {"color_scheme": "light", "forced_colors": "none"},
        {"color_scheme": "dark", "forced_colors": "none"},
        {"color_scheme": "light", "forced_colors": "active"},
    )
    for width in (1280, 320)
)
"""A page as each is looked at: how wide in pixels, and in which colours."""

STOPS = 15
"""Stops of the keyboard on each page that a sweep looks at."""

_WRONG = """async rules => (await axe.run(document, rules)).violations.map(
  one => [one.id, one.nodes.map(node => node.html.slice(0, 150))])"""

# Within a frame, or a part of a field for hours or days, the browser draws the mark itself.
_FOCUSED = """() => { const one = document.activeElement, style = getComputedStyle(one);
  const drawn = one.matches('body, iframe, [type=time], [type=date]');
  return [drawn ? 'nothing' : one.textContent.trim().slice(0, 40) || one.name || one.tagName,
    style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2] }"""


def looked_at(page: Page, name: str, looks: Sequence[Look] = LOOKS) -> dict[tuple[str, int, str], object]:
    """What axe finds on the page as it stands, and how wide it is where it scrolls sideways; nothing is left.

    One page is loaded once and looked at in every look: in another the same page has other colours, or less room.
    """
    found: dict[tuple[str, int, str], object] = {}
    page.evaluate(AXE_SCRIPT)
    for width, colours in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**colours)
        told = page.evaluate(_WRONG, AXE_RULES)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if told or wide > width:
            found[name, width, "-".join(colours.values())] = (told, wide)
    return found


def lost_on_the_way(page: Page, addresses: dict[str, str]) -> dict[str, object]:
    """The pages on which Tab does not reach the skip link first, or reaches something that does not show it."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light", forced_colors="none")
    wrong: dict[str, object] = {}
    for name, address in addresses.items():
        page.goto(address)
        stops = []
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(_FOCUSED))
        hidden = [what for what, shown in stops if not shown and what != "nothing"]
        if stops[0] != ["Skip to the page", True] or hidden:
            wrong[name] = (stops[0], hidden)
    return wrong
