"""Words as the template takes them: literal stretches with their marks, their direction, and room to break.

The template never sees markup: every stretch is data, and is set as text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from kindling.pack.document import Run
from kindling.renderers.pdf.letters import SILENT, Letters

Shaped = str | dict[str, Any]
"""A plain string; or ``{"runs": [{"t", "b"?, "i"?, "l"?, "e"?}], "rtl"?: true, "long"?: the longest word}``."""

_PART = re.compile(r".{6}(?=[^\u200d\ufe0e\ufe0f])")
"""Where a long word may break: every six letters, and nowhere that joins."""

_ALWAYS_FITS = 30
"""Letters of a word that no column breaks, in any script."""

_TELLING = 13
"""A word shorter than this fits every column at every size."""


def shaped(text: str | Iterable[Run], letters: Letters) -> Shaped:
    """``text`` for the template; what cannot be drawn is replaced and noted in ``letters``."""
    runs = [Run(text)] if isinstance(text, str) else list(text)
    parts = [part for run in runs for part in _parts(run, letters)]
    whole = "".join(part["t"] for part in parts)
    if all(letter in SILENT or letter.isspace() for letter in whole):
        return ""
    more: dict[str, Any] = {"rtl": True} if _is_right_to_left(whole) else {}
    longest = max((len(word) for word in whole.split()), default=0)
    if longest >= _TELLING:
        more["long"] = max(whole.split(), key=len)
    if not more and len(parts) <= 1 and all(part.keys() == {"t"} for part in parts):
        return whole
    return {"runs": parts, **more}


def _parts(run: Run, letters: Letters) -> Iterator[dict[str, Any]]:
    marks: dict[str, Any] = {"b": True} if run.strong else {}
    marks |= {"i": True} if run.emphasis else {}
    marks |= {"l": letters.line(run.link)} if run.link else {}
    for words, emoji in letters.pieces(run.text):
        yield {"t": _with_room(words), **marks, **({"e": True} if emoji else {})}


def _with_room(words: str) -> str:
    if all(len(word) <= _ALWAYS_FITS for word in words.split()):
        return words
    return _too_long().sub(_breakable, words)


@cache
def _too_long() -> re.Pattern[str]:
    """Words too long for a line of the narrowest column. Thai, Chinese and their neighbours break by themselves.

    Made when first asked for: few packs have such a word, and it takes 5 ms.
    """
    return re.compile(
        r"[^\s\u0590-\u08ff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]{31,}|[^\s\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]{61,}"
    )


def _breakable(word: re.Match[str]) -> str:
    return "".join(
        part + ("\u200b" if after and not unicodedata.category(after[0]).startswith("M") else "")
        for part, after in _pairs(word.group())
    )


def _pairs(word: str) -> Iterator[tuple[str, str]]:
    """Parts of a word, each with all that follows it."""
    ends = [found.end() for found in _PART.finditer(word)]
    for start, end in zip([0, *ends], [*ends, len(word)], strict=True):
        yield word[start:end], word[end:]


def _is_right_to_left(words: str) -> bool:
    """Whether the first letter that has a direction runs from right to left, as Unicode's rule P2 asks."""
    for letter in words:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
