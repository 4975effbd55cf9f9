"""Whose mail goes out: the community, in its own colours, on the clocks of its series."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from django.conf import settings

from kindling.conversations.facts import UNNAMED_COMMUNITY
from kindling.conversations.models import Community, Series
from kindling.mail.house import DARK, House, Palette

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def house_of_community() -> House:
    """The community as mail shows it; one that is not described yet is called by its software's name."""
    community = Community.objects.first() or Community(name=UNNAMED_COMMUNITY)
    zone = Series.objects.order_by("pk").values_list("zone", flat=True).first()
    theme = community.theme if isinstance(community.theme, dict) else {}
    return House(
        name=community.name,
        url=settings.SITE_URL,
        contact=community.contact_email,
        zone=zone or "Europe/London",
        light=_palette(theme.get("light"), Palette()),
        dark=_palette(theme.get("dark"), DARK),
    )


def _palette(told: Any, own: Palette) -> Palette:
    """The colours that a theme tells, and Kindling's ``own`` for whatever it does not tell as a colour."""
    kept = told if isinstance(told, dict) else {}
    named = {one.name: str(kept.get(one.name, "")) for one in fields(Palette)}
    return Palette(**{name: hue if _COLOUR.fullmatch(hue) else getattr(own, name) for name, hue in named.items()})
