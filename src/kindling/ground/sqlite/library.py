"""Which SQLite is used, and may it run WAL? The one of the wheel ``pysqlite3``, or Python's own where there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WAL_MARK = (18, 2)
"""At byte 18 of a database file stands 2 once it is in WAL mode (sqlite.org/fileformat2.html)."""


def wal_is_mended(version: tuple[int, int, int]) -> bool:
    """Whether a SQLite of ``version`` can run WAL with several connections without corrupting the file.

    The fault is in 3.7.0 to 3.51.2; it was mended in 3.51.3 and, backported, in 3.50.7 and 3.44.6.
    """
    if version >= (3, 51, 3):
        return True
    return any(version[:2] == fixed[:2] and version >= fixed for fixed in ((3, 50, 7), (3, 44, 6)))


def is_in_wal_mode(database: Path) -> bool:
    """Whether the file is in WAL mode, read from its head without opening a connection."""
    try:
        with database.open("rb") as file:
            head = file.read(20)
    except OSError:
        return False
    return len(head) == 20 and head[WAL_MARK[0]] == WAL_MARK[1]


@contextmanager
def wheel_in_place_of_sqlite3() -> Iterator[bool]:
    """While this is open, ``import sqlite3`` answers with ``pysqlite3``; says whether there is one.

    Django's backend names the standard library's module, so it has to meet the other under that name, once.
    """
    try:
        import pysqlite3  # noqa: PLC0415 - there is no wheel for every machine
        from pysqlite3 import dbapi2  # noqa: PLC0415 - the same
    except ImportError:
        yield False
        return
    names = ("sqlite3", "sqlite3.dbapi2")
    before = {name: sys.modules[name] for name in names if name in sys.modules}
    sys.modules.update({"sqlite3": pysqlite3, "sqlite3.dbapi2": dbapi2})
    try:
        yield True
    finally:
        for name in names:
            sys.modules.pop(name)
        sys.modules.update(before)
