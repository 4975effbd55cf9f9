"""What one piece of a display name is: pronouns, an organisation, a role, another name, or a person."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from kindling.care.names.words import is_family_name, is_given_name, is_particle, words


class Kind(StrEnum):
    """What a piece of a display name is."""

    NOTHING = "nothing"
    PRONOUNS = "pronouns"
    GUEST = "guest"
    HANDLE = "handle"
    CREDENTIALS = "letters after a name"
    PLACE = "place"
    ROLE = "role"
    ORGANISATION = "organisation"
    PERSON = "person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Known:
    """What the other names of the same hour have taught: in casefolded form, organisations as first written."""

    people: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    organisations: dict[str, str] = field(default_factory=dict)


_TABLE = re.compile(r"(?:table|group|room|breakout|breakout room|team|gruppe|groupe|grupo)\s*#?\d{1,3}", re.IGNORECASE)
NOTHING_KNOWN = Known()
_LISTED = {
    Kind.PRONOUNS: "pronouns",
    Kind.GUEST: "guest",
    Kind.CREDENTIALS: "credentials",
    Kind.PLACE: "place",
}
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_PEOPLE_OF = frozenset(
    {"patient", "carer", "student", "nurse", "nurses", "volunteer", "partner", "survivor", "doctors"}
)
"""Words that are a role alone, and name whom an organisation serves before another noun: "Patient Voices"."""
_COLLEGE = re.compile(r"^(?:[FM]RC[A-Z][A-Za-z]{0,6}|F(?:WAC|AC|MC|CP|CA)[A-Z]{1,4}|FRS[A-Z]{1,2}|FRA[A-Z]{2})$")
_DEGREE = re.compile(r"^(?:PG|[BMD])[A-Z][a-z]{1,4}[A-Z]?[A-Za-z]{0,4}$")
_COMPOUND = re.compile(
    r"^[A-Z]?[a-zé]{2,}(?:ware|soft|tech|labs|care|health|watch|force|works|pharma|chain|media|corp)$"
)
_JOINING = frozenset(
    {"of", "for", "and", "the", "&", "at", "in", "de", "des", "du", "der", "für", "von", "per", "para", "pour"}
)


def tokens_of(text: str) -> list[str]:
    """The words of a piece, lower case, without the marks between them."""
    return [found.casefold() for found in _WORD.findall(text)]


def kind_of(text: str, known: Known = NOTHING_KNOWN) -> Kind:
    """What the piece is, by its words alone; UNKNOWN where they do not tell."""
    tokens = tokens_of(text)
    if not tokens or all(token.isdigit() for token in tokens) or _TABLE.fullmatch(text.strip()):
        return Kind.NOTHING
    return _closed_kind(text.strip(), tokens) or _open_kind(text.strip(), tokens, known)


def is_letters(token: str) -> bool:
    """Whether it is letters behind a name, as of a degree or a college: "MBE", "FWACS", "DClinPsy"."""
    return token.strip(".,").casefold() in words("credentials") or bool(_COLLEGE.match(token) or _DEGREE.match(token))


def _closed_kind(text: str, tokens: list[str]) -> Kind | None:
    """The kinds whose every word is listed."""
    for kind, listed in _LISTED.items():
        # "Sydney" and "Florence" are people first; "any" alone is no pronoun.
        excepted = (kind is Kind.PLACE and is_given_name(text)) or tokens == ["any"]
        if _all_listed(tokens, words(listed)) and not excepted:
            return kind
    if all(map(is_letters, text.replace(",", " ").split())):
        return Kind.CREDENTIALS
    if _all_listed(tokens, words("host")):
        return Kind.NOTHING
    return Kind.HANDLE if re.fullmatch(r"@\S+", text) else None


def _all_listed(tokens: list[str], listed: Collection[str]) -> bool:
    return all(token in listed for token in tokens)


def _open_kind(text: str, tokens: list[str], known: Known) -> Kind:
    listed = set(tokens) & words("organisation")
    if is_known_organisation(text):
        return Kind.ORGANISATION
    if person_like(text, known) and not (listed and len(tokens) != 2):
        return Kind.PERSON
    if text.casefold() in known.organisations or listed or _address_like(text):
        return Kind.ORGANISATION
    if set(tokens) & words("role"):
        return Kind.ORGANISATION if _people_of_a_group(tokens) else Kind.ROLE
    return Kind.ORGANISATION if is_acronym(text) and not is_given_name(text) else Kind.UNKNOWN


def is_known_organisation(text: str) -> bool:
    """Whether it is one that carries a person's or an everyday name, and that everybody knows: "Marie Curie"."""
    return text.casefold().replace("’", "'") in words("organisation_known")


def _people_of_a_group(tokens: list[str]) -> bool:
    """ "Patient Voices", but neither "Nurse Consultant" nor "Carer Ivy"."""
    named = is_given_name(tokens[-1]) or is_family_name(tokens[-1])
    return len(tokens) == 2 and tokens[0] in _PEOPLE_OF and tokens[1] not in words("role") and not named


def organisation_shaped(text: str) -> bool:
    """Whether words beside a name look like an organisation: "Sunflower House", "Charité Berlin", "Kitware"."""
    tokens = tokens_of(text)
    if len(tokens) < 2:
        return bool(_COMPOUND.match(text)) and not is_family_name(text)
    behind = words("organisation_behind") | words("place")
    small = set(text.split()) & _JOINING
    return bool(behind & set(tokens) or small or (text.isupper() and len(text) > 4))


def _address_like(text: str) -> bool:
    return bool(re.search(r"\w\.(?:org|com|net|ai|io|co|eu|uk|de|fr|nhs)\b", text, re.IGNORECASE))


def is_acronym(text: str) -> bool:
    """Whether it is one word in capitals, as "MLCSU" or "R2C"; a single letter is an initial."""
    return bool(re.fullmatch(r"(?=.*[A-Z0-9].*[A-Z0-9])(?=.*[A-Z])[A-Z0-9][A-Z0-9&./-]*", text))


def person_like(text: str, known: Known = NOTHING_KNOWN) -> bool:
    """Whether it is surely somebody's name: known in this hour, or two to five words around a listed first name."""
    if " ".join(text.casefold().split()) in known.people:
        return True
    tokens = [token for token in text.split() if token.casefold() not in words("title")]
    if not 2 <= len(tokens) <= 5 or not all(name_word(token) for token in tokens):
        return len(tokens) == 1 and is_given_name(tokens[0]) and name_word(tokens[0])
    shouted = text.upper() == text
    return is_given_name(tokens[0]) or (is_given_name(tokens[-1]) and (shouted or is_family_name(tokens[0])))


def name_word(token: str) -> bool:
    """Whether a word could stand in a person's name: letters, with marks as in "O'Brien-Jones" or "J."."""
    bare = re.sub(r"['’.‐\-\u200c\u200d,]", "", token)
    letters = all(mark.isalpha() or not mark.isascii() for mark in bare)
    lower = token.casefold()
    return (
        bool(bare)
        and letters
        and (
            not (lower in words("organisation") or lower in words("role")) or is_given_name(token) or is_particle(token)
        )
    )
