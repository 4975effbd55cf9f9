"""A PowerPoint deck as slides: titles, words, notes, pictures, links."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from defusedxml.ElementTree import fromstring

from kindling.harvest.archives import check_office
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, Slide, Span
from kindling.harvest.sources.deck.limits import SAVE_AGAIN, Hidden, deck
from kindling.harvest.sources.deck.links import all_links
from kindling.harvest.sources.deck.pictures import Album, Placed, credited
from kindling.kernel.errors import KindlingError

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FURNITURE = frozenset({"dt", "ftr", "sldNum"})
_BIG = 24 * 12_700
"""EMU of 24 points: words that are smaller are no title."""


def sniff(export: Export) -> float:
    """How sure it is: an archive with a presentation in it."""
    return 0.95 if export.is_zip and b"ppt/presentation.xml" in export.data else 0.0


def read(export: Export) -> Harvest:
    """The deck's slides. Raises `KindlingError` (`BadArchive`) where it cannot or must not be opened."""
    check_office(export.data)
    from pptx import Presentation  # noqa: PLC0415 - takes a tenth of a second, and most hours have no deck

    try:
        presentation = Presentation(io.BytesIO(export.data))
        slides, height = list(presentation.slides), int(presentation.slide_height or 0)
    except Exception as error:  # python-pptx lets a damaged part show as an error of any kind
        raise KindlingError("This deck is damaged: PowerPoint's parts do not fit together.", SAVE_AGAIN) from error
    album = Album()
    return deck(
        "deck-pptx", sniff(export), len(slides), lambda number: _slide(slides[number - 1], number, height, album), album
    )


def _slide(slide: Any, number: int, height: int, album: Album) -> Slide:
    if slide.element.get("show") in {"0", "false"}:
        raise Hidden
    shapes = list(_shapes(slide.shapes))
    titled = slide.shapes.title
    heading = titled if titled is not None and titled.text_frame.text.strip() else _biggest(shapes, height)
    words = [
        Placed(_middle(shape), words=line)
        for shape in shapes
        if heading is None or shape.shape_id != heading.shape_id
        for line in _lines(shape)
    ]
    text = tuple(placed.words for placed in words)
    return Slide(
        span=Span(number, number),
        number=number,
        title=" ".join(heading.text_frame.text.split()) if heading is not None else "",
        text=text,
        notes=_notes(slide),
        pictures=credited(list(_pictures(shapes, album)), words),
        links=all_links((link for shape in shapes for link in _links(shape)), text),
    )


def _shapes(shapes: Any) -> Iterator[Any]:
    """Every shape, those inside groups too, but the date, the footer and the number of the slide."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        elif not shape.element.xpath(".//p:nvPr/p:ph[@type]") or not _FURNITURE & {
            *shape.element.xpath(".//p:nvPr/p:ph/@type")
        }:
            yield shape


def _biggest(shapes: list[Any], height: int) -> Any:
    """The shape with the biggest words in the upper half, where the slide has no title of its own; None without."""
    sizes = [
        (max((run.font.size or 0 for run in _runs(shape)), default=0), shape)
        for shape in shapes
        if shape.has_text_frame and _middle(shape)[1] < height / 2
    ]
    size, shape = max(sizes, key=lambda pair: pair[0], default=(0, None))
    return shape if size >= _BIG else None


def _runs(shape: Any) -> Iterator[Any]:
    for paragraph in shape.text_frame.paragraphs:
        yield from paragraph.runs


def _lines(shape: Any) -> Iterator[str]:
    """The paragraphs of a shape, or the rows of a table, that hold words."""
    rows: list[str] = []
    if shape.has_text_frame:
        rows = [paragraph.text for paragraph in shape.text_frame.paragraphs]
    elif getattr(shape, "has_table", False):
        rows = [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
    else:
        rows = list(_diagram_rows(shape))
    for row in rows:
        line = " ".join(row.split())
        if line.strip(" |"):
            yield line


def _diagram_rows(shape: Any) -> Iterator[str]:
    """The paragraphs of a SmartArt diagram, which python-pptx does not know: they lie in a part of their own."""
    for place in shape.element.xpath(".//a:graphicData/*/@r:dm"):
        diagram = fromstring(shape.part.related_part(place).blob, forbid_dtd=True)
        for paragraph in diagram.iter(f"{_DRAWING}p"):
            yield "".join(word.text or "" for word in paragraph.iter(f"{_DRAWING}t"))


def _notes(slide: Any) -> str:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return str(frame.text).strip() if frame is not None else ""


def _pictures(shapes: list[Any], album: Album) -> Iterator[Placed]:
    """The bytes as they stand in the deck; a picture that lies elsewhere is not fetched."""
    for shape in shapes:
        for place in shape.element.xpath(".//a:blip/@r:embed"):
            part = shape.part.related_part(place)
            said = shape.element.xpath(".//p:cNvPr/@descr")
            picture = album.picture(part.blob, part.content_type, said[0] if said else "")
            if picture:
                yield Placed(_middle(shape), picture)


def _links(shape: Any) -> Iterator[tuple[str, str]]:
    """Words with the address they lead to: neighbouring runs with one address are one link."""
    if shape.has_text_frame:
        before = ("", "")
        for run in _runs(shape):
            address = run.hyperlink.address or ""
            if address != before[1]:
                yield before
                before = ("", address)
            before = (before[0] + run.text, address)
        yield before
    click = getattr(shape, "click_action", None)
    if click is not None and click.hyperlink.address:
        yield (shape.text_frame.text if shape.has_text_frame else "", click.hyperlink.address)


def _middle(shape: Any) -> tuple[float, float]:
    left, top, width, height = (side or 0 for side in (shape.left, shape.top, shape.width, shape.height))
    return left + width / 2, top + height / 2
