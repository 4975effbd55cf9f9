"""How a community looks: its name, colours, logo and fonts, from one small file."""

from __future__ import annotations

from typing import Annotated

from kindling.pack.document.record import limits, record

Colour = Annotated[str, limits(pattern=r"^#[0-9a-fA-F]{6}$")]


@record
class Colours:
    """Every colour by its meaning, as ``#rrggbb``. ``discs`` are for variety alone and never mean anything."""

    ground: Colour = "#fbf5ec"
    ground_2: Colour = "#f3e6d6"
    raised: Colour = "#fffdf9"
    text: Colour = "#2b1a23"
    soft: Colour = "#62494f"
    heading: Colour = "#5c2b41"
    accent: Colour = "#b5462f"
    link: Colour = "#96361f"
    rule: Colour = "#ead7c3"
    cover: Colour = "#5c2b41"
    cover_accent: Colour = "#f3cc7e"
    cover_text: Colour = "#fffdf9"
    leaf: Colour = "#b5462f"
    quote_2: Colour = "#2f6e73"
    focus: Colour = "#2f6e73"
    land: Colour = "#e8d6c1"
    notes: tuple[Colour, ...] = ("#f6ded5", "#f7e6c3", "#dbe8e3")
    discs: tuple[Colour, ...] = ("#c85a44", "#e0a63a", "#2f6e73", "#d68a82")
    initials: tuple[Colour, ...] = ("#b5462f", "#2f6e73", "#5c2b41", "#8a5a12", "#3f5d3a")


DARK = Colours(
    ground="#1a1015",
    ground_2="#251820",
    raised="#30202a",
    text="#f4e9df",
    soft="#cbb5ba",
    heading="#f4e9df",
    accent="#f0906f",
    link="#f7b59b",
    rule="#57404c",
    cover="#4b2035",
    cover_accent="#f3cc7e",
    cover_text="#fffdf9",
    leaf="#7c2f20",
    quote_2="#8fc9c6",
    focus="#f3cc7e",
    land="#3a2a33",
    notes=("#412029", "#3b2c18", "#1c3336"),
    discs=("#c85a44", "#d19a34", "#3b8087", "#c98079"),
    initials=("#b5462f", "#2f6e73", "#7a4560", "#8a5a12", "#4b6b46"),
)


@record
class Fonts:
    """Families by their role. The defaults are bundled; another family falls back to them where it is missing."""

    heading: str = "Fraunces"
    text: str = "Source Sans 3"


@record
class Theme:
    """A community's look. ``logo`` is the id of a `Media` of the pack, or empty for the drawn mark."""

    light: Colours = Colours()
    dark: Colours = DARK
    fonts: Fonts = Fonts()
    logo: str = ""
    logo_alt: str = ""
