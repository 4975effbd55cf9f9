"""Files kept under the hash of what is in them, through Django's storage."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def keep_file(data: bytes, *, folder: str, suffix: str) -> tuple[str, str]:
    """Keeps ``data`` once; answers its name in the storage and its SHA-256 in hexadecimal.

    The name is generated (``packs/3f/3f9a....pdf``) and never holds a word that somebody typed.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"{folder}/{sha256[:2]}/{sha256}{suffix}"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(data))
    return name, sha256


def read_file(name: str) -> bytes:
    """The bytes kept under ``name``. Raises ``FileNotFoundError`` where the storage has lost them."""
    with default_storage.open(name) as file:
        data: bytes = file.read()
    return data
