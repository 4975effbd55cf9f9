"""Is a deck well built? Reads a PPTX with python-pptx and tells what is wrong in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

POINT = 12_700
THEMED = {"+mj-lt", "+mn-lt", "Fraunces"}
"""The theme's fonts; the plain cut of its headings' family has no place in the theme."""

TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
TOLD = {MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.CHART}
SAFE = ("https://", "http://", "mailto:")


def opened(data: bytes) -> Any:
    """The deck as python-pptx reads it."""
    return Presentation(BytesIO(data))


def titles(deck: Any) -> list[str]:
    """The title of every slide."""
    return [slide.shapes.title.text_frame.text if slide.shapes.title is not None else "" for slide in deck.slides]


def every_shape(shapes: Any) -> Iterator[Any]:
    """All shapes, those in groups too, in reading order."""
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from every_shape(shape.shapes)


def shown_text(deck: Any) -> str:
    """Every word on the slides, shape by shape in reading order; not the notes."""
    frames = (
        shape.text_frame.text for slide in deck.slides for shape in every_shape(slide.shapes) if shape.has_text_frame
    )
    return "\n".join(frames).replace("\v", "\n")


def notes(deck: Any) -> list[str]:
    """What the notes of every slide say."""
    return [slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "" for slide in deck.slides]


def links(deck: Any) -> list[str]:
    """Every address that leads out of the deck."""
    rels = [rel for slide in deck.slides for rel in slide.part.rels.values()]
    return [rel.target_ref for rel in rels if rel.is_external]


def is_decorative(shape: Any) -> bool:
    """Whether a reader who listens is not told of ``shape``."""
    return any(one.get("val") == "1" for one in shape._element.iter(DECORATIVE) if _own(one, shape))


def _own(mark: Any, shape: Any) -> bool:
    return mark.getparent().getparent().getparent() is shape._element._nvXxPr.cNvPr


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with the deck, in sentences; nothing where it is well built."""
    deck = opened(data)
    found = list(_title_faults(deck))
    for number, slide in enumerate(deck.slides, start=1):
        found += [f"slide {number}: {fault}" for fault in _slide_faults(deck, slide)]
    found += [f"the address {one!r} may not be safe" for one in links(deck) if not one.startswith(SAFE)]
    return found


def _title_faults(deck: Any) -> Iterator[str]:
    seen: set[str] = set()
    for number, title in enumerate(titles(deck), start=1):
        if not title.strip():
            yield f"slide {number} has no title"
        if title in seen:
            yield f"slide {number} has a title of another slide: {title!r}"
        seen.add(title)


def _slide_faults(deck: Any, slide: Any) -> Iterator[str]:
    if not (slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip()):
        yield "no notes"
    places = {holder.placeholder_format.idx for holder in slide.slide_layout.placeholders}
    idents = [shape.shape_id for shape in every_shape(slide.shapes)]
    if len(idents) != len(set(idents)):
        yield "two shapes with one number"
    for shape in every_shape(slide.shapes):
        yield from _shape_faults(deck, shape, places)
    yield from _overlaps(slide)


def _overlaps(slide: Any) -> Iterator[str]:
    """Words that lie on other words; a label inside a card may."""
    told = [one for one in slide.shapes if one.has_text_frame and one.text_frame.text and not is_decorative(one)]
    boxes = [(one.name, (one.left, one.top, one.left + one.width, one.top + one.height)) for one in told]
    for number, (name, one) in enumerate(boxes):
        for other_name, other in boxes[:number]:
            wide, high = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
            if min(wide, high) > POINT and not _within(one, other):
                yield f"{name!r} overlaps {other_name!r}"


def _within(inner: tuple[int, ...], outer: tuple[int, ...]) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _shape_faults(deck: Any, shape: Any, places: set[int]) -> Iterator[str]:
    if shape.is_placeholder:
        if shape.placeholder_format.idx not in places:
            yield f"{shape.name!r} fills no place of its layout"
        if not shape.text_frame.text.strip() and not list(shape._element.iter(f"{A}fld")):
            yield f"{shape.name!r} is an empty placeholder"
    if shape.shape_type in TOLD and not (shape._element._nvXxPr.cNvPr.get("descr") or is_decorative(shape)):
        yield f"{shape.name!r} has no alternative text and is not decorative"
    if shape.left < 0 or shape.top < 0:
        yield f"{shape.name!r} begins outside the slide"
    if shape.left + shape.width > deck.slide_width + 1 or shape.top + shape.height > deck.slide_height + 1:
        yield f"{shape.name!r} runs off the slide"
    yield from _letter_faults(shape)


def _letter_faults(shape: Any) -> Iterator[str]:
    """Letters in the theme's fonts alone, in a language, and never shrunk by the machine that shows them."""
    for family in shape._element.iter(f"{A}latin", f"{A}ea", f"{A}cs", f"{A}buFont"):
        if family.get("typeface") not in THEMED:
            yield f"{shape.name!r} has a font of its own: {family.get('typeface')}"
    for run in shape._element.iter(f"{A}r"):
        if not run.find(f"{A}rPr").get("lang"):
            yield f"{shape.name!r} has words in no language"
    if list(shape._element.iter(f"{A}normAutofit", f"{A}spAutoFit")):
        yield f"{shape.name!r} fits itself"
