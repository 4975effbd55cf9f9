"""Words as a slide holds them: bits in one face, paragraphs with their mark, and nothing that XML cannot hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from kindling.pack.document import Run

BOX = "□"
"""Stands where a character is that no slide can hold."""

UNHELD = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and halves of pairs."""

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def held(words: str) -> str:
    """``words`` with a box for what cannot be held, every line break as one, and no tabs."""
    return UNHELD.sub(BOX, _BREAKS.sub("\n", words).replace("\t", " "))


def line(words: str) -> str:
    """As `held`, on one line."""
    return " ".join(held(words).split())


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look. ``size`` in points, ``colour`` a meaning of the theme's or ``#rrggbb``."""

    size: float
    colour: str = "text"
    bold: bool = False
    italic: bool = False
    display: bool = False

    def times(self, scale: float) -> Face:
        """The same face at another size, to half a point."""
        return replace(self, size=round(self.size * scale * 2) / 2)


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of words in one face, ``link`` an address or a place in this deck (``#section``)."""

    text: str
    face: Face
    link: str = ""


Mark = Literal["", "dash", "star", "number", "dot"]


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph. Lengths in points: ``leading`` from line to line, ``before`` above, ``left`` and ``hang`` indents.

    ``hang`` is how far the first line stands out to the left of ``left``; ``tab`` where a second column begins.
    """

    bits: tuple[Bit, ...]
    leading: float
    before: float = 0.0
    left: float = 0.0
    hang: float = 0.0
    mark: Mark = ""
    number: int = 1
    level: int = 0
    align: Literal["", "ctr", "r"] = ""
    tab: float = 0.0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(bit.text for bit in self.bits)

    @property
    def rtl(self) -> bool:
        """Whether it runs from right to left."""
        return is_rtl(self.text)


def bits(text: str | Iterable[Run], face: Face, link: str = "") -> tuple[Bit, ...]:
    """``text`` in ``face``: strength is bold, emphasis the other slope, an address a link."""
    runs = [Run(text)] if isinstance(text, str) else text
    return tuple(_bit(run, face, link) for run in runs if run.text)


def _bit(run: Run, face: Face, link: str) -> Bit:
    look = replace(face, bold=face.bold or run.strong, italic=face.italic != run.emphasis)
    to = run.link or link
    return Bit(held(run.text), replace(look, colour="link") if run.link else look, to)


def is_rtl(words: str) -> bool:
    """Whether the first letter that has a direction runs from right to left, as Unicode's rule P2 asks."""
    for letter in words:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def shown(text: str | Iterable[Run]) -> bool:
    """Whether there is anything to see."""
    return bool((text if isinstance(text, str) else "".join(run.text for run in text)).strip())
