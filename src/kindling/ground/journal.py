"""What SQLite keeps beside the database: deleted words stand in its journal until it is emptied."""

from __future__ import annotations

from django.db import connection


def empty_journal() -> bool:
    """Brings the journal into the database and empties its file; answers whether it did.

    Not while somebody reads, nor on another database. With ``secure_delete``, which the settings ask for, what was
    deleted is then overwritten in the database as well.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
