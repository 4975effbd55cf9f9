"""What a received file is called: a name that is safe to show, and one of its own among the files of its month."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from itertools import count

LONGEST = 150
"""Characters of a file's name that are kept; its ending stays."""

NAMELESS = "export"
_ENDING = 12


def clean_name(given: str) -> str:
    """``given`` without folders, controls, invisible marks and signs that turn the direction of writing.

    What is left is at most `LONGEST` characters; where nothing is left, the file is called `NAMELESS`.
    """
    bare = given.replace("\\", "/").rpartition("/")[2]
    normal = unicodedata.normalize("NFC", bare.encode("utf-8", "replace").decode())
    # Cc and Cf hold the controls and every override of direction, Zl and Zp ends of lines, Co and Cn what nobody sees.
    seen = "".join(" " if unicodedata.category(sign) in {"Zl", "Zp", "Zs"} else sign for sign in normal)
    kept = "".join(sign for sign in seen if unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cn", "Cs"})
    name = " ".join(kept.split()).lstrip(".").strip()
    return _cut(name) or NAMELESS


def own_name(name: str, taken: Collection[str]) -> str:
    """``name``, or where another file of the month has it, ``name (2)`` and so on; case makes no difference."""
    folded = {one.casefold() for one in taken}
    stem, ending = _parted(name)
    numbered = (f"{stem} ({number}){ending}" for number in count(2))
    return name if name.casefold() not in folded else next(one for one in numbered if one.casefold() not in folded)


def _cut(name: str) -> str:
    stem, ending = _parted(name)
    return f"{stem[: LONGEST - len(ending)].strip()}{ending}" if len(name) > LONGEST else name


def _parted(name: str) -> tuple[str, str]:
    """Stem and ending (``.txt``); what is longer than an ending ever is belongs to the stem."""
    stem, dot, ending = name.rpartition(".")
    return (stem, f".{ending}") if dot and stem and len(ending) < _ENDING else (name, "")
