"""Packs made elsewhere, as bytes: small PDFs and PowerPoint files of invented words."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from pptx import Presentation


def pdf(pages: int = 2, *, title: str = "", locked: str = "") -> bytes:
    """A PDF of empty pages."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    if title:
        made.docinfo["/Title"] = title
    kept = io.BytesIO()
    lock = pikepdf.Encryption(owner=locked, user=locked) if locked else False
    made.save(kept, deterministic_id=not locked, encryption=lock)
    return kept.getvalue()


def pptx(slides: int = 3, *, title: str = "") -> bytes:
    """Slides without words."""
    made = Presentation()
    for _ in range(slides):
        made.slides.add_slide(made.slide_layouts[6])
    made.core_properties.title = title
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def zipped(*names: str) -> bytes:
    """An archive whose parts are called ``names``, each holding an empty piece of XML."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return kept.getvalue()
