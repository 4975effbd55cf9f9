"""Somebody's words cut shorter, every cut marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kindling.curation.edits.refused import BadEdit

CUT = "[…]"
_CUT = re.compile(r"\[(?:…|\.\.\.)\]")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*$")


def trimmed(words: str, wanted: str) -> str:
    """``wanted``, whose words are some of ``words`` in their order, with a mark at each cut.

    A cut at a sentence's own beginning or end needs no mark. Raises `BadEdit` for other words, or none.
    """
    whole, parts = words.split(), [part.split() for part in _CUT.split(wanted)]
    kept = _found(whole, [part for part in parts if part])
    if not kept:
        raise BadEdit(
            "These are not the words that were said.",
            "Leave words out, or call it a paraphrase and say it in your own.",
            field="text",
        )
    stretches = _stretches(kept)
    said = [" ".join(whole[first : last + 1]) for first, last in stretches]
    first, last = stretches[0][0], stretches[-1][1]
    begin = f"{CUT} " if first and not _is_end(whole[first - 1]) else ""
    end = f" {CUT}" if last < len(whole) - 1 and not _ENDS.search(whole[last]) else ""
    return begin + f" {CUT} ".join(said) + end


def _is_end(word: str) -> bool:
    return bool(_ENDS.search(word)) and not _CUT.fullmatch(word)


def _found(whole: Sequence[str], parts: Sequence[Sequence[str]]) -> list[int]:
    """Which words of ``whole`` the parts are, or none where one is not there; a part stands together if it can."""
    kept: list[int] = []
    for part in parts:
        after = kept[-1] + 1 if kept else 0
        found = _together(whole, part, after) or _apart(whole, part, after)
        if not found:
            return []
        kept += found
    return kept


def _together(whole: Sequence[str], part: Sequence[str], after: int) -> list[int]:
    for first in range(after, len(whole) - len(part) + 1):
        if list(whole[first : first + len(part)]) == list(part):
            return list(range(first, first + len(part)))
    return []


def _apart(whole: Sequence[str], part: Sequence[str], after: int) -> list[int]:
    """The longest beginning of the part that stands together, then the rest the same way."""
    kept: list[int] = []
    rest = list(part)
    while rest:
        start = kept[-1] + 1 if kept else after
        size = next((size for size in range(len(rest), 0, -1) if _together(whole, rest[:size], start)), 0)
        if not size:
            return []
        kept += _together(whole, rest[:size], start)
        rest = rest[size:]
    return kept


def _stretches(kept: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbours."""
    found: list[tuple[int, int]] = []
    for index in kept:
        if found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return found
