"""Whether somebody who chose not to be named is named all the same, somewhere else in what will be published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kindling.care.names import is_everyday_word, is_first_name, is_surname


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that will be published, and where: a file, a section, a slide."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Protected:
    """Somebody who chose to be shown as ``shown_as`` (a first name, a role, or "" for nobody).

    ``aliases`` are other names, handles and addresses; ``organisation`` lets initials beside it be recognised.
    """

    name: str
    aliases: tuple[str, ...] = ()
    shown_as: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Leak:
    """One place where a protected person is named; ``start`` and ``end`` count characters of the passage's text.

    ``name`` is the protected name, so that a steward sees whose promise is at stake; it is not for publishing.
    """

    where: str
    start: int
    end: int
    name: str
    why: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to name somebody, as a pattern over text without accents."""

    pattern: re.Pattern[str]
    why: str
    sure: bool


_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BETWEEN = r"[\s._-]*"
_NEAR = 60
"""Characters between initials and the organisation that gives them away."""
_SHORTEST = 3
"""Letters that a surname needs to be looked for on its own."""


def find_leaks(passages: Sequence[Passage], protected: Sequence[Protected]) -> tuple[Leak, ...]:
    """Every leak in the order of the passages and of their text; of two readings of one place the longer one."""
    wanted = [(person, list(_forms(person))) for person in protected]
    return tuple(leak for passage in passages for leak in _leaks_in(passage, wanted))


def _leaks_in(passage: Passage, wanted: list[tuple[Protected, list[_Form]]]) -> list[Leak]:
    text = _without_accents(passage.text)
    found = [
        Leak(passage.where, match.start(), match.end(), person.name, form.why, form.sure)
        for person, forms in wanted
        for form in forms
        for match in form.pattern.finditer(text)
    ]
    kept: list[Leak] = []
    for leak in sorted(found, key=lambda leak: (leak.start, -leak.end, not leak.sure)):
        if not any(leak.name == other.name and leak.end <= other.end for other in kept):
            kept.append(leak)
    return kept


def _without_accents(text: str) -> str:
    """The text with each letter plain, of the same length, so that places stay true."""
    return "".join(unicodedata.normalize("NFD", mark)[0] for mark in text)


def _forms(person: Protected) -> Iterator[_Form]:
    label = _without_accents(person.shown_as).casefold()
    shown = {*re.findall(r"\w+", label), *_WORDS.findall(label)}
    names = (
        _without_accents(unicodedata.normalize("NFC", name)).strip(" @") for name in (person.name, *person.aliases)
    )
    for name in dict.fromkeys(filter(None, names)):
        words = _WORDS.findall(name)
        if {word.casefold() for word in words} <= shown:
            continue
        yield from _whole(name, words)
        if len(words) > 1 and "@" not in name:
            yield from _parts(words, shown)
            yield from _initials(words, person.organisation)


def _whole(name: str, words: list[str]) -> Iterator[_Form]:
    if len(words) == 1 and name.isalpha() and name[0].isupper():
        yield _word(name, "One of their names stands here.", sure=not is_first_name(name))
        return
    yield _Form(
        _bounded(_BETWEEN.join(map(re.escape, words)), re.IGNORECASE), "Their full name or handle stands here.", True
    )
    if len(words) > 1:
        turned = rf"{re.escape(words[-1])},?\s+{re.escape(words[0])}"
        yield _Form(_bounded(turned, re.IGNORECASE), "Their full name stands here, surname first.", True)


def _parts(words: list[str], shown: set[str]) -> Iterator[_Form]:
    first, last = words[0], words[-1]
    if first.casefold() not in shown:
        # At the start of a sentence "Grace" and "Will" are words more often than people.
        within = r"(?<=[\w,;] )" if is_everyday_word(first) else ""
        yield _word(first, "Their first name stands here.", sure=not is_first_name(first), within=within)
    if (len(last) >= _SHORTEST or not last.isascii()) and last.casefold() not in shown:
        common = is_surname(last) or is_first_name(last) or is_everyday_word(last)
        yield _word(last, "Their surname stands here.", sure=not common)
    yield _Form(_bounded(rf"{first[0]}\.?\s?{re.escape(last)}", 0), "Their initial and surname stand here.", True)
    yield _Form(_bounded(rf"{re.escape(first)}\s{last[0]}", 0), "Their first name and an initial stand here.", True)


def _initials(words: list[str], organisation: str) -> Iterator[_Form]:
    if not organisation:
        return
    initials = r"\.?\s?".join(re.escape(word[0].upper()) for word in (words[0], words[-1])) + r"\.?"
    place = re.escape(_without_accents(organisation))
    near = rf"(?:{initials}(?=[^\w].{{0,{_NEAR}}}(?i:{place}))|(?i:{place})\W{{1,3}}{initials})"
    yield _Form(_bounded(near, 0), "Their initials stand beside their organisation.", False)


def _word(word: str, why: str, *, sure: bool, within: str = "") -> _Form:
    """One word as a name is written: as it is or in capitals, never in small letters."""
    spellings = dict.fromkeys((word, word.upper()))
    return _Form(_bounded(f"{within}(?:{'|'.join(map(re.escape, spellings))})", 0), why, sure)


def _bounded(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", flags)
