"""The database backend ``kindling.ground.sqlite``: Django's, bound to the SQLite of the wheel."""

from __future__ import annotations

from kindling.ground.sqlite.library import wheel_in_place_of_sqlite3

with wheel_in_place_of_sqlite3():
    from django.db.backends.sqlite3 import base

DatabaseWrapper = base.DatabaseWrapper
SQLITE_VERSION: tuple[int, int, int] = base.Database.sqlite_version_info  # type: ignore[attr-defined] # as Django binds it
"""The version in use, as ``(3, 53, 4)``."""
