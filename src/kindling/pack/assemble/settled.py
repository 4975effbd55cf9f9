"""What humans have settled of an hour before a draft is made of it: lines put aside, words kept or said otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kindling.harvest.hour import Hour, Place, ReadFile
from kindling.harvest.records import Note
from kindling.kernel.places import Place as Spot

Instead = tuple[tuple[int, int, str], ...]
"""What to say otherwise in one text: first sign, last sign (not included), and the words for it."""


@dataclass(frozen=True)
class Settled:
    """What was decided. A line is named by its place, a note by file and ordinal among the file's notes.

    ``kept`` are words that may stand although personal data was found in them; ``places`` answer where somebody is by
    the name as recorded and their words as `kernel.text.fold` makes them, with None where nothing shall show.
    ``agreed`` are the names as recorded of those whose place may show though nobody else is there.
    """

    left_out: frozenset[Place] = frozenset()
    notes_left_out: frozenset[Place] = frozenset()
    instead: Mapping[Place, Instead] = field(default_factory=dict)
    notes_instead: Mapping[Place, Instead] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    places: Mapping[tuple[str, str], Spot | None] = field(default_factory=dict)
    agreed: frozenset[str] = frozenset()


def settled_hour(hour: Hour, settled: Settled) -> Hour:
    """``hour`` with words said otherwise, and without the notes that were put aside.

    Lines that were put aside stay, because others answer them; `Material.usable` passes them over.
    """
    lines = tuple(
        replace(one, line=replace(one.line, text=said_otherwise(one.line.text, settled.instead[one.place])))
        if one.place in settled.instead
        else one
        for one in hour.lines
    )
    return replace(hour, lines=lines, files=tuple(_with_notes(one, settled) for one in hour.files))


def said_otherwise(text: str, instead: Instead) -> str:
    """``text`` with each stretch replaced; of two that overlap the later one counts."""
    end = len(text)
    for first, last, words in sorted(instead, reverse=True):
        if 0 <= first <= last <= end:
            text, end = text[:first] + words + text[last:], first
    return text


def _with_notes(one: ReadFile, settled: Settled) -> ReadFile:
    if not one.harvest.notes:
        return one
    return replace(one, harvest=replace(one.harvest, notes=tuple(_notes(one, settled))))


def _notes(one: ReadFile, settled: Settled) -> Iterator[Note]:
    for ordinal, note in enumerate(one.harvest.notes, 1):
        place = Place(one.name, ordinal)
        if place not in settled.notes_left_out:
            yield replace(note, text=said_otherwise(note.text, settled.notes_instead.get(place, ())))
