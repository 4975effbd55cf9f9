"""Which words of rolling captions are new? YouTube shows each line twice: as it comes, and while it scrolls away."""

from __future__ import annotations

from collections.abc import Sequence

from kindling.harvest.cues import Cue

_TOUCHING = 0.1
"""Seconds between two cues that show one scroll; a word said twice with a pause between was said twice."""


def new_words(cues: Sequence[Cue], shown: Sequence[list[str]]) -> list[list[str]]:
    """The lines of each cue that the cue before it did not already show, in order."""
    fresh: list[list[str]] = []
    before: list[str] = []
    ended: float | None = None
    for cue, lines in zip(cues, shown, strict=True):
        touching = cue.at is not None and ended is not None and cue.at - ended <= _TOUCHING
        fresh.append(lines[_repeated(before, lines) :] if touching else lines)
        before, ended = lines or before, cue.until
    return fresh


def _repeated(before: list[str], lines: list[str]) -> int:
    """How many lines at the beginning are the last ones of the cue before."""
    longest = min(len(before), len(lines))
    return next((count for count in range(longest, 0, -1) if before[-count:] == lines[:count]), 0)
