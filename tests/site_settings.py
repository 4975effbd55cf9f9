"""The site's own settings, in a folder of this test run alone; on PostgreSQL where TEST_DATABASE_URL names one."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="kindling-tests-")


def _remove(owner: int) -> None:
    """Takes the folder away, but not when a forked child of the test run ends."""
    if os.getpid() == owner:
        shutil.rmtree(_folder, ignore_errors=True)


atexit.register(_remove, os.getpid())
os.environ |= {"DATA_FOLDER": _folder, "SITE_URL": "http://localhost:8000"}
for _name in ("DATABASE_URL", "SECRET_KEY", "DEBUG"):
    os.environ.pop(_name, None)
_postgresql = os.environ.get("TEST_DATABASE_URL", "")
os.environ["DATABASE_URL"] = _postgresql

from kindling.config.settings import *  # noqa: E402, F403 - once the environment is the tests' own

del os.environ["DATABASE_URL"]  # what a test starts beside has a database of its own
if not _postgresql:
    # Said outright, for pytest-xdist knows only Django's own SQLite engine as one that is tested in memory.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405 - the settings above
# Every test's browser would otherwise look through all static files before its first page.
WHITENOISE_AUTOREFRESH = True
