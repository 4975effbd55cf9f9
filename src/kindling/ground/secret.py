"""The key that signs, where no setting gives one: a file in the data folder."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

FILE = "secret.key"
"""In the data folder, for its owner alone to read."""


def kept_key(folder: Path) -> str:
    """The key in ``folder``; where ``kindling init`` has made none yet, one that lasts as long as this process."""
    file = folder / FILE
    return file.read_text().strip() if file.is_file() else secrets.token_urlsafe(64)


def make_key(folder: Path) -> bool:
    """Writes a key where there is none; answers whether it did.

    It takes its place whole or not at all: of two commands that begin at once the first one's counts, and one that is
    killed leaves no empty key behind.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / FILE
    if file.exists():
        return False
    # Such a file is its owner's alone to read from the beginning.
    with tempfile.NamedTemporaryFile("w", dir=folder, prefix=f".{FILE}-") as made:
        made.write(secrets.token_urlsafe(64) + "\n")
        made.flush()
        os.fsync(made.fileno())
        try:
            file.hardlink_to(made.name)
        except FileExistsError:
            return False
    return True
