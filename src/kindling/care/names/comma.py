"""What a comma in a display name parts: surname and first name, a name and an organisation, or two people."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kindling.care.names.kinds import (
    Kind,
    Known,
    is_acronym,
    is_known_organisation,
    kind_of,
    name_word,
    organisation_shaped,
    person_like,
)
from kindling.care.names.person import ORDER, Person, read_person, surname_first
from kindling.care.names.words import is_family_name, is_first_name, is_given_name, is_particle

BEHIND_COMMA = "What follows the comma may be a first name or an organisation."
_AND = re.compile(r"\s*(?:\+|&|＆)\s*|\s+(?:and|und|et|og|och|with)\s+", re.IGNORECASE)
_PAIR = re.compile(r"^(\w[\w'’-]+)\s+(?:y|i|e|en|ja|ve|dan|và|oraz)\s+(\w[\w'’-]+)$")
"""Two first names and a short "and": longer, it may stand within a surname, "Ortega y Gasset"."""
_JUNIOR = re.compile(r"\s*,\s*((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)")
_SLASH = re.compile(r"([^\W\d_]+)/([^\W\d_]+)")
_NOBLE = re.compile(r"\b(von|van)\s+(?:und|en)\s+(zu|ter|tot)\b", re.IGNORECASE)
_MORE = re.compile(
    r"^(?:\d+|others?|colleagues?|family|team|guests?|friends?|co|\d+ (?:others?|more|colleagues?|guests?))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name without brackets and bars, read: the person or the people, and the pieces that are no name.

    ``told`` says that the pieces stand where only an organisation or a role stands.
    """

    person: Person
    people: tuple[str, ...] = ()
    extras: tuple[str, ...] = field(default=())
    told: bool = False


def read_named(text: str, known: Known) -> Named:
    """The name or the names in one stretch of a display name."""
    text = _SLASH.sub(_as_and, _JUNIOR.sub(r" \1", text))
    pieces = [part.strip() for part in re.split(r"[,，、]", text)]
    parts = [part for part in pieces if part]
    if several := _several(text, known):
        return several
    if len(parts) < 2:
        return Named(read_person(text, known))
    return _after_mark(parts, known) if _marked(pieces) else _by_comma(parts, known)


def _as_and(found: re.Match[str]) -> str:
    """ "Vikram/Anjali Nair" are two people."""
    return f"{found[1]} & {found[2]}" if is_given_name(found[1]) and is_given_name(found[2]) else found[0]


def _marked(pieces: list[str]) -> bool:
    """Whether pronouns (taken out, so nothing is left) or letters stand right behind a whole name."""
    behind = kind_of(pieces[1]) in {Kind.CREDENTIALS, Kind.PRONOUNS} if pieces[1] else True
    return " " in pieces[0] and behind


def _after_mark(parts: list[str], known: Known) -> Named:
    """ "Ada Fenn, PhD, Sobell": after letters or pronouns comes no first name."""
    marks = {Kind.CREDENTIALS, Kind.PRONOUNS}
    extras = tuple(part for part in parts[1:] if kind_of(part, known) not in marks)
    return Named(read_person(parts[0], known), extras=extras, told=True)


def _several(text: str, known: Known) -> Named | None:
    pair = _PAIR.match(text)
    sides = [*pair.groups()] if pair else [side.strip(" ,") for side in _AND.split(text) if side.strip(" ,")]
    if len(sides) < 2 or _NOBLE.search(text):
        return None
    named = [side for side in sides if not _MORE.match(side)]
    if not named or not all(name_word(word) for side in named for word in side.replace(",", " ").split()):
        return None
    if len(named) < len(sides):
        return _people([read_person(side, known) for side in named], "There is more than one person behind it.")
    doubt = "" if any(_somebody(side, known) for side in named) else "It may be two people or one name."
    return _people(_shared_surname([read_named(side, known).person for side in named]), doubt)


def _somebody(side: str, known: Known) -> bool:
    return person_like(side, known) or (" " not in side and is_given_name(side))


def _shared_surname(people: list[Person]) -> list[Person]:
    """ "Anna and Ben Alder" are Anna Alder and Ben Alder."""
    last = people[-1].name.split()
    if len(last) != 2 or any(" " in person.name for person in people[:-1]):
        return people
    return [
        *(
            Person(f"{person.name} {last[1]}", person.title, doubt="They may not share the surname.")
            for person in people[:-1]
        ),
        people[-1],
    ]


def _people(people: list[Person], doubt: str) -> Named:
    names = tuple(person.name for person in people)
    rest = " ".join(person.rest for person in people if person.rest)
    first = next((person.doubt for person in people if person.doubt), "")
    together = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return Named(Person(together, rest=rest, doubt=doubt or first), names)


def _by_comma(parts: list[str], known: Known) -> Named:
    left, *right = parts
    namelike = [part for part in right if _could_be_name(part, known)]
    extras = tuple(part for part in right if part not in namelike[:1])
    if namelike and " " in namelike[0] and kind_of(left, known) is Kind.ROLE and person_like(namelike[0], known):
        return Named(read_person(namelike[0], known), extras=(left, *extras))
    if not namelike:
        return Named(read_person(left, known), extras=extras)
    first = namelike[0]
    if _whole_person(left, first, known):
        return _after_whole(left, first, extras, known)
    person = surname_first(left, first, known)
    # "Thomas, Grace" and "Grace, Kitware" look alike to whoever does not know Kitware.
    told_apart = is_given_name(first.split(maxsplit=1)[0]) and not (is_first_name(left) and _lone_first_name(first))
    if _lone_first_name(left) and not told_apart:
        return Named(Person(person.name, person.title, person.rest, BEHIND_COMMA), extras=extras)
    unsettled = (
        " " in left and not is_particle(left.split()[0]) and not is_given_name(first.split()[0]) and not left.isupper()
    )
    return Named(
        Person(person.name, person.title, person.rest, person.doubt or (ORDER if unsettled else "")), extras=extras
    )


def _could_be_name(part: str, known: Known) -> bool:
    kind = kind_of(part, known)
    if kind is Kind.PERSON:
        return True
    words = part.split()
    if is_known_organisation(part):
        return False
    if kind is Kind.ROLE or kind is Kind.ORGANISATION:
        # "Amy NHS England": a listed first name in front makes the part a name with something behind it.
        return is_given_name(words[0]) and (len(words) > 1 or not is_acronym(part))
    return kind is Kind.UNKNOWN and name_word(words[0]) and len(words) < 5


def _whole_person(left: str, right: str, known: Known) -> bool:
    """Whether a first name and a surname stand in front of the comma, and not a surname of two words."""
    if " " not in left or left.isupper() or is_particle(left.split(maxsplit=1)[0]):
        return False
    organised = organisation_shaped(right) or (" " in right and not is_given_name(right.split(maxsplit=1)[0]))
    return person_like(left, known) or organised


def _lone_first_name(left: str) -> bool:
    return " " not in left and is_given_name(left) and not is_family_name(left) and not left.isupper()


def _after_whole(left: str, right: str, extras: tuple[str, ...], known: Known) -> Named:
    person = read_person(left, known)
    if " " in right and person_like(right, known):
        return _people([person, read_person(right, known)], "")
    if is_given_name(right):
        other = surname_first(left, right, known)
        return Named(Person(other.name, other.title, other.rest, ORDER), extras=extras)
    doubt = person.doubt or (
        "" if right.casefold() in known.organisations or organisation_shaped(right) else BEHIND_COMMA
    )
    return Named(Person(person.name, person.title, person.rest, doubt), extras=(right, *extras))
