"""Is this Office document safe to open? Asked before any library looks inside."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from kindling.kernel.errors import KindlingError

MEMBERS = 10_000
"""Parts above which no document is opened: a deck of a thousand slides has about five thousand."""

UNPACKED = 64 * 1024 * 1024
"""Bytes that the parts may have together once unpacked."""

RATIO = 200
"""How many times larger than packed the parts may be; verbose XML reaches about 40, a bomb a thousand."""

SMALL = 1024 * 1024
"""Unpacked bytes up to which no ratio is a danger."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)
"""What a broken archive may raise while its parts are read."""

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_SAVE_AGAIN = "Open it in its own program, save it again, and give that copy."
_CHUNK = 256 * 1024
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


class BadArchive(KindlingError):
    """An Office document that is broken, or that would grow or reach out when opened."""


class _Nobody:
    """A target that builds nothing: the parser only looks."""

    def close(self) -> None:
        """End without a tree."""


def check_office(data: bytes) -> None:
    """Refuse what is no sound Office archive (``.docx``, ``.pptx``); answer nothing where it is.

    Looked at: the number of parts, their unpacked size (`UNPACKED`) and its ratio to the packed one, the way they are
    packed, and every XML part, parsed without building a tree, where a document type or an entity is refused. Raises
    `BadArchive`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist())
            for member in archive.infolist():
                _check_part(archive, member)
    except BROKEN as error:
        raise BadArchive("The document is broken: it cannot be unpacked.", _SAVE_AGAIN) from error


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MEMBERS:
        raise BadArchive(f"The document has {len(members)} parts; more than {MEMBERS} are not opened.")
    if unpacked > UNPACKED:
        raise BadArchive(
            f"The document unpacks to {unpacked / 2**20:.0f} MiB; more than {UNPACKED // 2**20} MiB is not opened.",
            "Make its pictures smaller, or save it as PDF.",
        )
    if unpacked > SMALL and unpacked > RATIO * packed:
        raise BadArchive("The document grows far too much when it is unpacked; it was not opened.", _SAVE_AGAIN)


def _check_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.compress_type not in _METHODS or member.flag_bits & 0x1:
        raise BadArchive("The document is locked or packed in an unusual way.", "Save it again without a password.")
    with archive.open(member) as part:
        head = part.read(_CHUNK)
        named = member.filename.lower().endswith((".xml", ".rels", ".vml"))
        if named or head.lstrip(_BEFORE_XML)[:1] == b"<":
            _check_xml(part, head, member.filename, strict=named)


def _check_xml(part: IO[bytes], head: bytes, name: str, *, strict: bool) -> None:
    """Parse one part and keep nothing. ``strict`` for what is called XML: an SVG picture may name a document type, a
    page of HTML may be unsound, but neither may define an entity.
    """
    parser = DefusedXMLParser(target=_Nobody(), forbid_dtd=strict)
    parser.parser.DefaultHandlerExpand = None  # the pure-Python class would otherwise be called for every word
    try:
        while head:
            parser.feed(head)
            head = part.read(_CHUNK)
        parser.close()
    except DefusedXmlException as error:
        raise BadArchive(f"The document's part {name} defines entities or a type; it was not opened.") from error
    except (ParseError, LookupError) as error:
        if strict:
            raise BadArchive(f"The document's part {name} is not sound XML.", _SAVE_AGAIN) from error
