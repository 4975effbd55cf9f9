"""Decks made for the tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
from PIL import Image
from pptx import Presentation


def picture(colour: str = "teal", form: str = "JPEG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(made, form)
    return made.getvalue()


def saved(presentation: Any) -> bytes:
    made = io.BytesIO()
    presentation.save(made)
    return made.getvalue()


def new_deck() -> Any:
    return Presentation()


Rows = Sequence[tuple[float, float, float, str]]
"""Size, points from the left, points from the foot, words."""


def pdf(*pages: Rows, jpeg: bytes = b"", link: str = "", **save: Any) -> bytes:
    """Landscape pages of 800 by 450 points; the first has the picture and the link."""
    made = pikepdf.new()
    for number, rows in enumerate(pages):
        page = made.add_blank_page(page_size=(800, 450))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        drawn = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for size, x, y, words in rows)
        if jpeg and not number:
            shown = pikepdf.Stream(made, jpeg)
            shown.stream_dict = pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=8,
                Height=8,
                ColorSpace=pikepdf.Name.DeviceRGB,
                BitsPerComponent=8,
                Filter=pikepdf.Name.DCTDecode,
            )
            page.Resources.XObject = pikepdf.Dictionary(P1=shown)
            drawn += "q 100 0 0 100 500 50 cm /P1 Do Q\n"
        if link and not number:
            page.Annots = made.make_indirect(pikepdf.Array([_link(link), _jump()]))
        page.Contents = pikepdf.Stream(made, drawn.encode("latin-1"))
    out = io.BytesIO()
    made.save(out, **save)
    return out.getvalue()


def _link(address: str) -> pikepdf.Dictionary:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[40, 195, 400, 225], Border=[0, 0, 0], A=action
    )


def _jump() -> pikepdf.Dictionary:
    """A link to another page, which leads to no address."""
    return pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], Border=[0, 0, 0])
