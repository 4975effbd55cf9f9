"""The site's own settings, in a folder of this test run alone."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="kindling-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ |= {"DATA_FOLDER": _folder, "SITE_URL": "http://localhost:8000"}
for _name in ("DATABASE_URL", "SECRET_KEY", "DEBUG"):
    os.environ.pop(_name, None)

from kindling.config.settings import *  # noqa: E402, F403 - once the environment is the tests' own
