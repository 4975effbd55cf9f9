"""The rows of words of a PDF page with their sizes, and the addresses it links to."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST_CHARACTERS = 50_000
"""Characters of a page that are read; a full page of a book has 5,000."""

_MOST_LINKS = 200
# PDFium writes U+FFFE, and older ones U+0002, where a word was divided at the end of a row.
_MARKS = {0xFFFE: "-", 0x2: "-", 0x0: None, 0xAD: None}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of words: ``size`` is the height of its type, ``top`` its upper edge, in points above the page's foot."""

    text: str
    size: float
    top: float
    middle: tuple[float, float]


def rows(textpage: Any) -> list[Row]:
    """The rows of a page in the order in which the file draws them."""
    from pypdfium2 import raw  # noqa: PLC0415 - the caller has loaded it

    count = min(textpage.count_chars(), MOST_CHARACTERS)
    codes = [raw.FPDFText_GetUnicode(textpage, index) for index in range(count)]
    found: list[Row] = []
    start = 0
    for index in range(count + 1):
        if index == count or codes[index] in {10, 13}:
            text = " ".join(_decoded(codes[start:index]).split())
            if text:
                found.append(_row(textpage, start + _blanks(codes, start), text))
            start = index + 1
    return found


def _blanks(codes: list[int], start: int) -> int:
    """How many characters without a shape of their own a row begins with."""
    skip = 0
    while chr(codes[start + skip]).isspace() or codes[start + skip] in _MARKS:
        skip += 1
    return skip


def _decoded(codes: list[int]) -> str:
    """The characters; PDFium may give one beyond the basic plane as two halves."""
    text = "".join(map(chr, codes)).translate(_MARKS)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _row(textpage: Any, first: int, text: str) -> Row:
    left, bottom, right, top = textpage.get_charbox(first, loose=True)
    return Row(text, round(top - bottom, 1), top, ((left + right) / 2, (bottom + top) / 2))


def page_links(document: Any, page: Any, textpage: Any) -> Iterator[tuple[str, str]]:
    """The words under each link of a page, with its address."""
    from pypdfium2 import raw  # noqa: PLC0415 - the caller has loaded it

    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        area = raw.FS_RECTF()
        raw.FPDFLink_GetAnnotRect(link, area)  # where it fails the area stays empty, and so do the words
        words = textpage.get_text_bounded(area.left, area.bottom, area.right, area.top)
        yield words, _address(document, raw.FPDFLink_GetAction(link))


def _address(document: Any, action: Any) -> str:
    from pypdfium2 import raw  # noqa: PLC0415 - the caller has loaded it

    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    length = raw.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")
