"""What is there to read, line by line? The lines of a text, or the paragraphs of a document and the lines in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from kindling.harvest.archives import BROKEN, BadArchive, check_office
from kindling.harvest.export import Export

_TEXT = "word/document.xml"
_LARGEST_TEXT = 12 * 1024 * 1024
"""Bytes of XML above which a document is not opened; a transcript of an hour has about one MiB."""

_MOST_TAGS = 400_000
"""Tags above which a document is not opened; a transcript of an hour has about 50,000."""

_LOOKED_AT = 512 * 1024
_LOOKED_AT_LINES = 600
_ENDS_LINE = re.compile(r"</w:p>|<w:(?:br|cr)\b[^>]*>")
_TAG = re.compile(r"<[^<>]*>")
_NOT_OPENED = "Save the transcript again from Teams, or paste its text into a text file."


@dataclass(frozen=True, slots=True)
class Unit:
    """One line that is not blank, with the number of the line, or of the paragraph, that it stands in.

    ``opens`` where a paragraph begins, or a blank line stands before.
    """

    number: int
    text: str
    opens: bool


class Units:
    """What is read, again and again if need be. ``count`` is how many lines or paragraphs there are; ``tables`` are the
    numbers of those that are tables.
    """

    def __init__(self, paragraphs: Sequence[str], tables: tuple[int, ...] = ()) -> None:
        self._paragraphs = paragraphs
        self.count = len(paragraphs)
        self.tables = tables

    def __iter__(self) -> Iterator[Unit]:
        blank = True
        for number, paragraph in enumerate(self._paragraphs, 1):
            for line in paragraph.split("\n") if "\n" in paragraph else (paragraph,):
                if line and not line.isspace():
                    yield Unit(number, line, blank)
                blank = not line.strip()


class _Document(Units):
    """Paragraphs of a document: each opens one, whatever stands before."""

    def __iter__(self) -> Iterator[Unit]:
        before = 0
        for unit in super().__iter__():
            yield unit if unit.number == before else replace(unit, opens=True)
            before = unit.number


def units_of(export: Export) -> Units:
    """The units of ``export``. Raises `BadArchive` for a document that cannot or must not be opened."""
    return _document(export.data) if export.is_zip else Units(export.lines)


def first_units(export: Export) -> Units:
    """The first units, for a look, without opening a document; none where it is broken or no such document."""
    if not export.is_zip:
        return Units(export.lines[:_LOOKED_AT_LINES] if export.is_text else ())
    try:
        with zipfile.ZipFile(io.BytesIO(export.data)) as archive, archive.open(_TEXT) as part:
            xml = part.read(_LOOKED_AT).decode("utf-8", "replace")
    except (KeyError, *BROKEN):
        return Units(())
    return Units(unescape(_TAG.sub("", _ENDS_LINE.sub("\n", xml.replace("\n", " ")))).split("\n"))


def _document(data: bytes) -> Units:
    check_office(data)
    _check_size(data)
    import docx  # noqa: PLC0415 - a heavy library, needed for documents alone; the command line must start fast
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - as above

    try:
        items = list(docx.Document(io.BytesIO(data)).iter_inner_content())
        texts = [item.text if isinstance(item, Paragraph) else "" for item in items]
    # The library states no errors of its own: whatever a strange document makes it raise means the same to a person.
    except Exception as error:
        raise BadArchive("The document cannot be opened as a Word document.", _NOT_OPENED) from error
    tables = tuple(number for number, item in enumerate(items, 1) if not isinstance(item, Paragraph))
    return _Document(texts, tables)


def _check_size(data: bytes) -> None:
    """Refuse what would fill the memory once it is a tree: python-docx reads every part of XML whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
        large = sum(part.file_size for part in parts) > _LARGEST_TEXT
        if large or sum(archive.read(part).count(b"<") for part in parts) > _MOST_TAGS:
            raise BadArchive("The document holds far more than a meeting's transcript.", _NOT_OPENED)
