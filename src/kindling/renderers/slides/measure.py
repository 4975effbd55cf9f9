"""How wide are words, and where do their lines end? Measured with the bundled fonts, with slack for others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from kindling.renderers.slides.words import Bit, Face, Para

SLACK = {False: 1.015, True: 1.03}
"""How much wider than measured words may turn out, plain and bold: a machine's bold may be bolder than ours."""

_UNIT = 1000
"""Pixels an em at which fonts are measured."""

_FILES = {
    (True, False, False): "Fraunces_600SemiBold.ttf",
    (True, True, False): "Fraunces_600SemiBold.ttf",
    (True, False, True): "Fraunces_400Regular_Italic.ttf",
    (True, True, True): "Fraunces_600SemiBold_Italic.ttf",
    (False, False, False): "SourceSans3_400Regular.ttf",
    (False, True, False): "SourceSans3_600SemiBold.ttf",
    (False, False, True): "SourceSans3_400Regular_Italic.ttf",
    (False, True, True): "SourceSans3_600SemiBold_Italic.ttf",
}
"""The file by display or text, bold, italic."""

_OWN = re.compile("[\u0020-\u024f\u2010-\u2027\u2030-\u203a\u20ac\u2122\u2190-\u2193]*")
"""Letters that both families have; others are drawn by a font of the reader's machine."""

_ATOM = re.compile(
    r"\n|[^\S\n]+"
    r"|[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    r"\U00020000-\U0003ffff]"
    r"|[^\s\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    r"\U00020000-\U0003ffff]+"
)
"""A line break, space, a letter of a script that breaks anywhere, or a stretch that stays whole."""


@cache
def _font(name: str) -> Any:
    from PIL import ImageFont  # noqa: PLC0415 - a compiled module that only measuring needs

    path = files("kindling.renderers").joinpath("fonts", "base", name)
    return ImageFont.truetype(str(path), _UNIT, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)
def _ems(text: str, key: tuple[bool, bool, bool]) -> float:
    if _OWN.fullmatch(text):
        return float(_font(_FILES[key]).getlength(text)) / _UNIT
    return sum(_guess(letter) for letter in text)


def _guess(letter: str) -> float:
    """Ems of a letter that our fonts may not have, rather too wide than too narrow."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Cf"}:
        return 0.0
    return 1.25 if ord(letter) > 0x1F000 else 1.02 if unicodedata.east_asian_width(letter) in "WF" else 0.66


def width(text: str, face: Face) -> float:
    """Points that ``text`` takes on one line, slack included."""
    return _ems(text, (face.display, face.bold, face.italic)) * face.size * SLACK[face.bold]


def _words(bits: Sequence[Bit]) -> Iterator[tuple[str, int, int, float]]:
    """Stretches as ``word``, ``space`` or ``break``, with start, end and width; a word may run over several bits."""
    start = at = 0
    wide = 0.0
    for bit in bits:
        for found in _ATOM.finditer(bit.text):
            text = found.group()
            alone = text.isspace() or (len(text) == 1 and ord(text) >= 0x0E00)
            if alone and wide:
                yield "word", start, at, wide
                wide = 0.0
            if not wide:
                start = at
            at += len(text)
            if alone:
                yield (
                    "break" if text == "\n" else "space" if text.isspace() else "word",
                    start,
                    at,
                    width(text, bit.face),
                )
            else:
                wide += width(text, bit.face)
    if wide:
        yield "word", start, at, wide


@lru_cache(maxsize=4_000)
def ends(para: Para, room: float) -> tuple[int, ...]:
    """Where each line ends when ``para`` is set ``room`` points wide, as places in its text; the last is its length."""
    inner = max(room - para.left, 12.0)
    found: list[int] = []
    used = 0.0
    for kind, start, end, wide in _words(para.bits):
        if kind == "break":
            found.append(end)
            used = 0.0
        elif kind == "word" and used + wide > inner:
            if used:
                found.append(start)
            cuts = _cuts(start, end, wide, inner)
            found += cuts
            used = wide - len(cuts) * inner if cuts else wide
        else:
            used += wide
    return (*found, len(para.text))


def _cuts(start: int, end: int, wide: float, inner: float) -> list[int]:
    """Where a word wider than the line is cut, as though its letters were of one width, and none too wide."""
    step = max(int((end - start) * inner / wide * 0.9), 1) if wide > inner else end - start
    return list(range(start + step, end, step))


def height(para: Para, room: float) -> float:
    """Points from the top of the first line to the foot of the last, ``before`` left out."""
    return len(ends(para, room)) * para.leading


def widest(text: str, face: Face) -> float:
    """The width of the longest word."""
    bit = Bit(text, face)
    return max((wide for kind, _, _, wide in _words((bit,)) if kind == "word"), default=0.0)


def fitted(text: str, face: Face, sizes: Sequence[float], *, room: float, high: float, leading: float) -> float:
    """The first of ``sizes`` at which ``text`` fits ``room`` by ``high`` points and breaks no word; else the last."""
    for size in sizes:
        tried = replace(face, size=size)
        para = Para((Bit(text, tried),), size * leading)
        if widest(text, tried) <= room and height(para, room) <= high:
            return size
    return sizes[-1]
