"""How large is a picture, told by its head alone?"""

from __future__ import annotations

import struct
from collections.abc import Iterator


def pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG from its head, or nothing where it is neither."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return (width, height) if width and height else None
    return next(_frames(data), None) if data[:2] == b"\xff\xd8" else None


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """Width and height from each start-of-frame segment of a JPEG (ITU T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            if width and height:
                yield width, height
        at += 2 + length
