"""How does a page look? The bundled style sheets, over the colours and fonts of the community's theme."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from importlib.resources import files

from kindling.pack.document import Colours, Theme

SHEETS = ("base", "cover", "section", "words", "people", "leaves", "print")
"""The sheets in their order, after the theme's colours."""

_HEADING = '"Fraunces","Noto Serif",Georgia,"Times New Roman",serif'
_TEXT = '"Source Sans 3","Noto Sans",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif'


_GROUNDS = ("--c-ground", "--c-raised", "--c-leaf", "--c-land", "--c-notes", "--c-initials")

_DRAFT = "Draft: not for sharing. Nobody quoted here has been asked yet."


def sheet(theme: Theme, *, draft: bool) -> str:
    """The whole style: colours, then meanings, then the parts that use them. A ``draft`` says so on paper."""
    light, dark = _colours(theme.light), _colours(theme.dark)
    first = (
        "@layer reset,tokens,base,layout,components,print;\n"
        f"@layer tokens{{:root{{{light};{_fonts(theme)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"@media (forced-colors:active){{:root{{{_forced(theme.light)}}}}}}}\n"
    )
    return first + _sheets() + _numbered(theme) + (_draft_pages(theme) if draft else "")


def _draft_pages(theme: Theme) -> str:
    """The mark in the foot of every page; a coloured leaf gives way to it."""
    foot = (
        f'@bottom-center{{content:"{_DRAFT}";width:100%;height:11mm;margin:0;vertical-align:middle;text-align:center;'
        f"background:{theme.light.cover_accent};color:{theme.light.cover};font:8.5pt {_TEXT.replace(',', ', ')}}}"
    )
    return (
        f"@layer print{{@page{{{foot}}}@page leaf{{margin-bottom:11mm}}@media print{{:root{{--leaf-height:286mm}}}}}}"
    )


def _fonts(theme: Theme) -> str:
    heading, text = _family(theme.fonts.heading), _family(theme.fonts.text)
    return f"--font-heading:{heading},{_HEADING};--font-text:{text},{_TEXT}"


def _family(name: str) -> str:
    """A family's name as a CSS string in which nothing but letters, digits, spaces and hyphens stands as it is."""
    return '"' + "".join(c if c.isalnum() or c in " -" else f"\\{ord(c):x} " for c in name) + '"'


def _colours(colours: Colours) -> str:
    rules: list[str] = []
    for name, value in asdict(colours).items():
        shown = value if isinstance(value, tuple) else (value,)
        numbered = isinstance(value, tuple)
        rules += [
            f"--c-{name.replace('_', '-')}{f'-{n}' if numbered else ''}:{colour}" for n, colour in enumerate(shown)
        ]
    return ";".join(rules)


def _forced(colours: Colours) -> str:
    """The reader's own colours in place of ours: grounds are the canvas, all that is drawn or written its text."""
    names = (rule.split(":")[0] for rule in _colours(colours).split(";"))
    return ";".join(f"{name}:{_system_colour(name)}" for name in names)


def _system_colour(name: str) -> str:
    if name == "--c-link":
        return "LinkText"
    return "Canvas" if name == "--c-cover" or name.startswith(_GROUNDS) else "CanvasText"


def _numbered(theme: Theme) -> str:
    """A class for each colour that a theme has several of."""
    discs = (f".disc-{n}{{fill:var(--c-discs-{n})}}" for n, _ in enumerate(theme.light.discs))
    people = (f".initials-{n}{{background:var(--c-initials-{n})}}" for n, _ in enumerate(theme.light.initials))
    notes = (f".note-{n}{{background:var(--c-notes-{n})}}" for n, _ in enumerate(theme.light.notes))
    return f"@layer components{{{''.join((*discs, *people, *notes))}}}"


@cache
def _sheets() -> str:
    folder = files(__package__).joinpath("css")
    return "".join(folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
