"""What a human must look at in an hour: personal data in its lines and notes, names and clocks that are unsure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from kindling.care.names import DisplayName, read_names
from kindling.care.personal_data import Hit, HitKind, find_personal_data
from kindling.contributions.records import Finding
from kindling.contributions.records.files import stretch
from kindling.harvest.hour import Hour
from kindling.harvest.people import participants
from kindling.kernel.text import fold

PERSONAL_DATA = "personal data"
NAME = "name"
CLOCK = "clock"
HOUR_KINDS = frozenset({PERSONAL_DATA, NAME, CLOCK})
"""The kinds of flags that the hour itself raises; those of the pack are raised by whoever makes it."""

NAMES = frozenset({HitKind.UNKNOWN_NAME.value, HitKind.CITED_NAME.value})
"""Findings that are the same wherever the name stands: one answer settles them all."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line stands: its file, and its ordinal among the lines of the file, or among its notes."""

    file: str
    ordinal: int
    note: bool = False


def findings(hour: Hour, roster: frozenset[str], spots: Mapping[Spot, int]) -> tuple[Finding, ...]:
    """Everything to look at, the same finding perhaps several times; ``spots`` are the numbers of the lines' rows."""
    return (*_personal(hour, roster, spots), *_names(hour), *_clocks(hour))


def roster_of(hour: Hour, *known: Iterable[str]) -> frozenset[str]:
    """The names that may stand in somebody's words: who was there, who is in the notes, and who is ``known``."""
    people = participants(hour)
    own = {one.name.name for one in people} | {name for one in people for name in one.name.people}
    return frozenset(chain(own, (name.name for name in _noted(hour).values()), *known)) - {""}


def _noted(hour: Hour) -> dict[str, DisplayName]:
    return read_names([name for note in hour.notes for name in (note.raw_name, note.scribe) if name])


def must_wait(hit: Hit) -> bool:
    """Whether a human has to look before the words are used: anything but an author who is only cited."""
    return hit.sure or hit.kind is not HitKind.CITED_NAME


def _personal(hour: Hour, roster: frozenset[str], spots: Mapping[Spot, int]) -> Iterator[Finding]:
    for spot, first, text in _texts(hour):
        for hit in filter(must_wait, find_personal_data(text, roster=roster)):
            yield Finding(
                PERSONAL_DATA,
                hit.kind.value,
                hit.why,
                same=_same(hit, text, spot),
                where=f"{spot.file}, {stretch(first, first)}",
                places=((spots[spot], hit.start, hit.end),),
                instead=hit.suggestion,
                sure=hit.sure,
            )


def _texts(hour: Hour) -> Iterator[tuple[Spot, int, str]]:
    """Every line and note: where it stands, the physical line it begins at, its words."""
    for one in hour.lines:
        yield Spot(one.place.file, one.place.ordinal), one.line.span.first, one.line.text
    for each in hour.files:
        for ordinal, note in enumerate(each.harvest.notes, 1):
            yield Spot(each.name, ordinal, note=True), note.span.first, note.text


def _same(hit: Hit, text: str, spot: Spot) -> tuple[str, ...]:
    """What makes a hit the same when it is met again: a name anywhere in the hour, anything else in its line."""
    words = fold(text[hit.start : hit.end])
    if hit.kind.value in NAMES:
        return (words,)
    return words, spot.file, "note" if spot.note else "line", str(spot.ordinal)


def _names(hour: Hour) -> Iterator[Finding]:
    """Names that may have been read wrongly; whoever neither spoke nor wrote holds nothing up."""
    for one in participants(hour):
        if one.name.unsure:
            raw = one.names[0]
            # A display name that is an e-mail address is not repeated; the name guessed from it is asked.
            where = "" if "@" in raw else raw
            sentence = f"Is this right: {one.name.name}? {one.name.why}".strip()
            yield Finding(NAME, "unsure", sentence, (raw,), where, sure=False, blocks=bool(one.written or one.spoken))


def _clocks(hour: Hour) -> Iterator[Finding]:
    for shift in hour.shifts:
        if shift.assumed:
            sentence = f"The clock of {shift.file} was moved by {shift.seconds:.0f} seconds, because {shift.why}."
            yield Finding(CLOCK, "assumed start", sentence, (shift.file, shift.why), shift.file, sure=False)
