"""Where in a pack something stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kindling.curation.edits.refused import gone

_WRITTEN = re.compile(r"([a-z0-9][a-z0-9-]{0,63})((?:\.\d{1,4}){0,3})")


@dataclass(frozen=True, slots=True)
class Where:
    """A section by its id, and in it the ``block``, the ``item`` of the block, the ``child`` of the item, from 0.

    An item is a bullet, a card, a profile, a voice of a spread, or a block in one of two columns (left, then right); a
    child is a bullet below a bullet, a quotation of a voice, or an item of a block in a column.
    """

    section: str
    block: int | None = None
    item: int | None = None
    child: int | None = None

    def __str__(self) -> str:
        """As an address of a page writes it: ``heard.2.0``."""
        return ".".join((self.section, *map(str, self.path)))

    @property
    def path(self) -> tuple[int, ...]:
        """The counts that lead there from the section."""
        return tuple(part for part in (self.block, self.item, self.child) if part is not None)

    @classmethod
    def read(cls, written: str) -> Where:
        """The place that ``str`` wrote. Raises `BadEdit` for anything else."""
        found = _WRITTEN.fullmatch(written)
        if not found:
            raise gone()
        return cls(found[1], *map(int, found[2].split(".")[1:]))

    @classmethod
    def of(cls, section: str, path: tuple[int, ...]) -> Where:
        """The place at the end of ``path`` in a section."""
        return cls(section, *path)
