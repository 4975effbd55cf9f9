"""Exports read a moment ago, in this process's memory: reading, arranging and drafting need the same one."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from kindling.harvest.detect import read
from kindling.harvest.records import Harvest

LIMIT = 2 * 2**20
"""Bytes of exports remembered at most, counted as they were stored; their records take some ten times as much."""

_lock = Lock()
_known: OrderedDict[tuple[str, str], tuple[int, Harvest]] = OrderedDict()


def harvest_of(data: bytes, *, sha256: str, name: str) -> Harvest:
    """What `read` makes of ``data``, of which ``sha256`` is the hash; raises what `read` does."""
    key = (sha256, name)
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key][1]
    harvest = read(data, name=name)
    with _lock:
        _known[key] = len(data), harvest
        while sum(size for size, _ in _known.values()) > LIMIT:
            _known.popitem(last=False)
    return harvest


def forget_reread() -> None:
    """Lets go of everything: whoever removes exports wants no words left in memory either."""
    with _lock:
        _known.clear()
