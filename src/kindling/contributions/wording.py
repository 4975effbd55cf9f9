"""Whether words that claim to be verbatim are: compared with the lines they come from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kindling.contributions.records import FlagShown, Mark

DIFFERS = "Differs from the source: call it a paraphrase."
NO_SOURCE = "There is no line to compare it with: call it a paraphrase."

_CUT = re.compile(r"\[\s*(?:…|\.{3}|\. \. \.)\s*\]")
_MARKED = re.compile(r"\[[^\[\]]*\]")
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | dict.fromkeys("‐‑‒–—−", "-")
    | {"…": "..."}
)
_END = ".,;:!?-"


@dataclass(frozen=True, slots=True)
class Match:
    """Whether words are ``same`` as their source, with how many marked ``cuts``; ``why`` not, or "" where they are."""

    same: bool
    cuts: int
    why: str = ""

    @property
    def sentence(self) -> str:
        """``Same as the source, one cut marked […]``."""
        if not self.same:
            return self.why
        counts = {0: "", 1: ", one cut marked […]"}
        return "Same as the source" + counts.get(self.cuts, f", {self.cuts} cuts marked […]")


def same_as_source(text: str, sources: Sequence[str]) -> Match:
    """Compares ``text`` with the lines of ``sources``, one after the other.

    What was left out has to be marked ``[…]``, what was put in or said otherwise has to stand in square brackets. The
    rest has to be the source's words in the source's order. The spelling of quotation marks, dashes and spaces makes no
    difference, nor does the sign a piece ends with, nor a capital where a piece begins.
    """
    source = _folded(" ".join(sources))
    cuts = len(_CUT.findall(text))
    pieces = [piece.strip() for piece in _MARKED.split(text)]
    if not source:
        return Match(False, cuts, NO_SOURCE)
    if _find(_folded(text), source, 0, (False, False)) is not None:
        return Match(True, cuts)
    if not any(re.search(r"\w", piece) for piece in pieces):
        return Match(False, cuts, DIFFERS)
    at = 0
    for piece, glued in zip(pieces, _glued(text), strict=True):
        found = _find(_folded(piece).strip(_END + " "), source, at, glued)
        if found is None:
            return Match(False, cuts, DIFFERS)
        at = found
    return Match(True, cuts)


def replaced(text: str, flags: Iterable[Mark | FlagShown]) -> str:
    """A line's ``text`` with what was decided to be said otherwise, by the line's marks or by flags at their first
    place; a place that lies in another, or outside the text, is passed over.
    """
    wanted = sorted(((one.start, one.end, one.instead) for one in flags if one.status == "replaced"), reverse=True)
    upto = len(text)
    for start, end, instead in wanted:
        if start < end <= upto:
            text, upto = f"{text[:start]}{instead}{text[end:]}", start
    return text


def folded_space(text: str) -> str:
    """``text`` with its white space folded, as consents are compared."""
    return " ".join(text.split())


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN).split())


def _glued(text: str) -> list[tuple[bool, bool]]:
    """For each piece between brackets: whether it goes on inside a word before it, and behind it ("[T]his")."""
    edges = [(found.start(), found.end()) for found in _MARKED.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    return [
        (start > 0 and text[start : start + 1].isalnum(), end < len(text) and text[end - 1 : end].isalnum() and end > 0)
        for start, end in zip(starts, ends, strict=True)
    ]


def _find(piece: str, source: str, at: int, glued: tuple[bool, bool]) -> int | None:
    """Where the first place of ``piece`` in ``source`` behind ``at`` ends; None where it stands nowhere."""
    if not piece:
        return at
    before = "" if glued[0] else r"(?<!\w)"
    behind = "" if glued[1] else r"(?!\w)"
    first = re.escape(piece[0])
    either = f"(?:{first}|{re.escape(piece[0].swapcase())})" if piece[0].isalpha() else first
    found = re.compile(f"{before}{either}{re.escape(piece[1:])}{behind}").search(source, at)
    return found.end() if found else None
