"""The key that signs."""

from __future__ import annotations

from pathlib import Path

from kindling.ground.secret import kept_key, make_key


def test_a_key_is_made_once_and_its_owner_alone_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert make_key(folder) is True
    key = kept_key(folder)
    assert make_key(folder) is False
    assert kept_key(folder) == key
    assert len(key) >= 50
    assert (folder / "secret.key").stat().st_mode & 0o777 == 0o600


def test_without_a_file_each_process_signs_for_itself(tmp_path: Path) -> None:
    assert kept_key(tmp_path) != kept_key(tmp_path)
    assert list(tmp_path.iterdir()) == []
