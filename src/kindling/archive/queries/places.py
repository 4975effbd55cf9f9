"""Which places does a pack's map show?"""

from __future__ import annotations

import json
from functools import lru_cache

from kindling.ground.errors import LostFile
from kindling.ground.files import read_file

Spot = tuple[str, float, float]
"""A place on a map: its words, degrees north and east."""


def spots_of(stored: str) -> tuple[Spot, ...]:
    """The places on a pack's map, as they were cleared for it when it was published.

    ``stored`` is where the pack's data lies; nothing where the storage has lost it, which is logged there.
    """
    try:
        return _read(stored)
    except LostFile:
        return ()


@lru_cache(maxsize=512)
def _read(stored: str) -> tuple[Spot, ...]:
    """Read once: the name holds a hash of the bytes, so that it never comes to mean something else."""
    pack = json.loads(read_file(stored))
    blocks = (block for section in pack["sections"] for block in section.get("blocks", ()))
    spots = (spot for block in blocks if block["kind"] == "world" for spot in block.get("spots", ()))
    return tuple((spot["label"], spot["latitude"], spot["longitude"]) for spot in spots)
