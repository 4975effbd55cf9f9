"""The key that signs, where no setting gives one: a file in the data folder."""

from __future__ import annotations

import secrets
from pathlib import Path

FILE = "secret.key"
"""In the data folder, for its owner alone to read."""


def kept_key(folder: Path) -> str:
    """The key in ``folder``; where ``kindling init`` has made none yet, one that lasts as long as this process."""
    file = folder / FILE
    return file.read_text().strip() if file.is_file() else secrets.token_urlsafe(64)


def make_key(folder: Path) -> bool:
    """Writes a key where there is none; answers whether it did."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / FILE
    if file.exists():
        return False
    file.touch(mode=0o600, exist_ok=True)
    file.write_text(secrets.token_urlsafe(64) + "\n")
    return True
