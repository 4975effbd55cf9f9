"""What a human is asked about an hour, and what they said."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field

from kindling.kernel.places import Place


@dataclass(frozen=True, slots=True)
class FlagPlaceShown:
    """One place where a flag's words were found; ``start`` and ``end`` count characters of the line's text."""

    line_id: int
    line_text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FlagShown:
    """Something a human must look at.

    ``what`` says ``kind`` closer; ``where`` names the first place in words. ``line_id``, ``line_text``, ``start`` and
    ``end`` are the first place on a line; ``line_id`` is None where it is about no line. ``places`` are all of them.
    ``fingerprint`` is that of the finding.
    """

    id: int
    kind: str
    what: str
    sentence: str
    where: str
    line_id: int | None
    line_text: str
    start: int
    end: int
    instead: str
    sure: bool
    blocks: bool
    status: str
    reason: str
    decided_by: str
    decided_at: datetime.datetime | None
    places: tuple[FlagPlaceShown, ...] = ()
    fingerprint: str = ""

    @property
    def words(self) -> str:
        """The words that were found, at the first place."""
        return self.line_text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found that a human must look at; `actions.raise_flags` remembers it.

    ``same`` is what makes it the same finding when it is met again (the words found, and a place where the answer hangs
    on it); it is kept as a hash alone. ``places`` are (line id, start, end).
    """

    kind: str
    what: str
    sentence: str
    same: tuple[str, ...] = field(repr=False)
    where: str = ""
    places: tuple[tuple[int, int, int], ...] = ()
    instead: str = ""
    sure: bool = True
    blocks: bool = True

    @property
    def fingerprint(self) -> str:
        """What makes two findings the same, as a hash: the words found are not kept a second time."""
        return hashlib.sha256("\0".join((self.kind, self.what, *self.same)).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """Words by which somebody seems to say where they are, and the places they may mean.

    ``raw_name`` is as exported, ``name`` clean. ``answered`` is the place that a human chose; ``settled`` is true once
    they did, or said that none shall show. Where ``sure``, there is one candidate and nothing needs to be asked.
    """

    raw_name: str
    name: str
    words: str
    candidates: tuple[Place, ...]
    answered: Place | None = None
    settled: bool = False
    sure: bool = False

    @property
    def place(self) -> Place | None:
        """The place to show: what a human said, else what is certain."""
        return self.answered if self.settled else self.candidates[0] if self.sure else None


@dataclass(frozen=True, slots=True)
class PlaceAnswered:
    """What a human said: ``words`` folded as `kernel.text.fold` does; no ``place`` where none shall show."""

    raw_name: str
    words: str
    place: Place | None
