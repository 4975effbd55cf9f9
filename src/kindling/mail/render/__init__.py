"""A letter as it is read: its text, and its HTML in the look of the site."""

from __future__ import annotations

from dataclasses import dataclass

from kindling.mail.house import House
from kindling.mail.letters import Letter
from kindling.mail.render.html import html_of
from kindling.mail.render.text import text_of

__all__ = ["Rendered", "rendered"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The two readings of one letter; they say the same."""

    text: str
    html: str


def rendered(letter: Letter, house: House) -> Rendered:
    """``letter`` as text and as HTML that needs nothing from elsewhere: its style stands in it, it has no pictures."""
    return Rendered(text=text_of(letter, house), html=html_of(letter, house))
