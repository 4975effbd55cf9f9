"""What has been said in the paste, and by whom? Enough of it to recognise a quotation."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable

from kindling.harvest.clocks import tidied

SUFFIX = re.compile(r"(?: \((?:external|guest|unverified)\))+$", re.IGNORECASE)
"""What Teams adds to the names of people from outside, in some places and not in others."""

_REMEMBERED = 40


def plain(text: str) -> str:
    """``text`` as it is compared: blanks collapsed, case folded, marks gone."""
    return " ".join(tidied(text).casefold().split())


def bare_name(name: str) -> str:
    """A name as it is compared: without what Teams adds for those from outside."""
    return SUFFIX.sub("", tidied(name)).casefold()


class Said:
    """The names of a paste, and what has been said so far."""

    def __init__(self, authors: Iterable[str]) -> None:
        self.authors = frozenset(bare_name(author) for author in authors)
        self._by: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
        self._all: set[str] = set()

    def add(self, name: str, text: str) -> None:
        """Remember ``text`` as said by ``name``."""
        self._by[bare_name(name)].append(plain(text))
        self._all.add(plain(text))

    def begun_by(self, name: str, text: str) -> bool:
        """Whether one of the latest things that ``name`` said begins with ``text``."""
        return any(said.startswith(plain(text)) for said in self._by.get(bare_name(name), ()))

    def holds(self, text: str) -> bool:
        """Whether somebody said exactly this."""
        return plain(text) in self._all
