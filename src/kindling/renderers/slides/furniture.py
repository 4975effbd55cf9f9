"""What stands at the foot of every slide but the covers: the running line, the slide's number, a draft's mark."""

from __future__ import annotations

from collections.abc import Iterator

from kindling.pack.document import Pack
from kindling.renderers.slides.deck import FOOTER, NUMBER, SLIDE_NUMBER
from kindling.renderers.slides.markup import tag
from kindling.renderers.slides.measure import width
from kindling.renderers.slides.page import Page
from kindling.renderers.slides.shapes import Box, Name, Placeholder, frame, rounded, words_body
from kindling.renderers.slides.words import Bit, Face, Para, line

SMALL = Face(10.5, "soft")
DRAFT = "Draft: not for sharing. Nobody quoted here has been asked yet."


def running(pack: Pack) -> str:
    """The line at the foot: title and series, or what of them fits."""
    title, series = line(pack.title), line(pack.series)
    both = " · ".join(part for part in (title, series) if part)
    return next((words for words in (both, title, series) if width(words, SMALL) <= FOOTER.w), "")


def furnish(page: Page, colour: str) -> None:
    """The foot of ``page``, in ``colour``."""
    words = running(page.pack)
    if words:
        para = Para((Bit(words, Face(10.5, colour)),), 14)
        page.aside([para], "Footer", Placeholder("ftr", 11), Face(10.5, colour))
    draft_mark(page, colour)
    field = tag(
        "a:fld",
        SLIDE_NUMBER,
        tag("a:rPr", {"lang": page.pack.language, "dirty": "0"}),
        tag("a:t", None, str(page.number)),
    )
    # On the footer's own line, whatever the program makes of the layout's.
    line_of = tag("a:pPr", {"algn": "r"}, tag("a:lnSpc", None, tag("a:spcPts", {"val": 1400})))
    body = words_body(tag("a:p", None, line_of, field), insets=(0, 0, 0, 0))
    page.shapes.append(
        frame(Name(next(page.numbers), "Slide number"), body, box=None, placeholder=Placeholder("sldNum", 12))
    )


def draft_mark(page: Page, colour: str) -> None:
    """The quiet mark of a draft, which says that nobody was asked yet."""
    if page.pack.status != "draft":
        return
    box = Box(NUMBER.x - 58, FOOTER.y - 2, 50, 18)
    para = Para((Bit("Draft", Face(10.5, colour, bold=True)),), 14, align="ctr")
    body = words_body(page.ink.paragraphs([para], Face(18)), insets=(0, 0, 0, 0), anchor="ctr")
    page.shapes.append(
        frame(
            Name(next(page.numbers), "Draft mark"),
            body,
            box=box,
            outline=rounded(box, 9),
            fill=page.ink.fill(""),
            pen=page.ink.pen(colour, 0.75),
        )
    )


def draft_sentences(pack: Pack) -> Iterator[str]:
    """What a draft's cover says, and how much there is still to do."""
    if pack.status != "draft":
        return
    yield DRAFT
    if pack.flags:
        things = "thing" if len(pack.flags) == 1 else "things"
        yield f"{len(pack.flags)} {things} to look at before this is published."
