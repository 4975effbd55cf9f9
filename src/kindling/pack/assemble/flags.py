"""What a human must clear before a draft may be published, with file and place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

from kindling.care.kind_language import hints
from kindling.care.leaks import Passage, Protected, find_leaks
from kindling.care.personal_data import Hit
from kindling.harvest.hour import Place
from kindling.kernel.places import Ambiguous
from kindling.kernel.text import counted
from kindling.pack.assemble.material import Material, must_wait
from kindling.pack.assemble.voices import attribution
from kindling.pack.document import (
    Block,
    Bullets,
    Chat,
    Flag,
    Paragraph,
    Points,
    Quotation,
    Reflections,
    Section,
    block_words,
)
from kindling.pack.document.walk import section_words


def flags(material: Material, sections: tuple[Section, ...]) -> tuple[Flag, ...]:
    """Every flag: personal data held back, names and places to settle, assumed clocks, voices nobody asked yet."""
    return (
        *_personal(material),
        *_leaks(material, sections),
        *_names(material),
        *_places(material),
        *_clocks(material),
        *_unkind(sections),
        *_voices(sections),
    )


def _personal(material: Material) -> Iterator[Flag]:
    for held in material.held:
        yield _flag(held.hits, where(held.place, material))
    for note, hits in material.held_notes:
        yield _flag(hits, f"notes, line {note.span.first}")


def _flag(hits: tuple[Hit, ...], place: str) -> Flag:
    """A flag names the kind, never the words found."""
    kinds = dict.fromkeys(
        hit.kind.value if hit.sure else f"perhaps {hit.kind.value}" for hit in filter(must_wait, hits)
    )
    return Flag("personal data", f"Held back: {', '.join(kinds)}.", place)


def where(place: Place, material: Material) -> str:
    """``chat.txt, line 41``: the file and the physical line to open it at."""
    harvest = next(one.harvest for one in material.hour.files if one.name == place.file)
    return f"{place.file}, line {harvest.lines[place.ordinal - 1].span.first}"


def _names(material: Material) -> Iterator[Flag]:
    for one in material.people:
        if one.name.unsure:
            # A display name that is an e-mail address stays out of the pack; the name guessed from it is asked.
            raw = "" if "@" in one.names[0] else one.names[0]
            yield Flag("name", f"Is this right: {one.name.name}? {one.name.why}".strip(), raw)


def _leaks(material: Material, sections: tuple[Section, ...]) -> Iterator[Flag]:
    """Somebody who shows by first name or not at all, and whose whole name stands elsewhere in the pack.

    Whoever made the pack is named in its thanks, and a speaker by their profile; a flag never tells the name itself.
    """
    passages = [
        Passage(section.title, word)
        for section in sections
        if section.role not in {"acknowledgements", "speakers"}
        for word in section_words(section)
    ]
    for leak in filter(attrgetter("sure"), find_leaks(passages, list(_protected(material)))):
        yield Flag("name leak", f"Somebody who does not show by name is named here: {leak.why}", leak.where)


def _protected(material: Material) -> Iterator[Protected]:
    for one in material.people:
        shown = attribution(one.names[0], material)
        if one.name.is_person and shown.form != "name":
            yield Protected(one.name.name, (one.name.handle,) if one.name.handle else (), shown.label)


def _unkind(sections: tuple[Section, ...]) -> Iterator[Flag]:
    """Hints for words that the pack says itself; what somebody is quoted with is theirs."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Bullets | Points | Paragraph):
                for hint in chain.from_iterable(hints(word) for word in block_words(block)):
                    yield Flag("kind language", f"{hint.why} Perhaps: {hint.instead}", section.title)


def _places(material: Material) -> Iterator[Flag]:
    for one in material.unanswered:
        candidates = one.found.candidates if isinstance(one.found, Ambiguous) else ()
        names = " or ".join(place.label for place in candidates[:3])
        yield Flag("place", f"Which place is meant by “{one.words}”: {names}?", one.raw_name)


def _clocks(material: Material) -> Iterator[Flag]:
    for shift in material.hour.shifts:
        if shift.assumed:
            yield Flag("clock", f"Its clock was moved by {shift.seconds:.0f} seconds, because {shift.why}.", shift.file)


def _voices(sections: tuple[Section, ...]) -> Iterator[Flag]:
    """One flag for consent: a draft asks nobody, and so none of the voices in it is cleared."""
    count = sum(_voiced(block) for section in sections for block in section.blocks)
    if count:
        are, them = ("is", "it") if count == 1 else ("are", "them")
        told = f"{counted(count, 'piece')} here {are} somebody's words, and nobody was asked about {them} yet."
        yield Flag("consent", told)


def _voiced(block: Block) -> int:
    """How many pieces of a block are somebody's words."""
    match block:
        case Quotation():
            return 1
        case Bullets(items=pieces) | Points(items=pieces) | Chat(cards=pieces) | Reflections(cards=pieces):
            return len(pieces)
        case _:
            return 0
