"""Which pictures of a deck are kept, and whose are they?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import dist

from kindling.harvest.records import SlidePicture

BUDGET = 20 * 1024 * 1024
"""Bytes of all pictures of a deck together; one that returns counts once."""

SHOWABLE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"})
"""What a web page can show; the metafiles of old decks are not."""

_WHAT = r"(?:photo|photograph|image|picture|illustration|drawing|artwork|credit)"
_CREDIT = re.compile(
    rf"(?:{_WHAT}s?(?: credits?| courtesy of| by)?\s*[:–—-]|{_WHAT}s? (?:by|courtesy of) |©|credits? )", re.IGNORECASE
)
_PLURAL = re.compile(rf"{_WHAT}s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture, or words, and the middle of where it stands on the slide, in any unit."""

    middle: tuple[float, float]
    picture: SlidePicture | None = None
    words: str = ""


@dataclass(slots=True)
class Album:
    """The pictures kept so far; ``refused`` counts those that were not."""

    kept: dict[bytes, bytes] = field(default_factory=dict)
    size: int = 0
    refused: int = 0

    def picture(self, data: bytes, media_type: str, alt: str = "") -> SlidePicture | None:
        """The picture if a page can show it and the budget allows, else None."""
        fits = data in self.kept or self.size + len(data) <= BUDGET
        if not data or media_type not in SHOWABLE or not fits:
            self.refused += 1
            return None
        self.size += 0 if data in self.kept else len(data)
        return SlidePicture(media_type, self.kept.setdefault(data, data), " ".join(alt.split()))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a human should know of pictures that are not there."""
        return (
            f"Pictures of the deck that were not kept, too large or in no form for the web: {self.refused}.",
        ) * bool(self.refused)


def is_credit(words: str) -> bool:
    """Whether the words say whose a picture is."""
    return _CREDIT.match(words) is not None


def credited(pictures: Sequence[Placed], words: Sequence[Placed]) -> tuple[SlidePicture, ...]:
    """The pictures with their credits: each goes to the nearest picture, in the plural to all."""
    names: list[list[str]] = [[] for _ in pictures]
    for line in words:
        if pictures and is_credit(line.words):
            nearest = min(range(len(pictures)), key=lambda row: dist(pictures[row].middle, line.middle))
            for row in range(len(pictures)) if _PLURAL.match(line.words) else (nearest,):
                names[row].append(line.words)
    pairs = zip(pictures, names, strict=True)
    return tuple(replace(placed.picture, credit="; ".join(found)) for placed, found in pairs if placed.picture)
