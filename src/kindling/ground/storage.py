"""Files in the data folder that outlive a loss of power: what was acknowledged is on the disk."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class DurableStorage(FileSystemStorage):
    """Django's folder of files, which by itself leaves what it wrote to the system's memory for a while."""

    def _save(self, name: str, content: File[bytes]) -> str:
        known = _nearest_folder(Path(self.path(name)).parent)
        saved: str = super()._save(name, content)  # type: ignore[misc] # the stubs leave it out
        written = Path(self.path(saved))
        _to_disk(written)
        # A new name, or a new folder, stands on the disk only once the folder that holds it does.
        for folder in written.parents:
            _to_disk(folder)
            if folder == known:
                break
        return saved


def _nearest_folder(folder: Path) -> Path:
    """The innermost of ``folder`` and those around it that is there already."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
