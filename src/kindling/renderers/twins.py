"""Every twin of a pack, by file name, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Callable

from kindling.pack.document import Pack
from kindling.renderers import data, pdf, slides, web
from kindling.renderers.artifact import Artifact

RENDERERS: dict[str, Callable[[Pack], Artifact]] = {
    "pack.html": web.render,
    "pack.pdf": pdf.render,
    "pack.pptx": slides.render,
    "pack.json": data.render_json,
    "pack.md": data.render_markdown,
}
