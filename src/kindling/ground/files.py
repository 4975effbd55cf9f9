"""Files kept under the hash of what is in them, through Django's storage."""

from __future__ import annotations

import hashlib
import logging
import re
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kindling.ground.errors import LostFile

_log = logging.getLogger(__name__)
_SHA256 = re.compile(r"[0-9a-f]{64}")


def keep_file(data: bytes, *, folder: str, suffix: str) -> tuple[str, str]:
    """Keeps ``data`` once; answers its name in the storage and its SHA-256 in hexadecimal.

    The name is generated (``packs/3f/3f9a....pdf``) and never holds a word that somebody typed. A file of that name
    whose bytes were damaged since is mended.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"{folder}/{sha256[:2]}/{sha256}{suffix}"
    if default_storage.exists(name):
        if _found(name) == data:
            return name, sha256
        default_storage.delete(name)
    return default_storage.save(name, ContentFile(data)), sha256


def read_file(name: str) -> bytes:
    """The bytes kept under ``name``. Raises `LostFile` and logs it where the storage has lost or damaged them."""
    data = _found(name)
    if data is None:
        _log.error("The file %s is missing in the storage.", name)
        raise LostFile("This file is missing here.", "Put it back from a backup, or publish again.")
    promised = PurePath(name).stem
    if _SHA256.fullmatch(promised) and hashlib.sha256(data).hexdigest() != promised:
        _log.error("The file %s is damaged in the storage.", name)
        raise LostFile("This file is damaged here.", "Put it back from a backup, or publish again.")
    return data


def _found(name: str) -> bytes | None:
    try:
        with default_storage.open(name) as file:
            data: bytes = file.read()
    except OSError:
        return None
    return data
