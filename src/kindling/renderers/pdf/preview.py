"""The picture that is shown where somebody shares a link: 1200 by 630 pixels, in the words and colours of a cover.
A square one is for whoever shares an invitation.

It is set by the compiler that prints packs, for the sake of its fonts: a title may be in any script.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from kindling.pack.document.theme import Theme
from kindling.renderers.artifact import Artifact
from kindling.renderers.drawing import discs, svg
from kindling.renderers.pdf import compiling, drawings
from kindling.renderers.pdf.letters import Letters
from kindling.renderers.pdf.words import shaped

WIDTH, HEIGHT = 1200, 630
"""In pixels, as the services ask for that show such pictures."""

_ART, _ART_BELOW = (530.0, 630.0), (1200.0, 500.0)
"""Width and height of the box that the discs lie in: beside the words, or below them in a square picture."""


def render(
    *,
    community: str,
    series: str,
    title: str,
    date: str,
    groups: tuple[int, ...],
    look: Theme,
    height: int = HEIGHT,
) -> Artifact:
    """A PNG with ``title``, a disc for each of the month's ``groups``; hollow ones where they are not known.

    It is `WIDTH` pixels wide and ``height`` high: as high as other sites show it, or as high as wide.

    The same words give the same bytes. ``series`` and ``date`` may be empty.
    """
    import typst  # noqa: PLC0415 - 30 MB of compiler, which the command line need not wait for

    letters = Letters()
    words = {"community": community, "series": series, "title": title, "date": date}
    told: dict[str, Any] = {name: shaped(text, letters) for name, text in words.items()}
    told |= {"height": height, "square": height >= WIDTH}
    told |= {"colours": asdict(look.light), "fonts": compiling.families(look.fonts, letters), "drawings": _drawn(look)}
    told["drawings"]["art"] = _art(groups, f"{title} {date}", look, box=_ART if height < WIDTH else _ART_BELOW)
    data = json.dumps(told, ensure_ascii=False).encode()
    program: Any = {**_template(), "pack.json": data}
    compiler = typst.Compiler(font_paths=compiling.fonts(letters.fonts()), ignore_system_fonts=True)
    made: Any = compiler.compile(program, format="png", ppi=72)
    return Artifact("preview.png", "image/png", bytes(made), letters.report())


def _drawn(look: Theme) -> dict[str, str]:
    colours = look.light
    return {"mark": drawings.mark(colours), "stroke": drawings.stroke(colours.cover_accent, "preview")}


def _art(groups: tuple[int, ...], seed: str, look: Theme, *, box: tuple[float, float]) -> str:
    width, height = box
    tints = look.light.discs or (look.light.accent,)
    drawn = discs.discs(groups, seed=seed, width=width, height=height, colours=len(tints), bleed=True)
    return svg.discs_svg(drawn, width=width, height=height, colours=tints, pen=look.light.cover_text, opacity=0.92)


@cache
def _template() -> dict[str, bytes]:
    """The compiler begins with the file of this name."""
    folder = Path(__file__).parent / "template"
    return {"main.typ": (folder / "preview.typ").read_bytes(), "look.typ": (folder / "look.typ").read_bytes()}
