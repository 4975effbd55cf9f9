"""Which pictures are kept, told by what is in them."""

from __future__ import annotations

from kindling.conversations.facts import BadFacts


def picture_suffix(data: bytes, *, what: str) -> str:
    """``.png``, ``.jpg`` or ``.webp`` by the first bytes; an SVG could carry a script and is none of them.

    Raises `BadFacts`; ``what`` names the picture there (``A logo``).
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    raise BadFacts(f"{what} has to be a PNG, JPEG or WebP picture.", "Save it as one of these.")
