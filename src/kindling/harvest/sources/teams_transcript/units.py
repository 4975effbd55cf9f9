"""What is there to read, line by line? The lines of a text, or the paragraphs of a document and the lines in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from kindling.harvest.archives import BROKEN, BadArchive, check_office
from kindling.harvest.export import Export

_TEXT = "word/document.xml"
_LARGEST_TEXT = 12 * 1024 * 1024
"""Bytes of XML above which a document is not opened; a transcript of an hour has about one MiB."""

_LOOKED_AT = 512 * 1024
_ENDS_LINE = re.compile(r"</w:p>|<w:(?:br|cr)\b[^>]*>")
_TAG = re.compile(r"<[^<>]*>")
_NOT_OPENED = "Save the transcript again from Teams, or paste its text into a text file."


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of text with the number of the line, or of the paragraph, that it stands in.

    ``opens`` where a paragraph begins, or a blank line stands before. ``table`` for a table in a document.
    """

    number: int
    text: str
    opens: bool
    table: bool = False


def units_of(export: Export) -> list[Unit]:
    """Every unit of ``export``. Raises `BadArchive` for a document that cannot or must not be opened."""
    return _document(export.data) if export.is_zip else list(_lines(export.lines))


def first_units(export: Export) -> list[Unit]:
    """The first units, for a look, without opening a document; none where it is broken or no such document."""
    if not export.is_zip:
        return list(_lines(export.lines[:600])) if export.is_text else []
    try:
        with zipfile.ZipFile(io.BytesIO(export.data)) as archive, archive.open(_TEXT) as part:
            xml = part.read(_LOOKED_AT).decode("utf-8", "replace")
    except (KeyError, *BROKEN):
        return []
    return list(_lines(_TAG.sub("", _ENDS_LINE.sub("\n", xml)).split("\n")))


def _lines(lines: tuple[str, ...] | list[str]) -> Iterator[Unit]:
    blank = True
    for number, line in enumerate(lines, 1):
        yield Unit(number, line, opens=blank)
        blank = not line.strip()


def _document(data: bytes) -> list[Unit]:
    check_office(data)
    _check_size(data)
    import docx  # noqa: PLC0415 - a heavy library, needed for documents alone; the command line must start fast
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - as above

    try:
        items = list(docx.Document(io.BytesIO(data)).iter_inner_content())
        texts = [item.text if isinstance(item, Paragraph) else None for item in items]
    # The library states no errors of its own: whatever a strange document makes it raise means the same to a person.
    except Exception as error:
        raise BadArchive("The document cannot be opened as a Word document.", _NOT_OPENED) from error
    return [unit for number, text in enumerate(texts, 1) for unit in _paragraph(number, text)]


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))
    if size > _LARGEST_TEXT:
        raise BadArchive("The document holds far more text than a meeting's transcript.", _NOT_OPENED)


def _paragraph(number: int, text: str | None) -> list[Unit]:
    if text is None:
        return [Unit(number, "", opens=True, table=True)]
    return [Unit(number, line, opens=not index) for index, line in enumerate(text.split("\n"))]
