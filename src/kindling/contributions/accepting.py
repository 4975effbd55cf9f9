"""Which bytes are received as an export, told by what is in them."""

from __future__ import annotations

from kindling.kernel.errors import KindlingError

LIMIT = 50 * 1024 * 1024
"""Bytes of one file that are received."""

_HEADS = (
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1aE\xdf\xa3", "a recording"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
    (b"fLaC", "a recording"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_INSIDE = ((b"ftyp", "a recording"), (b"WEBP", "a picture"), (b"WAVE", "a recording"), (b"AVI ", "a recording"))
_INSTEAD = {
    "a picture": "Save the words as text and give that.",
    "a recording": "Give its transcript or captions; the recording itself stays where it is, and its link is a fact.",
    "a program": "Give the files that the meeting platform left behind.",
}


class NotReceived(KindlingError):
    """A file that is not kept; the sentence says why and is shown to whoever gave it."""


def check_can_be_kept(name: str, data: bytes) -> None:
    """Raises `NotReceived` for an empty file, one above `LIMIT`, and what certainly is no export.

    What no source can read is kept all the same: it is told when it is read.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise NotReceived(f"{name} is empty.", "Export it again.")
    if len(data) > LIMIT:
        size = len(data) / 2**20
        raise NotReceived(
            f"{name} has {size:.0f} MiB; more than {LIMIT // 2**20} MiB is not received.",
            "Export the hour on its own, or cut the file in two.",
        )
    if kind := _other_kind(data):
        raise NotReceived(f"{name} is {kind}, not an export.", _INSTEAD[kind])


def _other_kind(data: bytes) -> str:
    """``a picture`` and so on, or nothing where it may be an export."""
    inside = [kind for mark, kind in _INSIDE if mark in {data[4:8], data[8:12]}]
    ahead = [kind for mark, kind in _HEADS if data.startswith(mark)]
    return next(iter(ahead + inside), "")
