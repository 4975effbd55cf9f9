"""Under which keys does a name stand in the gazetteer?"""

from __future__ import annotations

import re

from kindling.kernel.text import fold

FEWEST_LETTERS = 6
"""In a shorter name one slip of the pen makes another name."""

_WHOLE = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "co": "county", "n": "north", "nr": "near"}
_SPELLED = re.compile(r"\b[a-z](?: [a-z]\b)+")
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def key_of(name: str) -> str:
    """The key that a name is looked up by: folded, usual abbreviations written out, without a leading "the"."""
    words = _SPELLED.sub(lambda letters: letters[0].replace(" ", ""), fold(name.replace("&", " and "))).split()
    if len(words) > 1:
        words = [_WHOLE.get(word, word) for word in words]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def keys_of(name: str) -> tuple[str, ...]:
    """Every key that a name is stored under: its own, and with German and Nordic letters spelt out."""
    return tuple(dict.fromkeys((key_of(name), key_of(name.casefold().translate(_SPELT_OUT)))))


def shortened(key: str) -> tuple[str, ...]:
    """The key, and it with each letter left out: two names that share one of these differ by a slip of the pen."""
    return tuple(dict.fromkeys((key, *(key[:at] + key[at + 1 :] for at in range(len(key))))))
