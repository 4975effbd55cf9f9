"""The deck as a file: what it says of itself, and bytes that depend on the pack alone."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kindling.pack.document import Pack
from kindling.renderers.slides.titles import NAMELESS
from kindling.renderers.slides.words import line

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file inside: the earliest that the format knows."""

_PACKED = (".png", ".jpg", ".jpeg")

_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Kindling</Application></Properties>"
)


def packed(deck: Any, pack: Pack) -> bytes:
    """``deck`` as PPTX."""
    _name(deck, pack)
    _tidy(deck)
    saved, made = BytesIO(), BytesIO()
    deck.save(saved)
    with ZipFile(saved) as old, ZipFile(made, "w") as new:
        for entry in old.infolist():
            info = ZipInfo(entry.filename, _OLDEST)
            info.external_attr = 0o600 << 16
            info.compress_type = ZIP_STORED if entry.filename.endswith(_PACKED) else ZIP_DEFLATED
            new.writestr(info, old.read(entry))
    return made.getvalue()


def _name(deck: Any, pack: Pack) -> None:
    """What the file says of itself, nothing of who or what made it."""
    about = deck.core_properties
    parts = (line(pack.title), line(pack.series))
    about.title = (", ".join(part for part in parts if part) or NAMELESS)[:255]
    about.subject = line(pack.subtitle)[:255]
    about.author = about.last_modified_by = line(pack.community)[:255]
    about.keywords = line(pack.series)[:255]
    about.category, about.comments, about.language = NAMELESS, "", pack.language
    about.created = about.modified = made_on(pack)
    about.revision = 1
    about.identifier = about.content_status = about.version = ""


def made_on(pack: Pack) -> datetime.datetime:
    """The date the file carries: the conversation's, for the same pack must give the same bytes next week."""
    year, month = (int(part) for part in (pack.month or "2000-01").split("-"))
    day = pack.day or datetime.date(year, month, 1)
    return datetime.datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - the format wants it without a zone


def _tidy(deck: Any) -> None:
    """Takes out the template's own preview and the words on who made it."""
    package = deck.part.package
    for ident, relation in list(package._rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package._rels.pop(ident)
        elif relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = _APP.encode()
