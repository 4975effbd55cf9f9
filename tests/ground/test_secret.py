"""The key that signs."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from kindling.ground.secret import FILE, kept_key, make_key


def test_a_key_is_made_once_and_its_owner_alone_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert make_key(folder) is True
    key = kept_key(folder)
    assert make_key(folder) is False
    assert kept_key(folder) == key
    assert len(key) >= 50
    assert (folder / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_is_being_written_is_met_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[list[str]] = []

    def killed(_: int) -> str:
        met.append([one.name for one in tmp_path.iterdir() if one.name == FILE])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(secrets, "token_urlsafe", killed)
        with pytest.raises(KeyboardInterrupt):
            make_key(tmp_path)
    assert (met, list(tmp_path.iterdir())) == ([[]], [])
    assert make_key(tmp_path) is True


def test_of_two_commands_that_begin_at_once_the_first_ones_key_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = Path.hardlink_to

    def slower(self: Path, target: str) -> None:
        self.write_text("the first one's")
        link(self, target)

    monkeypatch.setattr(Path, "hardlink_to", slower)
    assert make_key(tmp_path) is False
    assert kept_key(tmp_path) == "the first one's"


def test_without_a_file_each_process_signs_for_itself(tmp_path: Path) -> None:
    assert kept_key(tmp_path) != kept_key(tmp_path)
    assert list(tmp_path.iterdir()) == []
