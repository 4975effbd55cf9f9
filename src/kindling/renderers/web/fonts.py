"""Which font files does a page carry? The bundled families, with further Latin letters where words need them."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LATIN_RANGE = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
"""What the first file of each face holds, as CSS writes it: the letters of western Europe."""

FURTHER_RANGE = (
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
)
"""What the second file adds: Polish, Turkish, Yoruba and the others."""


@dataclass(frozen=True, slots=True)
class Face:
    """One style of a bundled family; its files are named for it."""

    family: str
    weight: int
    style: str

    def file(self, subset: str) -> str:
        """The file's name; ``subset`` is ``latin`` or ``latin-ext``."""
        return f"{self.family.lower().replace(' ', '-')}-{subset}-{self.weight}-{self.style}.woff2"


FACES = (
    Face("Fraunces", 600, "normal"),
    Face("Fraunces", 400, "normal"),
    Face("Fraunces", 400, "italic"),
    Face("Source Sans 3", 400, "normal"),
    Face("Source Sans 3", 600, "normal"),
)


def faces(text: str) -> str:
    """The ``@font-face`` rules for a page that shows ``text``."""
    subsets = [("latin", LATIN_RANGE)]
    if needs_further(text):
        subsets.append(("latin-ext", FURTHER_RANGE))
    return "".join(_rule(face, subset, span) for face in FACES for subset, span in subsets)


def needs_further(text: str) -> bool:
    """Whether ``text`` holds a letter that only the second files have."""
    first, further = _points(LATIN_RANGE), _points(FURTHER_RANGE)
    return any(ord(letter) in further and ord(letter) not in first for letter in set(text))


@cache
def _points(span: str) -> frozenset[int]:
    found: set[int] = set()
    for part in span.replace("U+", "").split(","):
        start, _, end = part.partition("-")
        found.update(range(int(start, 16), int(end or start, 16) + 1))
    return frozenset(found)


@cache
def _rule(face: Face, subset: str, span: str) -> str:
    data = base64.b64encode(files(__package__).joinpath("fonts", face.file(subset)).read_bytes()).decode()
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};font-display:swap;'
        f'src:url(data:font/woff2;base64,{data}) format("woff2");unicode-range:{span}}}\n'
    )
