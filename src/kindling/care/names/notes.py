"""What the pieces around a name tell: organisation, role, pronouns, handle, another name, and what stays open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kindling.care.names.kinds import Kind, Known, kind_of, name_word, organisation_shaped
from kindling.care.names.person import looks_like_handle, unspeakable
from kindling.care.names.pieces import Bracket, segments, tidy_pronouns
from kindling.care.names.words import is_given_name

OTHER_LETTERS = "{} may be the same name in other letters."


@dataclass
class Notes:
    """What the pieces around a name have told so far."""

    organisations: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    handle: str = ""
    pronouns: str = ""
    guest: bool = False
    original: str = ""
    nickname: str = ""
    doubts: list[str] = field(default_factory=list)


def note(notes: Notes, text: str, known: Known, *, told: bool = False) -> None:
    """Puts a piece where it belongs; ``told`` where its sign alone says that it is an organisation."""
    kind = kind_of(text, known)
    if kind is Kind.PRONOUNS:
        notes.pronouns = notes.pronouns or tidy_pronouns(text)
    elif kind is Kind.GUEST:
        notes.guest = True
    elif kind is Kind.HANDLE:
        notes.handle = notes.handle or text[1:]
    elif kind is Kind.ROLE:
        _note_role(notes, text, known)
    elif kind not in {Kind.NOTHING, Kind.CREDENTIALS, Kind.PLACE}:
        sure = told or kind is Kind.ORGANISATION or organisation_shaped(text)
        _note_organisation(notes, text, known, doubtful=not sure)


def _note_role(notes: Notes, text: str, known: Known) -> None:
    """ "Matron, Thornbury Hospital" and "Bluebell Arts - Trustee": a role and where."""
    parts = [part.strip() for part, _ in segments(text.replace(",", " |"))]
    if len(parts) < 2:
        notes.roles.append(text)
    else:
        for part in parts:
            note(notes, part, known, told=True)


def _note_organisation(notes: Notes, text: str, known: Known, *, doubtful: bool) -> None:
    parts = [part.strip() for part in text.split(",")]
    roles = [part for part in parts if kind_of(part, known) is Kind.ROLE]
    notes.roles += roles
    text = ", ".join(part for part in parts if part not in roles)
    text = known.organisations.get(text.casefold(), text)
    if not (doubtful and notes.organisations):
        notes.organisations.append(text)
    if doubtful:
        notes.doubts.append(f"{text} may be an organisation, a place or another name.")


def note_brackets(notes: Notes, brackets: tuple[Bracket, ...], name: str, known: Known) -> None:
    """Puts what stands in brackets where it belongs; ``name`` is what stands outside."""
    for bracket in brackets:
        if bracket.sign == '"':
            notes.nickname = bracket.text
        elif kind_of(bracket.text, known) in {Kind.UNKNOWN, Kind.PERSON} and not bracket.unclosed:
            _note_open_bracket(notes, bracket, name, known)
        elif bracket.unclosed and kind_of(bracket.text, known) in {Kind.UNKNOWN, Kind.PERSON, Kind.PLACE}:
            _note_cut(notes, bracket.text, name, known)
        else:
            _note_listed(notes, bracket.text, known)


def _note_listed(notes: Notes, text: str, known: Known) -> None:
    """ "(she/her, External)" and "(External | LTHT)" hold two things."""
    whole = kind_of(text, known)
    parts = [part.strip() for part in re.split(r"\s*[,;|]\s*", text) if part.strip()]
    if whole in {Kind.PRONOUNS, Kind.ORGANISATION} and not any(
        kind_of(part, known) in {Kind.PRONOUNS, Kind.GUEST} for part in parts
    ):
        parts = [text]
    for part in parts if whole is not Kind.PRONOUNS else [text]:
        note(notes, part, known)


def _note_cut(notes: Notes, text: str, name: str, known: Known) -> None:
    if text.isupper() and not name.isupper():
        notes.organisations.append(text)
        return
    start = text.casefold()
    if any(start and pronoun.startswith(start) for pronoun in ("she/her", "he/him", "they/them", "she", "they")):
        return
    whole = next((shown for key, shown in known.organisations.items() if key.startswith(start)), "")
    notes.organisations.append(whole or text)
    if not whole:
        notes.doubts.append("The platform cut off what stands in brackets.")


def _note_open_bracket(notes: Notes, bracket: Bracket, name: str, known: Known) -> None:
    text = bracket.text
    if name and latin(text) != latin(name):
        notes.doubts.append(OTHER_LETTERS.format(text))
    elif _in_directory(text, name):
        _note_organisation(notes, text, known, doubtful=False)
    elif kind_of(text, known) is Kind.PERSON or _shares_a_word(text, name):
        _note_other_name(notes, text, name)
    elif re.search(r"[,|;]", text):
        _note_listed(notes, text, known)
    elif bracket.sign in "(（" and " " not in text and text.isascii() and _made_up(text):
        notes.handle = notes.handle or text
        if not (" " in name and unspeakable(text)):
            notes.doubts.append(f"{text} may be a handle or an organisation.")
    else:
        _note_organisation(notes, text, known, doubtful=bracket.sign in "(（" and not organisation_shaped(text))


def _made_up(text: str) -> bool:
    """Whether a lone word looks like a handle; "EsSalud" and "ZeroDev" look like a firm."""
    return text.islower() or (looks_like_handle(text) and not re.match("[A-Z][a-z]+[A-Z]", text))


def _in_directory(text: str, name: str) -> bool:
    """ "DORMAN, Saskie (SOBELL)": staff directories write surname and organisation in capitals."""
    surname, comma, _ = name.partition(",")
    return bool(comma) and len(surname) > 1 and surname.isupper() and text.isupper() and not is_given_name(text)


def _note_other_name(notes: Notes, text: str, name: str) -> None:
    if " " not in text:
        notes.nickname = text
        return
    notes.original = text
    if " " in name and not _begins_alike(text, name):
        notes.doubts.append(f"{text} may be their other name or somebody else's.")


def _begins_alike(text: str, name: str) -> bool:
    """ "Theo Vass (Theodoros Vassilakis)": some word of one begins as a word of the other."""
    shown = [word.casefold().strip(".") for word in name.replace(",", " ").split()]
    whole = [word.casefold() for word in text.split()]
    return any(word.startswith(short[:3]) or short.startswith(word[:3]) for short in shown for word in whole)


def _shares_a_word(text: str, name: str) -> bool:
    """Whether the bracket repeats part of the name: "Bo Merrick (Robert Merrick)", "rosm (Ros Merrick)"."""
    inside = text.casefold().split()
    spoken = {word.casefold() for word in name.split() if len(word) > 2}
    shortened = " " not in name and len(name) > 2 and inside[0][:3] == name[:3].casefold() and len(inside) > 1
    nick = len(inside) == 1 and text.istitle() and len(text) > 3 and _begins_alike(text, name)
    full = 1 < len(inside) < 4 and " " in name and all(map(name_word, inside)) and _begins_alike(text, name)
    return len(inside) < 5 and (shortened or nick or full or bool(spoken & set(inside)))


def latin(text: str) -> bool:
    """Whether it holds Latin letters."""
    return bool(re.search(r"[A-Za-zÀ-ɏ]", text))
