"""How journeys start the browser, and what they hold its pages to."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOOKS = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}}
AXE_RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passed is not written out, which takes as long as looking
}
CONTRAST = AXE_RULES | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
SEEN: tuple[tuple[int, dict[str, Any], dict[str, Any]], ...] = (
    (1280, {"color_scheme": "light", "forced_colors": "none"}, AXE_RULES),
    (320, {"color_scheme": "light", "forced_colors": "none"}, AXE_RULES),
    (1280, {"color_scheme": "dark", "forced_colors": "none"}, CONTRAST),
    (320, {"color_scheme": "light", "forced_colors": "active"}, CONTRAST),
)
"""A page as a sweep looks at it: how wide, in which look, by which rules. In other colours only colours differ."""

STOPS = 15
"""Stops of the keyboard on each page that a sweep looks at."""

# Within a frame, or a part of a field for hours or days, the browser draws the mark itself.
_FOCUSED = """() => { const one = document.activeElement, style = getComputedStyle(one);
  const drawn = one.matches('body, iframe, [type=time], [type=date]');
  return [drawn ? 'nothing' : one.textContent.trim().slice(0, 40) || one.name || one.tagName,
    style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2] }"""


def looked_at(page: Page, name: str) -> dict[tuple[str, int, str], object]:
    """What axe finds on the page as it stands, and how wide it is where it scrolls sideways; nothing is left."""
    found: dict[tuple[str, int, str], object] = {}
    for width, look, rules in SEEN:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**look)
        wrong = Axe().run(page, options=rules).response["violations"]
        told = [(one["id"], [node["target"] for node in one["nodes"]]) for one in wrong]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if told or wide > width:
            found[name, width, "-".join(look.values())] = (told, wide)
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
