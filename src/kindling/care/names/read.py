"""One display name in, one `DisplayName` out; never an exception, never a lost name."""

from __future__ import annotations

import re
from dataclasses import replace

from kindling.care.names.choose import choose_name, main_and_tails
from kindling.care.names.clean import clean
from kindling.care.names.comma import Named, read_named
from kindling.care.names.display import DisplayName, initials_of
from kindling.care.names.kinds import NOTHING_KNOWN, Kind, Known, is_acronym, kind_of, name_word, person_like
from kindling.care.names.machines import Thing, machine
from kindling.care.names.notes import Notes, note, note_brackets
from kindling.care.names.person import ORDER, Person, kind_of_rest, looks_like_handle, unspeakable
from kindling.care.names.pieces import Pieces, segments, take_apart
from kindling.care.names.words import is_family_name, is_given_name, is_surname, words

_LONGEST = 300
"""Characters of a display name that are looked at; platforms allow at most 256."""
_ADDRESS = re.compile(r"^([\w.+-]+)@[\w-]+(?:\.[\w-]+)+$")
_NO_NAME = frozenset({"to", "for", "from", "the", "at", "with", "by", "on", "in", "my", "our", "your", "is", "am"})
_MACHINE_WHY = {
    "device": "It names a device, not the person who holds it.",
    "nobody": "It does not say who it is.",
}


def read_name(raw: str, known: Known = NOTHING_KNOWN) -> DisplayName:
    """What a display name says of who is behind it; ``known`` is what the other names of the hour have taught."""
    text = clean(raw[:_LONGEST])
    if not any(mark.isalnum() for mark in text):
        return DisplayName(raw, text or " ".join(raw.split()), unsure=True, why="There is no name in it.")
    if address := _ADDRESS.match(text):
        return _from_address(raw, address[1])
    pieces = take_apart(text)
    bare = pieces.plain[0] if pieces.plain else text
    thing = machine(bare) or machine(text) or _room_in_front(bare)
    return _from_thing(raw, thing, pieces, known) if thing else _from_pieces(raw, pieces, known)


def _room_in_front(text: str) -> Thing | None:
    """ "Hub Room 2 - Infirmary Square": a room and where it is."""
    first, *others = [part for part, _ in segments(text)] or [""]
    thing = machine(first) if others and not any(person_like(part) for part in others) else None
    return replace(thing, label=text) if thing and thing.kind == "room" else None


def _from_address(raw: str, mailbox: str) -> DisplayName:
    parts = [part for part in re.split(r"[._+\-\d]+", mailbox) if part]
    name = " ".join(part.capitalize() for part in parts) or mailbox
    return _finished(
        DisplayName(raw, name, unsure=True, why="It is an e-mail address, and the name is guessed from it.")
    )


def _from_thing(raw: str, thing: Thing, pieces: Pieces, known: Known) -> DisplayName:
    if thing.kind in {"bot", "room"}:
        return DisplayName(raw, thing.label, bot=thing.kind == "bot", room=thing.kind == "room", cut_off=pieces.cut_off)
    notes = Notes()
    note_brackets(notes, pieces.brackets, "", known)
    owner = thing.owner or notes.original or notes.nickname
    device = thing.kind == "device"
    why = _MACHINE_WHY[thing.kind] if not owner else "It names a device, and its owner's name may not be whole."
    found = DisplayName(
        raw, thing.label, device=device, guest=notes.guest, unsure=True, why=why, pronouns=notes.pronouns
    )
    return _finished(replace(found, name=read_named(owner, known).person.name)) if owner else found


def _from_pieces(raw: str, pieces: Pieces, known: Known) -> DisplayName:
    notes = Notes(handle=pieces.mention, pronouns=pieces.pronouns)
    main, tails = main_and_tails(pieces, known)
    name_text = choose_name(notes, segments(main), known) if main else ""
    name_text = _role_off(notes, name_text, known)
    note_brackets(notes, pieces.brackets, name_text, known)
    told = bool(pieces.barred) or (" " in name_text and bool(pieces.pronouns))
    for tail in tails:
        note(notes, tail, known, told=told)
    if not name_text or kind_of(name_text, known) is Kind.PRONOUNS:
        return _nameless(raw, notes, pieces)
    if kind_of(name_text, known) in {Kind.ORGANISATION, Kind.ROLE} and not _named_in_front(name_text, known):
        return _only_organisation(raw, name_text, notes, pieces)
    listed = _as_listed(_chosen(notes, name_text), notes, pieces, tails)
    return _from_named(raw, read_named(listed, known), notes, pieces, known)


def _role_off(notes: Notes, text: str, known: Known) -> str:
    """ "Chief Nurse Ivy Fenn": the post, then the name."""
    tokens = text.split()
    for place in range(len(tokens) - 1, 0, -1):
        post, name = tokens[:place], tokens[place:]
        a_post = post[-1].casefold() in words("role") and not is_given_name(post[0]) and "," not in text
        if a_post and (person_like(" ".join(name), known) or (len(name) == 2 and all(map(name_word, name)))):
            notes.roles.append(" ".join(post))
            return " ".join(name)
    return text


def _as_listed(name: str, notes: Notes, pieces: Pieces, tails: list[str]) -> str:
    """ "Turner Chris (RKB) E Consultant": staff directories put the surname first, a site code and the post behind."""
    words = name.split()
    coded = any(re.fullmatch(r"[A-Z0-9]{3}", bracket.text) for bracket in pieces.brackets)
    if not (coded and tails and notes.roles and len(words) == 2 and "," not in name):
        return name
    notes.doubts.append(ORDER)
    usual = is_given_name(words[0]) and not (is_family_name(words[0]) and is_given_name(words[1]))
    return name if usual else f"{words[0]}, {words[1]}"


def _chosen(notes: Notes, name: str) -> str:
    """The display name, or the original in brackets where that is fuller."""
    if notes.original and "&" not in notes.original:
        shown = name.split()
        if len(shown) == 1:
            if not _short_for(shown[0], notes.original):
                notes.doubts.append(f"It is shown as {name} and registered as {notes.original}.")
                notes.handle = notes.handle or (name if looks_like_handle(name) else "")
            return notes.original
        if len(shown[0].strip(".")) == 1 and shown[-1].casefold() == notes.original.split()[-1].casefold():
            return notes.original
    if notes.nickname and " " not in name and looks_like_handle(name):
        notes.handle = notes.handle or name
        return notes.nickname
    return name


def _short_for(short: str, whole: str) -> bool:
    return any(word.casefold().startswith(short.casefold()[:2]) for word in whole.split())


def _from_named(raw: str, named: Named, notes: Notes, pieces: Pieces, known: Known) -> DisplayName:
    person = named.person
    for extra in named.extras:
        note(notes, extra, known, told=named.told)
    if person.rest:
        kind = kind_of_rest(person.rest, known)
        (notes.roles if kind is Kind.ROLE else notes.organisations).append(person.rest)
    handle = notes.handle or (person.name if " " not in person.name and looks_like_handle(person.name) else "")
    doubts = [person.doubt, *notes.doubts, *_doubts_of(person, named, pieces, raw)]
    why = next((doubt for doubt in doubts if doubt), "")
    return _finished(
        DisplayName(
            raw,
            person.name,
            organisation=" / ".join(dict.fromkeys(notes.organisations)),
            pronouns=notes.pronouns,
            role=", ".join(dict.fromkeys(notes.roles)),
            handle=handle,
            title=person.title,
            guest=notes.guest,
            cut_off=pieces.cut_off,
            several=bool(named.people),
            people=named.people,
            unsure=bool(why),
            why=why,
        )
    )


def _doubts_of(person: Person, named: Named, pieces: Pieces, raw: str) -> list[str]:
    cut_name = pieces.cut_off and not pieces.brackets and not pieces.mention
    single = " " not in person.name and not named.people
    return [
        "The platform cut off the name." if cut_name else "",
        "It may be a handle rather than a name." if single and _handle_like(person.name, raw) else "",
        "It holds words that belong to no name." if set(person.name.casefold().split()) & _NO_NAME else "",
        "Part of it may be a handle." if not single and any(map(looks_like_handle, person.name.split())) else "",
        "The name is guessed from words with dots."
        if "." in raw.strip() and " " not in raw.strip() and raw.islower()
        else "",
        "It holds something that is no name." if not all(map(_word_of_name, person.name.split())) else "",
    ]


def _handle_like(name: str, raw: str) -> bool:
    if raw.strip().islower() and re.search(r"\d", raw) and " " not in raw.strip():
        return True
    small = raw.strip().islower() and name.casefold() == raw.strip().casefold()
    odd = small and not (is_given_name(name) or is_surname(name) or _sayable(name))
    return looks_like_handle(name) or odd or len(name) < 2


def _sayable(name: str) -> bool:
    """Whether a short word in small letters may be somebody's name: "kasey", but not "lightclient" or "nflaig"."""
    return 3 < len(name) < 9 and name.isalpha() and not unspeakable(name)


def _word_of_name(word: str) -> bool:
    return name_word(word) or person_like(word)


def _named_in_front(text: str, known: Known) -> bool:
    """Whether a person's name opens it, as in "Jane Smith NHS England"."""
    words = re.split(r"[\s,]+", text)
    beginning = words[:2] if len(words) > 2 else words[:1]
    kind = kind_of(" ".join(beginning), known)
    # "Kingsmead Valley Hospice" is no person; "Nkem Azuka NHS Eastmoor" is, for no place is written in capitals.
    followed = len(words) > 2 and is_acronym(words[2]) and not is_acronym(words[0])
    return "," in text or kind is Kind.PERSON or (kind is Kind.UNKNOWN and followed)


def _only_organisation(raw: str, text: str, notes: Notes, pieces: Pieces) -> DisplayName:
    named = notes.original or notes.nickname
    if not named and notes.organisations and all(map(name_word, notes.organisations[0].split())):
        named = notes.organisations[0]
    role = text if kind_of(text) is Kind.ROLE else ""
    organisation = "" if role or (is_acronym(text) and not named) else text
    found = DisplayName(raw, named or text, organisation=organisation, role=role, guest=notes.guest, unsure=True)
    found = replace(found, cut_off=pieces.cut_off)
    why = "It names an organisation or a role, not a person." if not named else "The name stands in brackets."
    return replace(_finished(found), first_name=named.split(" ")[0] if named else "", why=why)


def _nameless(raw: str, notes: Notes, pieces: Pieces) -> DisplayName:
    """Only brackets or a mention: the best of them stands in for the name."""
    best = notes.original or notes.nickname or notes.handle or " ".join(notes.organisations) or " ".join(raw.split())
    found = DisplayName(
        raw, best, pronouns=notes.pronouns, handle=notes.handle, guest=notes.guest, cut_off=pieces.cut_off
    )
    return _finished(replace(found, unsure=True, why="It gives no name outside brackets."))


def _finished(found: DisplayName) -> DisplayName:
    words = found.name.split(" ")
    if found.title and len(words) == 1 and not is_given_name(words[0]):
        # "Dr Alder" gives no first name, and "Alder" alone is not how anybody would write it.
        name = f"{found.title} {found.name}"
        return replace(found, name=name, initials=initials_of(name))
    return replace(found, first_name="" if found.several else words[0], initials=initials_of(found.name))
