"""What the storage acknowledged is on the disk, with the folders that hold it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from kindling.ground.storage import DurableStorage


def test_a_file_and_every_folder_made_for_it_are_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    through = os.fsync

    def note(opened: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{opened}").readlink().name)
        through(opened)

    monkeypatch.setattr(os, "fsync", note)
    storage = DurableStorage(location=tmp_path)
    storage.save("exports/2026-10/chat.bin", ContentFile(b"words"))
    assert flushed == ["chat.bin", "2026-10", "exports", tmp_path.name]
    flushed.clear()
    storage.save("exports/2026-10/notes.bin", ContentFile(b"words"))
    assert flushed == ["notes.bin", "2026-10"]
    assert (tmp_path / "exports/2026-10/notes.bin").read_bytes() == b"words"
