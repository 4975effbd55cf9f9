"""How well can one colour be read on another, and which colour near it can? Colours are written ``#rrggbb``."""

from __future__ import annotations

from collections.abc import Callable

WHITE, BLACK = "#ffffff", "#000000"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other`` in it, channel by channel in sRGB."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def nearest(colour: str, works: Callable[[str], bool]) -> str:
    """The first colour that ``works``, from ``colour`` step by step towards black and white; empty where none does."""
    for step in range(101):
        for end in (BLACK, WHITE):
            tried = mixed(colour, end, step / 100)
            if works(tried):
                return tried
    return ""


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
