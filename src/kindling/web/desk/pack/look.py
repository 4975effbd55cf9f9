"""How the working pack would look: the renderers' own page, PDF and slides, and pictures of its pages. Pure."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import threading
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kindling.pack.document import Pack
from kindling.renderers import pdf, slides, web

GAP = "Without a yes this gap closes by itself."
"""How `curation` ends the note in which a section tells how many of its pieces wait."""

_NOTE = re.compile(rf'<div class="callout">(\s*<p dir="auto">[^<]*{re.escape(GAP)}</p>)')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_HASH = re.compile(r"'sha256-[^']*'")
_DASHED = (
    "@layer components{.pack .callout.waits{padding:.75rem 1rem;border:1px dashed currentcolor;border-radius:4px;"
    "background:none}.pack .callout.waits p{color:var(--ink-soft);font:400 1rem/1.45 var(--font-text)}}"
    "@layer base{html{scroll-behavior:auto}}"
)
_KEPT = 4
"""Packs of which the pages are remembered: a few editors, each looking at one."""

_POINTS_PER_INCH = 72
_SHARPNESS = 108 / _POINTS_PER_INCH
"""Pixels of a page's picture to a point of the page."""

_one_at_a_time = threading.RLock()
"""PDFium must not be called by two threads at once."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the printed pack; ``number`` counts from 1."""

    number: int
    told: str

    @property
    def name(self) -> str:
        """Its picture's file name."""
        return f"page-{self.number}.png"


@dataclass(frozen=True, slots=True)
class WebPage:
    """The page and the policy it is served under, which allows its own style and pictures and nothing else."""

    html: str
    policy: str


@lru_cache(maxsize=_KEPT)
def web_page(pack: Pack) -> WebPage:
    """The renderer's own page, its notes dashed."""
    html = _NOTE.sub(r'<div class="callout waits">\1', web.render(pack).data.decode())
    html = _STYLE.sub(lambda found: f"<style>{found[1]}{_DASHED}</style>", html, count=1)
    style = _STYLE.search(html)
    told = _POLICY.search(html)
    assert style  # noqa: S101 - the renderer's page has exactly one style,
    assert told  # noqa: S101 - and its own policy, which a test of the renderer holds it to
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = _HASH.sub(f"'sha256-{digest}'", told[2])
    return WebPage(_POLICY.sub(lambda found: f"{found[1]}{policy}{found[3]}", html, count=1), policy)


@lru_cache(maxsize=_KEPT)
def printed(pack: Pack) -> bytes:
    """The PDF."""
    return pdf.render(pack).data


@lru_cache(maxsize=_KEPT)
def slide_deck(pack: Pack) -> bytes:
    """The PPTX."""
    return slides.render(pack).data


def leaves_of(pack: Pack, title: str) -> tuple[Leaf, ...]:
    """The pages of the PDF on which the section of that title stands."""
    count, marks = _contents(pack)
    for (first, found), (behind, _) in pairwise((*marks, (count, ""))):
        if found == title:
            # A section may begin on the page on which the one before it ends.
            numbers = range(first + 1, max(behind, first + 1) + 1)
            return tuple(Leaf(number, f"Page {number}: {title}") for number in numbers)
    return ()


@lru_cache(maxsize=_KEPT)
def _contents(pack: Pack) -> tuple[int, tuple[tuple[int, str], ...]]:
    """How many pages the PDF has, and on which, from 0, each section begins."""
    import pypdfium2  # noqa: PLC0415 - loads a native library

    with _one_at_a_time, pypdfium2.PdfDocument(printed(pack)) as document:
        placed = ((one.get_dest(), one.get_title()) for one in document.get_toc())
        return len(document), tuple((dest.get_index(), title) for dest, title in placed if dest)


@lru_cache(maxsize=64)
def leaf_picture(pack: Pack, number: int) -> bytes:
    """One page as a PNG. Raises ``IndexError`` where the pack has no such page."""
    import pypdfium2  # noqa: PLC0415 - loads a native library

    with _one_at_a_time, pypdfium2.PdfDocument(printed(pack)) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        picture = document[number - 1].render(scale=_SHARPNESS).to_pil()
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()
