"""What a source is: a folder under ``sources/`` that recognises one kind of export and reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of export.

    ``id`` is stable and stands in the JSON (``zoom-chat``); ``title`` is what a producer calls it ("Zoom chat").
    ``sniff`` answers how sure it is that the export is its own, 0 to 1, by content alone, never raises, and is cheap
    (it may look at the beginning only). ``read`` makes the harvest of any export for which ``sniff`` answered above 0.
    ``most_lines`` is how many lines of text a file may have: a whole meeting leaves some thousands, and what they
    become must fit into 256 MiB.
    """

    id: str
    title: str
    sniff: Callable[[Export], float]
    read: Callable[[Export], Harvest]
    most_lines: int = 400_000
