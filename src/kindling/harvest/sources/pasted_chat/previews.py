"""Which lines are a link's preview, pasted as if the author had written them?"""

from __future__ import annotations

import re
from collections.abc import Sequence

Lines = list[tuple[int, str]]
"""The lines of a body that are not blank, with their numbers, from 1."""

LINK = re.compile(r"https?://|\b[\w-]+\.(?:com|org|net|io|edu|gov|uk|be|de|fr|me|ms|tv)\b")
"""A sign that a message holds a link, written out or under words."""

_ENDS_IN_LINK = re.compile(r"https?://(?P<host>[^\s/?#]{1,200})(?P<rest>\S*)$")
_WORD = re.compile(r"[^\W_]{3,}")
_CUT_OFF = ("...", "…")
_MOST_PARAGRAPHS = 6
_FIGURES_OF_A_NUMBER = 4


def paragraphs(body: Lines) -> list[tuple[int, int]]:
    """Each run of lines with no blank one between: its first index in ``body``, and the index behind its last."""
    found: list[tuple[int, int]] = []
    for at, (number, _) in enumerate(body):
        if found and body[at - 1][0] == number - 1:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def without_preview(body: Lines) -> tuple[Lines, int]:
    """The body without the preview at its end, and 1 where there was one, else 0.

    Only what is clearly one goes: behind a line that ends in an address, and either closed by the site's name alone, or
    a title made of the address's own words with a description below it. All else stays, as the author's.
    """
    found = paragraphs(body)
    for at in range(max(0, len(found) - _MOST_PARAGRAPHS), len(found) - 1)[::-1]:
        link = _ENDS_IN_LINK.search(body[found[at][1] - 1][1].rstrip()[-2000:])
        if link:
            first, end = _preview(body, found[at + 1 :], link)
            return body[:first] + body[end:], int(end > first)
    return body, 0


def _preview(body: Lines, behind: Sequence[tuple[int, int]], link: re.Match[str]) -> tuple[int, int]:
    """The stretch of ``body`` that is the preview of ``link``; an empty one where none clearly is."""
    start, last = behind[0][0], body[behind[-1][1] - 1][1].strip()
    if last == link["host"].removeprefix("www."):
        return start, len(body)
    if len(behind) < 2 or not _names(body[start][1], link[0]):
        return start, start
    return start, len(body) if last.endswith(_CUT_OFF) else behind[1][1]


def _names(title: str, address: str) -> bool:
    """Whether the title is made of the address's own words: half of them and at least two, or a long number."""
    words = set(_WORD.findall(title.casefold()))
    shared = words & set(_WORD.findall(address.casefold()))
    return (len(shared) > 1 and 2 * len(shared) >= len(words)) or any(
        word.isdigit() and len(word) >= _FIGURES_OF_A_NUMBER for word in shared
    )
