"""Whose mail this is: the community's name, address, time zone and colours, as `conversations` tells them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a mail by their meaning, as ``#rrggbb``."""

    ground: str = "#fbf5ec"
    raised: str = "#fffdf9"
    text: str = "#2b1a23"
    soft: str = "#62494f"
    heading: str = "#5c2b41"
    accent: str = "#b5462f"
    link: str = "#96361f"
    rule: str = "#ead7c3"
    cover: str = "#5c2b41"
    cover_text: str = "#fffdf9"
    cover_accent: str = "#f3cc7e"


DARK = Palette(
    ground="#1a1015",
    raised="#30202a",
    text="#f4e9df",
    soft="#cbb5ba",
    heading="#f4e9df",
    accent="#f0906f",
    link="#f7b59b",
    rule="#57404c",
    cover="#4b2035",
)


@dataclass(frozen=True, slots=True)
class House:
    """Who writes. ``url`` is the site's, without a slash at its end; ``contact`` an e-mail address or empty; ``zone``
    the IANA name of the zone in which the series meets."""

    name: str
    url: str
    contact: str = ""
    zone: str = "Europe/London"
    light: Palette = field(default_factory=Palette)
    dark: Palette = DARK


def _unnamed() -> House:
    return House(name="Kindling", url=settings.SITE_URL)


_told: list[Callable[[], House]] = [_unnamed]


def register_house(tell: Callable[[], House]) -> None:
    """Makes ``tell`` the one that says whose mail this is; the last one counts."""
    _told[:] = [tell]


def current_house() -> House:
    """Whose mail this is, as it stands now."""
    return _told[0]()
