"""What has been said in the paste, and by whom? Enough of it to recognise a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kindling.harvest.clocks import tidied

SUFFIX = re.compile(r"(?: \((?:external|guest|unverified)\))+$", re.IGNORECASE)
"""What Teams adds to the names of people from outside, in some places and not in others."""


def plain(text: str) -> str:
    """``text`` as it is compared: blanks collapsed, case folded, marks gone."""
    return " ".join(tidied(text).casefold().split())


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """A name as it is compared: without what Teams adds for those from outside."""
    return SUFFIX.sub("", tidied(name)).casefold()


class Said:
    """The names of a paste, and everything said in it."""

    def __init__(self, authors: Iterable[str]) -> None:
        self.authors = frozenset(map(bare_name, authors))
        self._all: set[str] = set()

    def add(self, text: str) -> None:
        """Remember ``text``."""
        self._all.add(plain(text))

    def holds(self, text: str) -> bool:
        """Whether somebody said exactly this."""
        return plain(text) in self._all
