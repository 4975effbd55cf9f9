"""Files kept by what is in them."""

from __future__ import annotations

import hashlib

import pytest

from kindling.ground.files import keep_file, read_file


def test_the_same_bytes_are_kept_once_under_their_hash() -> None:
    sha256 = hashlib.sha256(b"eleven seconds").hexdigest()
    name = f"packs/{sha256[:2]}/{sha256}.md"
    assert keep_file(b"eleven seconds", folder="packs", suffix=".md") == (name, sha256)
    assert keep_file(b"eleven seconds", folder="packs", suffix=".md") == (name, sha256)
    assert read_file(name) == b"eleven seconds"


def test_a_file_that_is_lost_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        read_file("packs/00/nothing.pdf")
