"""A long list, some of it on each page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pages:
    """Page ``number`` of ``last``, counted from 1, of ``found`` things, ``size`` on each."""

    number: int
    last: int
    found: int
    size: int

    @property
    def begins(self) -> int:
        """Which thing stands first on it, counted from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def ends(self) -> int:
        """Which thing stands last on it."""
        return min(self.number * self.size, self.found)

    @property
    def earlier(self) -> int | None:
        """The number of the page before, where there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def later(self) -> int | None:
        """The number of the page after, where there is one."""
        return self.number + 1 if self.number < self.last else None
