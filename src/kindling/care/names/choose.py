"""Which stretch of a display name is the name, and what the stretches beside it are."""

from __future__ import annotations

from kindling.care.names.clean import strip_numbers
from kindling.care.names.kinds import Kind, Known, is_acronym, kind_of, name_word, organisation_shaped
from kindling.care.names.notes import OTHER_LETTERS, Notes, latin, note
from kindling.care.names.person import looks_like_handle
from kindling.care.names.pieces import Pieces
from kindling.care.names.words import is_family_name, is_given_name, is_particle
from kindling.kernel.places import Unknown, look_up


def main_and_tails(pieces: Pieces, known: Known) -> tuple[str, list[str]]:
    """The stretch that holds the name, and those behind a bracket; "William (Bill) Alder" is one name."""
    if not pieces.plain:
        return "", []
    main, *tails = pieces.plain
    if _within(main, tails, pieces, known):
        return f"{main} {tails[0]}", tails[1:]
    if kind_of(main, known) is Kind.NOTHING and tails:
        return tails[0], tails[1:]
    return main, tails


def _within(main: str, tails: list[str], pieces: Pieces, known: Known) -> bool:
    """Whether a bracket stands within a name: "William (Bill) Alder", "Rajagopal “Raj” van Menon"."""
    if not tails or 1 in pieces.barred or " " in main or not _family(tails[0]):
        return False
    between = [bracket for bracket in pieces.brackets if bracket.after == 1]
    if not between:
        return is_given_name(main)
    inner = between[0]
    nickname = inner.sign == '"' or kind_of(inner.text, known) is Kind.PERSON or inner.text[:2] == main[:2]
    return nickname or (is_given_name(main) and is_family_name(tails[0]))


def _family(text: str) -> bool:
    """Whether it may be a surname: one word, or particles and one word."""
    *before, last = text.split()
    return all(map(is_particle, before)) and name_word(last) and not is_acronym(last)


def choose_name(notes: Notes, parts: list[tuple[str, str]], known: Known) -> str:
    """The stretch that is the name; what the others are is noted."""
    kinds = [kind_of(text, known) for text, _ in parts]
    chosen = _best(parts, kinds)
    for place, (text, sign) in enumerate(parts):
        if place == chosen:
            continue
        beside = sign or parts[place + 1][1]
        if kinds[place] is Kind.UNKNOWN and place < chosen and "/" in beside:
            _second_name(notes, text, parts[chosen][0])
        elif latin(text) != latin(parts[chosen][0]):
            notes.doubts.append(OTHER_LETTERS.format(text))
        elif kinds[place] is Kind.PERSON and kinds[chosen] is Kind.PERSON:
            _second_person(notes, parts, chosen, text)
        else:
            note(notes, text, known, told=_told(text, beside, parts[chosen][0], kinds[chosen], behind=place > chosen))
    _doubt_the_choice(notes, parts, kinds, chosen)
    return notes.original or strip_numbers(parts[chosen][0])


def _told(text: str, sign: str, name: str, kind: Kind, *, behind: bool) -> bool:
    """Whether its place alone says that a stretch is an organisation."""
    if sign in {"|", "│", "@", "•", "·", ":"}:
        return not looks_like_handle(text) or behind
    # "Ada Fenn - Sobell", but "Ada Fenn - Truro" and "Ada Fenn - Quigley" stay open.
    named = kind is Kind.PERSON and " " in name
    other = (
        is_family_name(text.rsplit(maxsplit=1)[-1])
        or is_given_name(text.split(maxsplit=1)[0])
        or looks_like_handle(text)
    )
    return sign in {"-", "–", "—"} and named and not other and text[0].isupper() and _nowhere(text)


def _nowhere(text: str) -> bool:
    return isinstance(look_up(text), Unknown)


def _doubt_the_choice(notes: Notes, parts: list[tuple[str, str]], kinds: list[Kind], chosen: int) -> None:
    """Behind another stretch, only a listed first name is surely the name, unless the other is an organisation."""
    if chosen and kinds[chosen] is Kind.UNKNOWN and kinds[0] is Kind.UNKNOWN and not _organisation_first(parts):
        notes.doubts.append(f"{parts[0][0]} and {parts[chosen][0]} may each be the name.")


def _organisation_first(parts: list[tuple[str, str]]) -> bool:
    return organisation_shaped(parts[0][0]) or parts[1][1] == ":"


def _best(parts: list[tuple[str, str]], kinds: list[Kind]) -> int:
    """A sure person, else what may be one, else whatever stands first."""
    if Kind.PERSON in kinds and not (kinds[0] is Kind.UNKNOWN and _two_words_then_one(parts, kinds.index(Kind.PERSON))):
        return kinds.index(Kind.PERSON)
    maybe = [place for place, kind in enumerate(kinds) if kind is Kind.UNKNOWN]
    if len(maybe) > 1 and (_organisation_first(parts) or _one_word_then_two(parts, maybe)):
        return maybe[1]
    return maybe[0] if maybe else 0


def _one_word_then_two(parts: list[tuple[str, str]], maybe: list[int]) -> bool:
    """ "Sobell | Ada Fenn": the longer one is the name."""
    first, second = (parts[place][0].split() for place in maybe[:2])
    return len(first) == 1 and len(second) in {2, 3} and all(map(_looks_named, second))


def _looks_named(word: str) -> bool:
    return name_word(word) and (word[0].isupper() or is_particle(word))


def _second_name(notes: Notes, text: str, chosen: str) -> None:
    if " " in text:
        notes.original = f"{text} & {chosen}"
    else:
        notes.handle = notes.handle or text
    notes.doubts.append("It gives two names, of two people or of one.")


def _two_words_then_one(parts: list[tuple[str, str]], place: int) -> bool:
    return place > 0 and " " in parts[0][0] and " " not in parts[place][0]


def _second_person(notes: Notes, parts: list[tuple[str, str]], chosen: int, text: str) -> None:
    if parts[1][1] in {"/", "//", "\\"} and chosen == 0:
        notes.original = f"{parts[0][0]} & {text}"
        notes.doubts.append("It may be two people or one person with two names.")
    else:
        notes.doubts.append(f"It also says {text}.")
