"""Files kept by what is in them."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kindling.ground.errors import LostFile
from kindling.ground.files import keep_file, read_file


def test_the_same_bytes_are_kept_once_under_their_hash() -> None:
    sha256 = hashlib.sha256(b"eleven seconds").hexdigest()
    name = f"packs/{sha256[:2]}/{sha256}.md"
    assert keep_file(b"eleven seconds", folder="packs", suffix=".md") == (name, sha256)
    assert keep_file(b"eleven seconds", folder="packs", suffix=".md") == (name, sha256)
    assert read_file(name) == b"eleven seconds"


@pytest.mark.parametrize("name", ["packs/00/nothing.pdf", "packs"])
def test_a_file_that_is_lost_is_told_and_logged(name: str, caplog: pytest.LogCaptureFixture) -> None:
    keep_file(b"that the folder is there", folder="packs", suffix=".md")
    with pytest.raises(LostFile, match="missing here"):
        read_file(name)
    assert caplog.messages == [f"The file {name} is missing in the storage."]


def test_a_damaged_file_is_told_and_keeping_it_again_mends_it(caplog: pytest.LogCaptureFixture) -> None:
    name, _ = keep_file(b"a whole pack", folder="packs", suffix=".md")
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"a who"))
    with pytest.raises(LostFile, match="damaged here"):
        read_file(name)
    assert caplog.messages == [f"The file {name} is damaged in the storage."]
    keep_file(b"a whole pack", folder="packs", suffix=".md")
    assert read_file(name) == b"a whole pack"


def test_a_file_that_was_not_named_by_its_hash_is_read_as_it_is() -> None:
    name = default_storage.save("photos/ada.jpg", ContentFile(b"a portrait"))
    assert read_file(name) == b"a portrait"
