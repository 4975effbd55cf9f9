"""Which addresses does a slide name?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ADDRESS = re.compile(r"https?://[^\s<>\"'|]{3,2000}", re.IGNORECASE)
_ALLOWED = ("http://", "https://", "mailto:")
_TRAILING = ".,;:!?)]}»”’"


def all_links(marked: Iterable[tuple[str, str]], text: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each (words, address) once: links as the slide marks them, then addresses that stand in its words."""
    found: dict[str, str] = {}
    for words, address in marked:
        if address.lower().startswith(_ALLOWED):
            found.setdefault(address, " ".join(words.split()) or address)
    for line in text:
        for match in _ADDRESS.finditer(line):
            address = match[0].rstrip(_TRAILING)
            found.setdefault(address, address)
    return tuple((words, address) for address, words in found.items())
