"""What every use of the compiler shares: the bundled fonts, in the order they are asked, and its memory."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kindling.pack.document.theme import Fonts as Chosen
from kindling.renderers.pdf.coverage import BASE, EMOJI, folders
from kindling.renderers.pdf.letters import Letters

if TYPE_CHECKING:
    from typst import Compiler, Fonts

HEADING = ("Fraunces", "Noto Serif", "Source Sans 3")
TEXT = ("Source Sans 3",)


def families(chosen: Chosen, letters: Letters) -> dict[str, Any]:
    """Families in the order they are asked, a theme's own first where it is one of the bundled."""
    known = folders()
    others = [family for name in letters.fonts() if name not in {BASE, EMOJI} for family in known[name].families]
    bundled = {*known[BASE].families, *others}
    heading = [name for name in (chosen.heading, *HEADING, *others) if name in bundled]
    text = [name for name in (chosen.text, *TEXT, *others) if name in bundled and name != "Noto Serif"]
    return {"heading": heading, "text": text, "emoji": known[EMOJI].families[0]}


@cache
def fonts(needed: tuple[str, ...]) -> Fonts:
    """The fonts of these folders, and none of the system's."""
    import typst  # noqa: PLC0415 - 30 MB of compiler, which the command line need not wait for

    places = [Path(__file__).parents[1] / "fonts" / name for name in needed]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=places)


def forget(compiler: Compiler) -> None:
    """Let go of earlier packs: the compiler keeps what it laid out, some 45 MB a pack, for its next ten documents."""
    nothing: Any = {"main.typ": b""}
    for _ in range(11):
        compiler.compile(nothing, format="svg")
