"""Can everybody read what is printed: does each pair of colours that the template uses keep WCAG's AA?"""

from __future__ import annotations

import pytest

from kindling.pack.document import Colours

SMALL, LARGE = 4.5, 3.0

PAIRS = [
    ("text", "ground", SMALL),
    ("text", "raised", SMALL),
    ("text", "ground_2", SMALL),
    ("soft", "ground", SMALL),
    ("soft", "ground_2", SMALL),
    ("soft", "raised", SMALL),
    ("heading", "ground", SMALL),
    ("heading", "ground_2", SMALL),
    ("link", "ground", SMALL),
    ("link", "ground_2", SMALL),
    ("link", "raised", SMALL),
    ("quote_2", "ground", SMALL),
    ("quote_2", "ground_2", SMALL),
    ("accent", "ground", SMALL),
    ("cover_text", "cover", SMALL),
    ("cover_accent", "cover", SMALL),
    ("cover_text", "leaf", SMALL),
]


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
def test_ink_stands_out_from_its_paper(ink: str, paper: str, least: float) -> None:
    colours = Colours()
    assert contrast(getattr(colours, ink), getattr(colours, paper)) >= least


def test_names_and_initials_stand_out_on_cards_and_discs() -> None:
    colours = Colours()
    assert all(contrast(hue, colours.raised) >= SMALL for hue in colours.initials)
    assert all(contrast(colours.heading, note) >= SMALL for note in colours.notes)
    assert all(contrast(colours.text, note) >= SMALL for note in colours.notes)
