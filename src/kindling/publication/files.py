"""What is this file of a pack made elsewhere, and how many pages has it? Its content decides, never its name."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field

from kindling.harvest.archives import BROKEN, check_office
from kindling.harvest.sources.deck.opening import open_pdf
from kindling.kernel.errors import KindlingError

LIMIT = 50 * 1024 * 1024
"""Bytes that one file of a pack made elsewhere may have."""

PDF = "application/pdf"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SUFFIXES = {PDF: "pdf", PPTX: "pptx"}

_SAVE_AGAIN = "Open it in its own program, save it again, and give that copy."
_AS_PDF = "Save or print it as PDF, and give that file."
_BEFORE = b"\xef\xbb\xbf\x00 \t\r\n"
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_MARKUP = re.compile(rb"<(?:!doctype|!--|\?xml|html|head|body|svg|script)", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"powerpoint[- ]pr.sentation|microsoft (?:power ?point|word) - .*|presentation ?\d*|untitled.*|slide ?\d+"
    r"|.*\.(?:pdf|pptx?|docx?|indd)",
    re.IGNORECASE,
)
"""What programs write as a title when nobody gave one."""


class BadFile(KindlingError):
    """A file that cannot stand as an edition; the sentence names it."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file of a pack made elsewhere. ``pages`` counts pages or slides; ``title`` is the file's own, or empty."""

    media_type: str
    pages: int
    title: str
    data: bytes = field(repr=False)


def made_file(name: str, data: bytes) -> MadeFile:
    """What ``data`` is. ``name`` is only used to say which file is wrong. Raises `BadFile`."""
    if not data.strip(_BEFORE):
        raise BadFile(f"{name} is empty.", "Give the pack itself.")
    if len(data) > LIMIT:
        size, most = len(data) / 2**20, LIMIT // 2**20
        raise BadFile(f"{name} has {size:.0f} MiB; a file may have {most}.", "Make its pictures smaller, or its PDF.")
    try:
        return _pdf(data) if data[:1024].lstrip(_BEFORE).startswith(b"%PDF-") else _slides(data)
    except BadFile as wrong:
        raise BadFile(f"{name}: {wrong.sentence}", wrong.remedy) from None
    except KindlingError as wrong:
        raise BadFile(f"{name}: {wrong.sentence}", wrong.remedy) from wrong


def _pdf(data: bytes) -> MadeFile:
    with open_pdf(data) as document:
        pages, title = len(document), document.get_metadata_value("Title")
    return MadeFile(PDF, pages, _plain(title), data)


def _slides(data: bytes) -> MadeFile:
    names = _parts(data)
    check_office(data)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise BadFile("These slides hold macros, which would reach everybody who downloads them.", "Save them as PPTX.")
    from pptx import Presentation  # noqa: PLC0415 - takes a third of a second to load

    try:
        presentation = Presentation(io.BytesIO(data))
        pages, title = len(presentation.slides), presentation.core_properties.title
    except Exception as wrong:  # python-pptx lets a damaged part show as an error of any kind
        raise BadFile("These slides are damaged: they cannot be opened.", _SAVE_AGAIN) from wrong
    if not pages:
        raise BadFile("There is no slide in these slides.", "Give the pack itself.")
    return MadeFile(PPTX, pages, _plain(title), data)


def _parts(data: bytes) -> list[str]:
    """The names within a PPTX. Raises `BadFile` with what the file is instead."""
    if not data.startswith(b"PK\x03\x04"):
        raise _no_pack(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except BROKEN:
        raise BadFile("This file is damaged: it cannot be unpacked.", _SAVE_AGAIN) from None
    if "ppt/presentation.xml" not in names:
        raise BadFile("Only PDF and PowerPoint (PPTX) can stand as a pack; this is something else.", _AS_PDF)
    return names


def _no_pack(data: bytes) -> BadFile:
    if _MARKUP.match(data[:1024].lstrip(_BEFORE)):
        return BadFile("This is a web page. It could carry scripts that would run as if they were ours.", _AS_PDF)
    if data.startswith(_OLD_OFFICE):
        return BadFile("This is an old or a locked Office file.", "Save it as PDF or PPTX, without a password.")
    return BadFile("Only PDF and PowerPoint (PPTX) can stand as a pack; this is something else.", _AS_PDF)


def _plain(title: str | None) -> str:
    """A title as one line, or nothing where a program wrote it and no person."""
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in title or "").split())
    return "" if _NO_TITLE.fullmatch(words) else words[:300]
