"""When was anything last changed? A file in the data folder says it to every process of this machine."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django.conf import settings
from django.db import transaction

FILE = "changed"
"""In the data folder; its time of modification is the last change, and nothing is in it."""


def tell_of_change() -> None:
    """Has everybody told once the caller's transaction stands; one that is rolled back tells nobody.

    A folder that cannot be written is logged and no error: what was done stands, and shows when kept pages run out.
    """
    transaction.on_commit(_stamp, robust=True)


def last_change(folder: Path) -> int:
    """A number that differs after every change; 0 before the first."""
    try:
        return os.stat(folder / FILE).st_mtime_ns  # noqa: PTH116 - asked for at every request
    except OSError:
        return 0


def _stamp() -> None:
    """The time is given to the nanosecond, because a file system's own clock may stand still for milliseconds."""
    file = settings.DATA_FOLDER / FILE
    file.touch(mode=0o600)
    now = time.time_ns()
    os.utime(file, ns=(now, now))
