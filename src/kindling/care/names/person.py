"""From the words of one name to the name as its owner writes it: first name first, titles apart, capitals right."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kindling.care.names.casing import doubtful_spelling, written
from kindling.care.names.kinds import Kind, Known, is_acronym, is_letters, kind_of, name_word, person_like
from kindling.care.names.words import is_everyday_word, is_family_name, is_first_name, is_given_name, is_particle, words

_LETTERS_BEHIND = re.compile(r"^(?=.*[A-Z].*[A-Z]|.*\.)[A-Za-z.]+$")
_CAMEL = re.compile(r"^([A-Za-z][a-z]{2,})([A-Z][a-z'’]{2,})$")
_NO_BEGINNING = re.compile(
    r"(?!(?:[bcfgkp][lr]|[dgktw][hr]|[cpstwz]h|ph|rh|s[ckmnptwlqvr]|[dst]w|tw|kn|gn|ps|pf|ts|dz|mc|ng|m[bpw]|n[dtkgz]|fj|bj"
    r"|hj|kj|lj|sj|tj|gw|kw|ll|zd|zl|vl|gh|dh|bh|jh|ny|hl|hr|ch|wr|st|tl|nj|dj|zv|cz|sz|rz|tz|km|kp|gb)[a-z])[^aeiouy\W]{2}"
)
"""Two consonants that begin no name in any language seen."""
ORDER = "It could be surname first or last."
CAPITALS = "Only its owner knows which letters are capitals."
REST = "The words behind the name may be an organisation or part of the name."


@dataclass(frozen=True, slots=True)
class Person:
    """One person's name, read; ``rest`` are words that stood behind it and are no part of it."""

    name: str
    title: str = ""
    rest: str = ""
    doubt: str = ""


def read_person(text: str, known: Known) -> Person:
    """The name within words that hold no brackets, bars or commas."""
    title, tokens = _titles_off(_spread(text).split())
    tokens = _letters_off(tokens)
    tokens, rest = _rest_off(tokens, known)
    ordered, doubt = _ordered(tokens, known)
    name = written(" ".join(ordered))
    spelling = CAPITALS if doubtful_spelling(" ".join(ordered)) and name.casefold() not in known.people else ""
    return Person(name, title, rest.text, doubt or rest.doubt or spelling)


def surname_first(surname: str, first: str, known: Known) -> Person:
    """The name from both sides of a comma, "McLEOD, Lisa"."""
    given = read_given(first, known)
    family = " ".join(_letters_off(surname.split()))
    both = f"{given.name} {family}"
    doubt = CAPITALS if doubtful_spelling(family) else given.doubt
    return replace(
        given, name=f"{given.name} {_surname(family)}", doubt="" if both.casefold() in known.people else doubt
    )


def read_given(text: str, known: Known) -> Person:
    """First names as they stand behind the comma, with what follows them."""
    title, tokens = _titles_off(text.split())
    tokens, rest = _rest_off(_letters_off(tokens), known)
    return Person(written(" ".join(tokens)), title, rest.text, rest.doubt)


def _surname(family: str) -> str:
    # Written behind a first name, so that a particle in front is not taken for the beginning of the name.
    return written(f"x {family}")[2:] if not family.isupper() else written(f"X {family}")[2:]


def _spread(text: str) -> str:
    """ "jane.smith" and "JaneSmith" as two words; "J.R. Smith" stays."""
    if " " not in text and re.fullmatch(r"[^\W\d_]{2,}(?:\.[^\W\d_]+)+", text):
        return text.replace(".", " ")
    camel = _CAMEL.match(text)
    return f"{camel[1]} {camel[2]}" if camel and is_given_name(camel[1]) and camel[1] != "Mac" else text


def _titles_off(tokens: list[str]) -> tuple[str, list[str]]:
    found: list[str] = []
    while len(tokens) > 1 and _is_title(tokens[0]):
        found.append(tokens[0])
        tokens = tokens[1:]
    while (
        len(tokens) > 1
        and _is_title(tokens[-1])
        and tokens[-1].rstrip(".").casefold() in {"dr", "prof", "professor", "mrs", "mr", "ms"}
    ):
        found.append(tokens[-1])
        tokens = tokens[:-1]
    return " ".join(found), tokens


def _is_title(token: str) -> bool:
    return token.casefold() in words("title") and not (is_given_name(token) and not token.endswith("."))


def _letters_off(tokens: list[str]) -> list[str]:
    while len(tokens) > 2 and is_letters(tokens[-1]) and _LETTERS_BEHIND.match(tokens[-1]):
        if all(token.isupper() for token in tokens) and tokens[-1].casefold() in {"ma", "do", "ba"}:
            break
        tokens = tokens[:-1]
    return tokens


@dataclass(frozen=True, slots=True)
class _Rest:
    text: str = ""
    doubt: str = ""


def _rest_off(tokens: list[str], known: Known) -> tuple[list[str], _Rest]:
    """The name's own words, and an organisation or a role that follows without a mark ("Jane Smith NHS England")."""
    for place in range(1, len(tokens)):
        behind = " ".join(tokens[place:])
        if behind.casefold() in known.organisations and (place > 1 or is_given_name(tokens[0])):
            return tokens[:place], _Rest(behind)
        if _ends_name(tokens, place):
            start = _phrase_start(tokens, place)
            return tokens[:start], _Rest(" ".join(tokens[start:]), _doubt_of_rest(tokens, start, place))
    return tokens, _Rest()


def _doubt_of_rest(tokens: list[str], start: int, place: int) -> str:
    """ "Jane Mary FENN" may end in a surname, and "Orca 0x" names no organisation."""
    surname_missing = start == 2 and is_given_name(tokens[1]) and not is_family_name(tokens[1])
    return REST if place > 2 or surname_missing or re.search(r"\d", tokens[start]) else ""


def _ends_name(tokens: list[str], place: int) -> bool:
    token = tokens[place]
    if not name_word(token):
        # A surname may be a listed word: "Anna Care", "Rob Head", "Jo Leader".
        return place > 1 or len(tokens) > 2 or bool(re.search(r"\d", token))
    shouted = all(word.isupper() for word in tokens)
    return place > 1 and not shouted and is_acronym(token) and len(token) > 1 and _looks_acronym(token, tokens)


def _looks_acronym(token: str, tokens: list[str]) -> bool:
    if token in {"II", "III", "IV"}:
        return False
    few_vowels = sum(mark in "AEIOUY" for mark in token) * 4 < len(token)
    return (few_vowels or len(token) < 5) and not is_family_name(token) and not is_given_name(token) and len(tokens) > 2


def _phrase_start(tokens: list[str], place: int) -> int:
    """Where an organisation's words begin: "Jane Smith Thornbury Hospice" breaks after two words, not three."""
    return 2 if place > 2 and name_word(tokens[place - 1]) and not is_particle(tokens[1]) else place


def _ordered(tokens: list[str], known: Known) -> tuple[list[str], str]:
    if len(tokens) < 2:
        return tokens, ""
    joined = " ".join(tokens).casefold()
    turned = tokens[-1:] + tokens[:-1]
    if joined in known.people:
        return tokens, ""
    if " ".join(turned).casefold() in known.people:
        return turned, ""
    if all(token.isupper() for token in tokens):
        return _ordered_in_capitals(tokens, turned, known)
    return _ordered_by_capitals(tokens) or _ordered_by_lists(tokens, turned, known)


def _ordered_in_capitals(tokens: list[str], turned: list[str], known: Known) -> tuple[list[str], str]:
    if _in_front_by_custom(tokens[0], tokens[-1]):
        return tokens, ""
    if is_given_name(tokens[0]) or not _shouted(tokens[0]):
        both = is_given_name(tokens[-1]) and is_family_name(tokens[0]) and not is_family_name(tokens[-1])
        return tokens, ORDER if both else ""
    if is_given_name(tokens[-1]) and not is_family_name(tokens[-1]):
        sure = tokens[0].casefold() in known.surnames or is_family_name(tokens[0])
        return turned, "" if sure else ORDER
    # Where neither word is listed, far more people write the first name first.
    return tokens, ORDER if is_family_name(tokens[0]) and not is_family_name(tokens[-1]) else ""


def _ordered_by_capitals(tokens: list[str]) -> tuple[list[str], str] | None:
    """ "JANSSENS Jan" and "VAN DER BERG Anna": a surname in capitals in front."""
    place = 0
    while place < len(tokens) and (
        _shouted(tokens[place]) or (is_particle(tokens[place]) and _capitals_follow(tokens, place))
    ):
        place += 1
    if not 0 < place < len(tokens) or (len(tokens[0]) < 3 and place == 1):
        return None
    family, first = tokens[:place], tokens[place:]
    return [*first, *family], "" if person_like(" ".join([*first, "x"])) else ORDER


def _shouted(token: str) -> bool:
    return token.isupper() and "." not in token and sum(mark.isalpha() for mark in token) > 1


def _capitals_follow(tokens: list[str], place: int) -> bool:
    return any(_shouted(token) for token in tokens[place + 1 :])


def _ordered_by_lists(tokens: list[str], turned: list[str], known: Known) -> tuple[list[str], str]:
    first, last = tokens[0], tokens[-1]
    if re.search(r"\w-[a-z]", f"{first} {last}") or _in_front_by_custom(first, last):
        # "Kim Ha-eun", "Ha-eun Kim" and "Xu Jiayi" are as their owner writes them.
        return tokens, ""
    if is_given_name(first) or not is_given_name(last) or len(tokens) > 3:
        return tokens, ORDER if _surname_and_initial(tokens) or _two_ways(tokens) else ""
    if (is_family_name(first) or first.casefold() in known.surnames) and not is_family_name(last):
        return turned, ORDER
    return tokens, ORDER if is_family_name(first) else ""


def _in_front_by_custom(first: str, last: str) -> bool:
    """ "Xu Jiayi", "YOON SEO-JIN": in East Asia the surname stands first, and stays there."""
    return first.casefold() in words("surname_in_front") and ("-" in last or not is_first_name(last))


def _surname_and_initial(tokens: list[str]) -> bool:
    """ "Alder J", as staff directories write it."""
    return is_family_name(tokens[0]) and not is_given_name(tokens[0]) and len(tokens[-1].strip(".")) == 1


def _two_ways(tokens: list[str]) -> bool:
    """ "Mason Orla": the first word is as often a surname, the last never is."""
    first, last = tokens[0], tokens[-1]
    never = is_given_name(last) and not is_family_name(last) and not is_everyday_word(last)
    return len(tokens) == 2 and is_given_name(first) and is_family_name(first) and never


def looks_like_handle(text: str) -> bool:
    """Whether a word is a made-up one: digits in it, "ethDreamer", "CPerezz"."""
    if not text.isascii() or is_acronym(text):
        return False
    mixed = re.search(r"[a-z][A-Z]", text) and not re.match(
        r"^(?:Mc|Mac|De|Le|La|O'|Fitz|Di|Van|Jo|Mary|Ann)[A-Z]", text
    )
    return bool(re.search(r"\d", text) or mixed or re.match(r"^[A-Z]{2}[a-z]{2,}", text))


def unspeakable(word: str) -> bool:
    """Whether a word in small letters is no name anybody could say: "tbenr", "nflaig", "jboberg", "pk910"."""
    lower = word.casefold()
    return bool(
        re.search(r"[^a-z'’-]|[^aeiouy'’-]{4}", lower) or _NO_BEGINNING.match(lower) or not re.search("[aeiouy]", lower)
    )


def kind_of_rest(rest: str, known: Known) -> Kind:
    """What the words behind a name are; an organisation unless they tell otherwise."""
    kind = kind_of(rest, known)
    return Kind.ORGANISATION if kind in {Kind.UNKNOWN, Kind.PERSON} else kind
