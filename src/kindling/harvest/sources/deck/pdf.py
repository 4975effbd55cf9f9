"""A deck as PDF: a slide for each page, its title the biggest words near the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, Slide, Span
from kindling.harvest.sources.deck.limits import deck
from kindling.harvest.sources.deck.links import all_links
from kindling.harvest.sources.deck.opening import open_pdf
from kindling.harvest.sources.deck.page import Row, page_links, rows
from kindling.harvest.sources.deck.pictures import Album, Placed, credited

_TITLE_ZONE = 0.6
"""Share of the page, from the top, in which a title stands; a title page has it near the middle."""

_MOST_ROWS = 3
_LINE_GAP = 2.0
"""Heights of its type by which one row of a title may stand below the other."""

_SAME = 0.95
"""Share of the biggest size above which a line below belongs to the title: hinting rounds sizes."""

_DEEPEST_FORM = 4
_BEFORE = b"\xef\xbb\xbf\x00 \t\r\n"


def sniff(export: Export) -> float:
    """How sure it is: a PDF says so at its beginning."""
    return 0.9 if export.data[:1024].lstrip(_BEFORE).startswith(b"%PDF-") else 0.0


def read(export: Export) -> Harvest:
    """The deck's pages. Raises `KindlingError` where it is locked, damaged, or grows without end."""
    album = Album()
    with open_pdf(export.data) as document:
        return deck("deck-pdf", sniff(export), len(document), lambda number: _slide(document, number, album), album)


def _slide(document: Any, number: int, album: Album) -> Slide:
    page = document[number - 1]
    textpage = page.get_textpage()
    try:
        found = rows(textpage)
        title, rest = _titled(found, page.get_height())
        words = [Placed(row.middle, words=row.text) for row in rest]
        text = tuple(row.text for row in rest)
        return Slide(
            span=Span(number, number),
            number=number,
            title=title,
            text=text,
            pictures=credited(list(_pictures(page, album)), words),
            links=all_links(page_links(document, page, textpage), [title, *text]),
        )
    finally:
        textpage.close()
        page.close()


def _titled(found: Sequence[Row], height: float) -> tuple[str, list[Row]]:
    """The title and the other rows.

    The title is the first of the biggest rows near the top, with those of its size right below it; where there are
    more than three it is running text, and the first row must do.
    """
    upper = [row for row in found if row.top >= height * (1 - _TITLE_ZONE) and not row.text.isdecimal()]
    if not upper:
        return "", list(found)
    least = _SAME * max(row.size for row in upper)
    first = next(index for index, row in enumerate(upper) if row.size >= least)
    title = [upper[first]]
    for row in upper[first + 1 :]:
        if row.size < least or abs(row.top - title[-1].top) > _LINE_GAP * row.size:
            break
        title.append(row)
    title = title if len(title) <= _MOST_ROWS else title[:1]
    return " ".join(row.text for row in title), [row for row in found if not any(row is part for part in title)]


def _pictures(page: Any, album: Album) -> Iterator[Placed]:
    """The pictures that stand in the file as JPEG, byte for byte; any other would have to be encoded anew."""
    from pypdfium2 import raw  # noqa: PLC0415 - already loaded here

    for shown in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST_FORM):
        left, bottom, right, top = shown.get_bounds()
        is_jpeg = shown.get_filters() == ["DCTDecode"]
        picture = album.picture(bytes(shown.get_data()) if is_jpeg else b"", "image/jpeg")
        if picture:
            yield Placed(((left + right) / 2, (bottom + top) / 2), picture)
