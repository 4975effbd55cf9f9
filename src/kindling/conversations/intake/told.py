"""What a file tells of an archive: only what it mentions, with the places of what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any


class Anew(tuple[Any, ...]):
    """A list that takes the place of what is known, where a plain one only adds to it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that cannot be used. ``line`` counts from 1, 0 where it is not known.

    ``place`` is a column (``speakers``) or a key (``recordings.0.url``), or empty.
    """

    line: int
    place: str
    sentence: str

    def __str__(self) -> str:
        where = ", ".join(part for part in (f"line {self.line}" if self.line else "", self.place) if part)
        return f"{where}: {self.sentence}" if where else self.sentence


@dataclass(frozen=True, slots=True)
class MonthTold:
    """What one row tells of a month: fields of `facts.ConversationFacts`, those alone that it mentions."""

    line: int
    month: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ArchiveTold:
    """What a file tells. ``rows`` counts the months in it, good or bad."""

    months: tuple[MonthTold, ...]
    problems: tuple[Problem, ...]
    rows: int
    community: Mapping[str, Any] | None = None
    series: Mapping[str, Any] | None = None
    people: tuple[Mapping[str, Any], ...] = ()


def did_you_mean(word: str, known: list[str]) -> str:
    """`` Did you mean “speakers”?``, with its blank, or nothing where no known word is near."""
    near = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return f" Did you mean “{near[0]}”?" if near else ""
