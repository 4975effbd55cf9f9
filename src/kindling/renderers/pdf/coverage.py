"""Which bundled fonts have a character? The table is written by ``tools/build_font_coverage.py``."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BASE = "base"
"""The folder of fonts that every pack is set in."""

EMOJI = "emoji"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of fonts: its families, and the characters all their styles have, as sorted starts and ends."""

    name: str
    families: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, letter: str) -> bool:
        """Whether every style of the folder can draw ``letter``."""
        at = bisect_right(self.starts, ord(letter)) - 1
        return at >= 0 and ord(letter) < self.ends[at]

    def letters(self) -> list[str]:
        """All that it can draw, in order."""
        spans = zip(self.starts, self.ends, strict=True)
        return [chr(point) for start, end in spans for point in range(start, end)]


@cache
def folders() -> dict[str, Folder]:
    """All folders by name, in the order in which they are asked for a character."""
    table = json.loads(Path(__file__).with_name("coverage.json").read_text(encoding="utf-8"))
    return {name: _folder(name, entry["families"], entry["ranges"]) for name, entry in table.items()}


def _folder(name: str, families: list[str], flat: list[int]) -> Folder:
    ends = tuple(start + length for start, length in zip(flat[::2], flat[1::2], strict=True))
    return Folder(name, tuple(families), tuple(flat[::2]), ends)


@cache
def homes(letter: str) -> frozenset[str]:
    """The names of the folders that have ``letter``."""
    return frozenset(name for name, folder in folders().items() if folder.has(letter))
