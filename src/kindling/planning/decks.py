"""Which files are a deck, told by what is in them?"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from kindling.harvest.archives import BROKEN
from kindling.kernel.errors import KindlingError

LIMIT = 50 * 2**20
"""Bytes of a deck."""

POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.presentation"


class BadDeck(KindlingError):
    """A file that is no deck, or too large a one."""


@dataclass(frozen=True, slots=True)
class DeckKind:
    """What kind of deck a file is: its media type, and the ending of its name."""

    media_type: str
    suffix: str


def deck_kind(data: bytes) -> DeckKind:
    """PDF, PowerPoint or OpenDocument by its content, whatever it is called. Raises `BadDeck`."""
    if len(data) > LIMIT:
        raise BadDeck(f"A deck has {LIMIT // 2**20} MiB at most.", "Save it with smaller pictures, or give a link.")
    if data.startswith(b"%PDF-"):
        return DeckKind("application/pdf", ".pdf")
    if data.startswith(b"PK\x03\x04") and (kind := _zipped(data)):
        return kind
    raise BadDeck("A deck is a PDF, a PowerPoint file or an OpenDocument presentation.", "Save it as one of these.")


def _zipped(data: bytes) -> DeckKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "ppt/presentation.xml" in names:
                return DeckKind(POWERPOINT, ".pptx")
            if "mimetype" in names and archive.getinfo("mimetype").file_size == len(OPEN_DOCUMENT):
                return DeckKind(OPEN_DOCUMENT, ".odp") if _told(archive) == OPEN_DOCUMENT else None
    except BROKEN:
        return None
    return None


def _told(archive: zipfile.ZipFile) -> str:
    return archive.read("mimetype").decode("ascii", "replace")
