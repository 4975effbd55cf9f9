"""Checks that stand between a wrong installation and the community's data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution

from kindling.ground.sqlite.library import is_in_wal_mode, wal_is_mended


@register()
def refuse_wal_on_an_unmended_sqlite(**_: Any) -> list[CheckMessage]:
    """An error where the database is in WAL mode and the SQLite at hand could corrupt it."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite"):
        return []
    from kindling.ground.sqlite.base import SQLITE_VERSION  # noqa: PLC0415 - only where SQLite is used

    if wal_is_mended(SQLITE_VERSION) or not is_in_wal_mode(Path(database["NAME"])):
        return []
    version = ".".join(map(str, SQLITE_VERSION))
    return [
        Error(
            f"SQLite {version} can corrupt a database in WAL mode, and {database['NAME']} is in WAL mode.",
            hint="Install pysqlite3, which carries a mended SQLite, or give a DATABASE_URL of PostgreSQL.",
            id="kindling.E001",
        )
    ]


@register()
def tell_of_missing_mail(**_: Any) -> list[CheckMessage]:
    """A warning where people could ask for a code that never comes."""
    if settings.EMAIL_BACKEND != "django.core.mail.backends.dummy.EmailBackend":
        return []
    return [
        Caution(
            "No mail leaves this site: all of it waits, and nobody can sign in with a code.",
            hint="Set MAIL_URL, such as smtp://user:password@mail.example.org:587/?tls=starttls.",
            id="kindling.W001",
        )
    ]
