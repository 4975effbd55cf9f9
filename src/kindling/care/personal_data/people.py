"""People named in somebody's words who are nobody in the room: patients, relatives, names nobody knows, authors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

from kindling.care.names.words import is_everyday_word, is_first_name, is_surname, words
from kindling.care.personal_data.hits import Hit, HitKind

_CAP = r"(?:[Mm]a?c|[OD]['’]|[A-Z][\w]*-)?[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][^\W\d_]+(?:['’-][^\W\d_]{2,})*"
_PARTICLE = r"(?:van|von|der|den|de|la|del|di|da|dos|al|el|bin|ap)"
_NAME = rf"{_CAP}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_CAP}){{0,2}}"
_CARED_FOR = (
    r"(?:patients?|clients?|service[ -]users?|residents?|inpatients?|outpatients?|in-patients?|carers?"
    r"|lady|gentleman|man|woman|boy|girl|lad|child|baby|toddler|pupil|student)"
)
_FAMILY = (
    r"(?:mother|mum|mam|mom|father|dad|son|daughter|husband|wife|partner|brother|sister|nan|nana|gran|granny|grandma"
    r"|grandmother|grandad|granddad|grandpa|grandfather|aunt|auntie|aunty|uncle|niece|nephew|cousin"
    r"|mother-in-law|father-in-law|sister-in-law"
    r"|brother-in-law"
    r"|grandson|granddaughter|godson|goddaughter|stepson|stepdaughter|neighbour|friend|twin)"
)
_NEVER_KIN = frozenset({"partner", "friend", "neighbour"})
_ANYBODY = r"lady|gentleman|man|woman|boy|girl|lad|child|baby|toddler|pupil|student|carers?"
_WHOSE = (
    r"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Oo]ne|[Aa]nother"
    r"|[Oo]ne of (?:my|our))\s+(?:\w+\s+)?"
)
_CALLED = (
    r"(?:,?\s+(?:called|named|by the name of|whose name (?:is|was))\s+|,\s+(?:we(?:'|’)ll call (?:him|her"
    r"|them)\s+)?|\s+)"
)
_IN_CARE = re.compile(
    rf"{_WHOSE}(?P<role>{_CARED_FOR}|{_FAMILY}){_CALLED}(?P<name>(?:(?:Mr|Mrs|Ms|Miss)\.?\s+)?{_NAME})"
)
_SMALL = re.compile(
    rf"\b(?P<role>{_CARED_FOR}|{_FAMILY}),?\s+(?:called|named)\s+(?P<name>[^\W\d_]{{2,}})", re.IGNORECASE
)
_HIS_NAME = re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) name (?:is|was)\s+(?P<name>{_NAME})")
_EVENT = re.compile(
    rf"(?<![\w])(?P<name>{_NAME})\s+(?:was|is|got|had been|has been|being)\s+(?:re)?"
    r"(?:admitted|discharged|diagnosed|sectioned|hospitali[sz]ed|transferred to (?:ward|hospital"
    r"|the hospice|intensive)|on ward|in bed \d)"
)
_TITLED = re.compile(
    rf"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Nurse|Sister|Lord|Lady)\.?\s+(?P<name>{_NAME})"
)
_FULL = re.compile(
    rf"(?<![\w@#/.’'-])(?P<name>{_CAP}(?:\s+[A-Z]\.)?(?:\s+{_PARTICLE}){{0,2}}(?:\s+{_CAP}){{1,2}})(?![\w@/])"
)
_CITATION = re.compile(
    rf"(?P<name>{_CAP}(?:\s+(?:&|and)\s+{_CAP}|\s+et\s+al\.?)?)(?:,\s*|\s+\(|\s+et\s+al\.?,?\s+\(?)(?:19"
    rf"|20)\d\d[a-z]?\s*\)"
)
_CITED_BEFORE = re.compile(
    r"(?:\bby|\bauthor|\bwritten by|\bprofessor|\bresearcher|\bquotes?|\bquoting|\bread(?:ing)?|\bpoet|\bwriter)\s+$",
    re.IGNORECASE,
)
_CITED_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:\w+\s+)?(?:book|paper|article|research|work|talk|ted talk|poem|study|model|theory"
    r"|framework|podcast|lecture|et al"
    r"|wrote|writes|argues|coined|quote|film|report|review|\(?(?:19|20)\d\d)",
    re.IGNORECASE,
)
_BED = re.compile(
    r"\b(?:bed|bay|ward|cubicle|side room|room|icu|itu|a&e|theatre)\s+(?:number\s+)?\d{0,3}\w?\b", re.IGNORECASE
)


@cache
def _listed(kind: str) -> frozenset[str]:
    listed = files("kindling.care.personal_data").joinpath("words.toml").read_text("utf-8")
    return frozenset(tomllib.loads(listed)[kind].split())


class Roster:
    """Who was in the room or leads the series, by clean names ("Amy Edmondson")."""

    def __init__(self, names: Collection[str]) -> None:
        self._by_word: dict[str, list[frozenset[str]]] = {}
        for whole in {frozenset(name.casefold().split()) for name in names}:
            for word in whole:
                self._by_word.setdefault(word, []).append(whole)

    def knows(self, name: str) -> bool:
        """Whether somebody on it bears every word of the name."""
        spoken = {word.strip(".") for word in re.sub(r"['’]s\b", "", name.casefold()).split()}
        return any(spoken <= whole for whole in self._by_word.get(next(iter(spoken)), ()))


def find_people(text: str, roster: Roster) -> Iterator[Hit]:
    """Everybody named who is not on the roster; whoever is said to be a patient is found all the same."""
    yield from _in_care(text, roster)
    yield from _in_a_story(text, roster)
    yield from _titled(text, roster)
    yield from _cited(text, roster)
    yield from _full_names(text, roster)


def _in_care(text: str, roster: Roster) -> Iterator[Hit]:
    for found in _IN_CARE.finditer(text):
        role, name = found["role"].casefold(), found["name"]
        if _is_no_name(name) or (_is_family(role) and roster.knows(name)) or not _likely_name(role, found):
            continue
        yield Hit(HitKind.PATIENT, found.start("role"), found.end("name"), _why_care(role), True, _role_shown(role))
    for found in _SMALL.finditer(text):
        if found["name"].islower() and is_first_name(found["name"]):
            role = found["role"].casefold()
            yield Hit(HitKind.PATIENT, found.start("role"), found.end(), _why_care(role), False, _role_shown(role))


def _in_a_story(text: str, roster: Roster) -> Iterator[Hit]:
    for found in _HIS_NAME.finditer(text):
        if not _is_no_name(found["name"]) and not roster.knows(found["name"]):
            why = "It names somebody whose story is told."
            yield Hit(HitKind.PATIENT, found.start("name"), found.end("name"), why, False, "[person]")
    for found in _EVENT.finditer(text):
        if is_first_name(found["name"].split(maxsplit=1)[0]) and not is_everyday_word(found["name"]):
            why = "What is said of this person reads like a patient's story."
            yield Hit(HitKind.PATIENT, found.start("name"), found.end("name"), why, False, "[patient]")


def _likely_name(role: str, found: re.Match[str]) -> bool:
    """ "A man United fan" holds no name: without "called", the word must be a listed name or a patient's."""
    spoken = found["name"].split(maxsplit=1)[0]
    said = re.search(
        r"called|named|whose name|by the name",
        found[0][found.start("role") - found.start() : found.start("name") - found.start()],
    )
    titled = re.match(r"(?:Mr|Mrs|Ms|Miss)\b", found["name"])
    cared = role not in _NEVER_KIN and not re.fullmatch(_ANYBODY, role)
    known = is_first_name(spoken) or is_surname(spoken)
    return bool(said or titled or known) or (cared and _mine(found) and _could_be_first(found["name"]))


def _mine(found: re.Match[str]) -> bool:
    return found[0][:3].casefold() in {"my ", "our", "his", "her"}


def _could_be_first(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return not first.isupper() and first.casefold() not in words("organisation") | words("role") | _listed(
        "after_patient"
    )


def _is_no_name(name: str) -> bool:
    first = name.split(maxsplit=1)[0].casefold()
    return first in _listed("no_name") and not is_first_name(first)


def _is_family(role: str) -> bool:
    return bool(re.fullmatch(_FAMILY, role))


def _why_care(role: str) -> str:
    return "It names somebody's relative or friend." if _is_family(role) else "It names somebody who was cared for."


def _role_shown(role: str) -> str:
    return "[person]" if re.fullmatch(_ANYBODY, role) else f"[{role}]"


def _titled(text: str, roster: Roster) -> Iterator[Hit]:
    for found in _TITLED.finditer(text):
        name = found["name"]
        if roster.knows(name) or _is_no_name(name):
            continue
        by_bed = bool(_BED.search(text[max(0, found.start() - 30) : found.end() + 30]))
        plain = found["title"] in {"Mr", "Mrs", "Ms", "Miss", "Mx"}
        if by_bed and plain:
            yield Hit(
                HitKind.PATIENT, found.start(), found.end(), "It names somebody by bed or ward.", True, "[patient]"
            )
        else:
            why = "It is a name, and nobody on the roster bears it."
            yield Hit(HitKind.UNKNOWN_NAME, found.start(), found.end(), why, plain, "[person]")


def _cited(text: str, roster: Roster) -> Iterator[Hit]:
    for found in _CITATION.finditer(text):
        first = found["name"].split(maxsplit=1)[0].casefold()
        if (
            first not in _listed("no_name") - {"west"}
            and first not in words("place")
            and not roster.knows(found["name"])
        ):
            yield _citation(found)


def _citation(found: re.Match[str]) -> Hit:
    why = "It looks like the author of something published."
    return Hit(HitKind.CITED_NAME, found.start("name"), found.end("name"), why, False, "[author]")


def _full_names(text: str, roster: Roster) -> Iterator[Hit]:
    for found in _beginning_with_a_first_name(text):
        name = found["name"]
        if not _is_full_name(name, at_start=_at_sentence_start(text, found.start())) or roster.knows(name):
            continue
        before, after = text[max(0, found.start() - 20) : found.start()], text[found.end() : found.end() + 30]
        if _CITED_BEFORE.search(before) or _CITED_AFTER.match(after):
            yield _citation(found)
        else:
            why = "It is a full name, and nobody on the roster bears it."
            yield Hit(HitKind.UNKNOWN_NAME, found.start(), found.end(), why, False, "[person]")


def _beginning_with_a_first_name(text: str) -> Iterator[re.Match[str]]:
    """Runs of capitalised words from the first that is a first name: "As Dora Fenwick" is read from "Dora"."""
    found = _FULL.search(text)
    while found:
        first = found["name"].split(maxsplit=1)[0]
        if is_first_name(first):
            yield found
        found = _FULL.search(text, found.end() if is_first_name(first) else found.start() + len(first))


def _is_full_name(name: str, *, at_start: bool) -> bool:
    first, *rest = name.split()
    last = rest[-1].casefold()
    if first.isupper() or rest[-1].isupper():
        return False
    listed = words("organisation") | words("role") | words("place") | _listed("no_name")
    if any(word.casefold() in listed and not is_surname(word) for word in rest):
        return False
    # "Will Smith" may be a name anywhere, "Will Anybody" at the start of a sentence is none.
    return not is_everyday_word(first) or is_surname(last) or (not at_start and not is_everyday_word(last))


def _at_sentence_start(text: str, start: int) -> bool:
    return not text[:start].strip() or text[:start].rstrip()[-1] in ".!?:\n"
