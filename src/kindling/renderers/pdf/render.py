"""How does a pack become one PDF: UA-1, for readers who listen, and A-2a, for readers in fifty years?"""

from __future__ import annotations

import datetime
import json
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from kindling.pack.document import Pack
from kindling.renderers.artifact import Artifact
from kindling.renderers.pdf import compiling, drawings
from kindling.renderers.pdf.letters import Letters
from kindling.renderers.pdf.view import view

HERE = Path(__file__).parent
"""Fonts and template lie in real folders, as the compiler wants; the modules for resources take 9 ms to import."""

_PRINTED = count()
"""How many packs this process has printed."""

TEMPLATE = ("main.typ", "leaves.typ", "look.typ", "blocks.typ", "voices.typ", "cards.typ")


def render(pack: Pack) -> Artifact:
    """``pack`` as a tagged PDF, landscape. ``report`` has a sentence for each letter that could not be drawn.

    The same pack gives the same bytes. Nothing is read from the system's fonts, nothing is written to a disk.
    """
    letters, pictures = Letters(), _pictures(pack)
    try:
        data = _printed(pack, letters, pictures)
    except RuntimeError as wrong:
        letters, pictures = _second_try(str(wrong), pack, pictures)
        data = _printed(pack, letters, pictures)
    return Artifact("pack.pdf", "application/pdf", data, (*letters.report(), *_broken(pack, pictures)))


Pictures = dict[str, dict[str, object]]
"""The pictures that can be drawn, by the id of their media."""


def _pictures(pack: Pack) -> Pictures:
    return {media.id: found for media in pack.media if (found := drawings.picture(media))}


def _second_try(wrong: str, pack: Pack, pictures: Pictures) -> tuple[Letters, Pictures]:
    """What to print with after the compiler refused: a pack does not fail for a letter or a picture."""
    if "failed to" in wrong and "image" in wrong:
        anew = (drawings.mended(media) for media in pack.media)
        return Letters(), {media.id: found for media in anew if media and (found := drawings.picture(media))}
    if "could not be displayed" in wrong:
        # Two letters that no font joins, in a way that the table does not tell: the plain letters always go.
        return Letters(plain_only=True), pictures
    raise RuntimeError(wrong)


def _broken(pack: Pack, pictures: Pictures) -> tuple[str, ...]:
    lost = (media.id for media in pack.media if media.id not in pictures)
    return tuple(f"The picture {name} cannot be read: its alternative text stands in its place." for name in lost)


def _about(pack: Pack, letters: Letters) -> dict[str, Any]:
    """What the file says of itself. A document needs a title, also where a pack has none yet."""
    parts = (letters.line(pack.title), letters.line(pack.series))
    language, _, region = pack.language.partition("-")
    return {
        "title": ", ".join(part for part in parts if part) or "Insights pack",
        "author": letters.line(pack.community),
        "description": letters.line(pack.subtitle),
        "lang": language.lower(),
        "region": region.lower() if len(region) == 2 else None,
    }


def _printed(pack: Pack, letters: Letters, pictures: Pictures) -> bytes:
    import typst  # noqa: PLC0415 - 30 MB of compiler, which the command line need not wait for

    shown = view(pack, letters)
    shown |= {
        "about": _about(pack, letters),
        "fonts": compiling.families(pack.theme.fonts, letters),
        "pictures": pictures,
    }
    data = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
    # The stubs do not know yet that a program may be several files in memory.
    program: Any = {**_template(), "pack.json": data}
    compiler = typst.Compiler(font_paths=compiling.fonts(letters.fonts()), ignore_system_fonts=True)
    if next(_PRINTED):
        compiling.forget(compiler)
    made: Any = compiler.compile(program, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=_made(pack))
    return bytes(made)


@cache
def _template() -> dict[str, bytes]:
    return {name: (HERE / "template" / name).read_bytes() for name in TEMPLATE}


def _made(pack: Pack) -> datetime.datetime:
    """The date the file carries: the conversation's, for the same pack must give the same bytes next week."""
    year, month = (int(part) for part in (pack.month or "2000-01").split("-"))
    day = pack.day or datetime.date(year, month, 1)
    return datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)
