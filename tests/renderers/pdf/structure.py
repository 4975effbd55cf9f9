"""What is wrong with the structure of a PDF, as a reader who listens would find it?"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

FOOT = 36.0
"""In points: below this stands the foot of a page, which is no part of its words."""


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def problems(data: bytes) -> list[str]:
    """A sentence for each thing that is wrong; an empty list for a well-made file."""
    pdf = opened(data)
    return [*_head(pdf), *_headings_in_order(pdf), *_figures(pdf), *_links(pdf), *_fonts(pdf)]


def _head(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    nothing: dict[str, Any] = {}
    meta = pdf.open_metadata()
    if not root.get("/MarkInfo", nothing).get("/Marked"):
        yield "The file is not tagged."
    if "/StructTreeRoot" not in root:
        yield "The file has no structure tree."
    if not str(root.get("/Lang", "")):
        yield "The file says no language."
    if not root.get("/ViewerPreferences", nothing).get("/DisplayDocTitle"):
        yield "The window shows the file's name, not its title."
    if not meta.get("dc:title"):
        yield "The file has no title."
    if meta.get("pdfuaid:part") != "1":
        yield "The file does not say that it is PDF/UA-1."
    if (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) != ("2", "A"):
        yield "The file does not say that it is PDF/A-2a."


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The elements of the structure tree, in reading order."""
    yield from _elements(pdf.Root.StructTreeRoot)


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _elements(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        yield from _elements(node.get("/K"))


def _headings_in_order(pdf: pikepdf.Pdf) -> Iterator[str]:
    before = 0
    for element in elements(pdf):
        if re.fullmatch(r"/H[1-6]", str(element.S)):
            level = int(str(element.S)[2])
            if level > before + 1:
                yield f"A heading of level {level} follows one of level {before}."
            before = level


def _figures(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element in elements(pdf):
        if element.S == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "A figure has no alternative text."


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    tagged = {kid.Obj.objgen for element in elements(pdf) if element.S == "/Link" for kid in _objects(element)}
    for number, page in enumerate(pdf.pages, start=1):
        for note in page.get("/Annots", []):
            if not str(note.get("/Contents", "")).strip():
                yield f"A link on page {number} has no words of its own."
            if "/StructParent" not in note or note.objgen not in tagged:
                yield f"A link on page {number} is not in the structure tree."


def _objects(element: Any) -> Iterator[Any]:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            yield kid
        elif isinstance(kid, pikepdf.Dictionary):
            yield from _objects(kid)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    # The letters of a Type 3 font are drawings inside the file; it has no file of its own.
    fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    for font in fonts:
        descriptor = font.get("/FontDescriptor")
        if font.Subtype == "/Type3" or descriptor is None:
            continue
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"The font {descriptor.FontName} is not embedded."


def outline(data: bytes) -> list[str]:
    """The bookmarks' words, top level, in order."""
    with opened(data).open_outline() as marks:
        assert not any(mark.children for mark in marks.root)
        return [str(mark.title) for mark in marks.root]


def promised_pages(data: bytes) -> list[tuple[int, int]]:
    """For each line of the contents: the page it names, and the page its link leads to; both count from 1."""
    pdf = opened(data)
    page = pdf.pages[1]
    named = [int(found) for found in re.findall(r"(?m)(\d+)\s*$", texts(data)[1])]
    places = {index.objgen: number for number, index in enumerate((one.obj for one in pdf.pages), start=1)}
    led = [places[_target(pdf, note)[0].objgen] for note in page.Annots]
    return list(zip(named, led, strict=True))


def _target(pdf: pikepdf.Pdf, note: Any) -> Any:
    place = note.Dest
    if isinstance(place, pikepdf.Array):
        return place
    known = pikepdf.NameTree(pdf.Root.Names.Dests)[str(place)]
    return known.D if isinstance(known, pikepdf.Dictionary) else known


def texts(data: bytes) -> list[str]:
    """The words of each page in the order they are drawn, without its foot."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        words = page.get_textpage()
        # The page tells letters beyond the first 65,536 in two halves.
        halves = "".join(_letters(words)).encode("utf-16-le", "surrogatepass")
        found.append(halves.decode("utf-16-le", "replace").lstrip())
        words.close()
        page.close()
    document.close()
    return found


def _letters(page: Any) -> Iterator[str]:
    """The letters of a page above its foot, with a new line wherever the pen jumps."""
    before = (0.0, 0.0)
    for at in range(page.count_chars()):
        letter = chr(pypdfium2.raw.FPDFText_GetUnicode(page, at))
        left, bottom, right, top = page.get_charbox(at, loose=True)
        if bottom < FOOT and top - bottom < 40:
            continue
        if letter.strip() and (abs(bottom - before[1]) > 30 or abs(left - before[0]) > 24):
            yield "\n"
        if letter.strip():
            before = (right, bottom)
        yield letter


def words(data: bytes) -> str:
    """All words of the file, without the feet of pages and the running heads of pages that go on."""
    return "\n".join(re.sub(r"\A(?:[^\n]*\n){0,5}?[^\n]*continued\s*", "", text) for text in texts(data))
