"""Which words in a text may hurt, why, and what may be said instead. It hints; it never rewrites."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Tier(StrEnum):
    """When a term is hinted at."""

    ALWAYS = "always"
    PATIENT = "patient"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Hint:
    """One term; ``start`` and ``end`` count characters, ``end`` not included. ``source`` names the guidance."""

    id: str
    tier: Tier
    start: int
    end: int
    why: str
    instead: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the lexicon."""

    id: str
    tier: Tier
    pattern: re.Pattern[str]
    why: str
    instead: str
    source: str


_AROUND = 250
"""Characters before and behind a term within which patients must be spoken of for the patient tier."""
_PATIENTS = re.compile(
    r"\b(?:patients?|carers?|wards?|clinics?|nurses?|midwi(?:fe|ves)|doctors?|consultants?|hospitals?"
    r"|residents?|hospice|surgery"
    r"|treatments?|medications?|medicines?|tablets|diagnos\w+|symptoms?|discharged?|admitted|admission"
    r"|bedside|GPs?|women in labour|births?)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"“[^”]{1,600}”|\"[^\"\n]{1,600}\"|«[^»]{1,600}»|„[^“”]{1,600}[“”]|(?<!\w)[‘'](?!\s)[^‘’'\n]{1,200}[’'](?!\w)"
)
_DISCUSSED_BEFORE = re.compile(
    r"\b(?:words?|terms?|phrases?|labels?|language|expressions?|terminology|(?:we|they|people|staff|you|I"
    r"|nobody|everyone) (?:\w+ )?"
    r"(?:say|says|said|write|wrote|call it|use|used)|(?:say|saying|said|write|writing|using|instead of"
    r"|rather than|called|avoid|stop))"
    r"(?: (?:like|such as|is|was|of|the word|the term|words like|things like|that))*[\s:,]*$",
    re.IGNORECASE,
)
_DISCUSSED_BEHIND = re.compile(
    r"^[\s,]*(?:is|was|are) (?:a|an|the|such an?|not a|one of the)?\s*(?:\w+ )?(?:words?|terms?|phrases?|labels?)\b",
    re.IGNORECASE,
)


def hints(text: str) -> tuple[Hint, ...]:
    """Every hint in the order of the text; none inside quotation marks or where the term itself is spoken about."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    found = [hint for term in lexicon() for hint in _hints_of(term, text) if not _within(hint.start, quoted)]
    return tuple(sorted(found, key=lambda hint: (hint.start, hint.id)))


@cache
def lexicon() -> tuple[Term, ...]:
    """The terms, as they stand in ``lexicon.toml`` beside this file."""
    read = tomllib.loads(files("kindling.care.kind_language").joinpath("lexicon.toml").read_text("utf-8"))
    return tuple(
        Term(
            entry["id"],
            Tier(entry["tier"]),
            re.compile(rf"(?<![\w-])(?:{entry['pattern']})(?![\w-])", re.IGNORECASE),
            entry["why"],
            entry["instead"],
            read["sources"][entry["source"]],
        )
        for entry in read["hint"]
    )


def _hints_of(term: Term, text: str) -> Iterator[Hint]:
    for found in term.pattern.finditer(text):
        if _is_discussed(text, found) or (term.tier is Tier.PATIENT and not _about_patients(text, found)):
            continue
        yield Hint(term.id, term.tier, found.start(), found.end(), term.why, term.instead, term.source)


def _within(start: int, quoted: list[tuple[int, int]]) -> bool:
    return any(first <= start < last for first, last in quoted)


def _is_discussed(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 60) : found.start()]
    return bool(_DISCUSSED_BEFORE.search(before) or _DISCUSSED_BEHIND.match(text[found.end() : found.end() + 60]))


def _about_patients(text: str, found: re.Match[str]) -> bool:
    around = f"{text[max(0, found.start() - _AROUND) : found.start()]} {text[found.end() : found.end() + _AROUND]}"
    return bool(_PATIENTS.search(around))
