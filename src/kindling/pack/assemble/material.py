"""Everything a draft pack is made from, gathered once: the hour, its people, what is held back, what was picked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kindling.care.names import DisplayName, read_names
from kindling.care.personal_data import Hit, HitKind, find_personal_data
from kindling.harvest.hour import Hour, HourLine, Place, ReadFile
from kindling.harvest.people import Headcount, Participant, headcount, participants
from kindling.harvest.records import ChatLine, Note, SpokenLine
from kindling.harvest.whereabouts import Proposal, Whereabouts, certain, propose
from kindling.kernel.errors import KindlingError
from kindling.kernel.places import Ambiguous
from kindling.kernel.text import fold
from kindling.pack.about import About
from kindling.pack.assemble.settled import Settled


class NothingHeard(KindlingError):
    """The files hold no words, no people and no slides: there is nothing to make a pack of."""


@dataclass(frozen=True)
class Held:
    """A line held back for a human: where it stands, and what was found in it."""

    place: Place
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Material:
    """The hour as a draft sees it. ``earlier`` are exports of earlier conversations, for the newcomers alone.

    ``settled`` is what humans decided of it before: their lines are not used, or not held back any more.
    """

    hour: Hour
    about: About
    earlier: tuple[ReadFile, ...] = ()
    settled: Settled = field(default_factory=Settled)

    @cached_property
    def people(self) -> tuple[Participant, ...]:
        """Everybody met in the exports."""
        return participants(self.hour)

    @cached_property
    def headcount(self) -> Headcount:
        """How many people came; what the producer says wins."""
        counted = headcount(self.hour, self.people, self.earlier)
        if self.about.people is not None:
            counted = replace(counted, people=self.about.people, at_least=False)
        return counted if self.about.newcomers is None else replace(counted, newcomers=self.about.newcomers)

    @cached_property
    def names(self) -> dict[str, DisplayName]:
        """The name behind each raw form, those of notes included."""
        known = {raw: one.name for one in self.people for raw in one.names}
        noted = [
            name for note in self.hour.notes for name in (note.raw_name, note.scribe) if name and name not in known
        ]
        return {**read_names(noted), **known}

    @cached_property
    def roster(self) -> frozenset[str]:
        """The names that may stand in the pack without being held back as somebody nobody knows."""
        own = {one.name.name for one in self.people} | {name for one in self.people for name in one.name.people}
        noted = {name.name for name in self.names.values()}
        return frozenset({*own, *noted, *self.about.roster, *(s.name for s in self.about.speakers)} - {""})

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """The lines in which personal data was found, in order: none of them is used until a human cleared it."""
        found = ((line, self._waiting(line.line.text)) for line in self.hour.lines)
        return tuple(Held(line.place, hits) for line, hits in found if hits)

    @cached_property
    def held_notes(self) -> tuple[tuple[Note, tuple[Hit, ...]], ...]:
        """The notes in which personal data was found."""
        found = ((note, self._waiting(note.text)) for note in self.hour.notes)
        return tuple((note, hits) for note, hits in found if hits)

    def _waiting(self, text: str) -> tuple[Hit, ...]:
        """What was found in ``text``, if anything in it still waits for a human; words that were kept do not."""
        hits = find_personal_data(text, roster=self.roster)
        waiting = [hit for hit in hits if must_wait(hit) and text[hit.start : hit.end] not in self.settled.kept]
        return hits if waiting else ()

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes that may be used."""
        held = [note for note, _ in self.held_notes]
        return tuple(note for note in self.hour.notes if note not in held)

    @cached_property
    def usable(self) -> tuple[HourLine, ...]:
        """The lines that may be used, in order."""
        held = {one.place for one in self.held} | self.settled.left_out
        return tuple(line for line in self.hour.lines if line.place not in held)

    @cached_property
    def written(self) -> tuple[HourLine, ...]:
        """The usable chat messages of the whole hour, in order."""
        return tuple(line for line in self.usable if isinstance(line.line, ChatLine))

    @cached_property
    def transcripts(self) -> tuple[tuple[HourLine, ...], ...]:
        """The usable spoken lines, file by file, the longest transcript first."""
        files: dict[str, list[HourLine]] = {}
        for line in self.usable:
            if isinstance(line.line, SpokenLine):
                files.setdefault(line.place.file, []).append(line)
        return tuple(sorted(map(tuple, files.values()), key=lambda lines: -len(lines)))

    @cached_property
    def whereabouts(self) -> tuple[Proposal, ...]:
        """Where people say they are, as proposed from the chat and from registration."""
        rows = [row for one in self.hour.files for row in one.harvest.presences]
        return propose([replace(line.line, room=line.room) for line in self.written], rows)

    @cached_property
    def accepted(self) -> tuple[Whereabouts, ...]:
        """Where people are: what needs no question, and what was answered; who was told not to show shows nowhere.

        Whoever agreed to be shown counts as if they had written it for all to see."""
        answers = self.settled.places
        asked = [one for one in self.whereabouts if (one.raw_name, fold(one.words)) not in answers]
        told = [(one, answers[one.raw_name, fold(one.words)]) for one in self.whereabouts if one not in asked]
        answered = tuple(Whereabouts(one.raw_name, place, one.public) for one, place in told if place)
        agreed = self.settled.agreed
        return tuple(replace(one, public=one.public or one.person in agreed) for one in (*answered, *certain(asked)))

    @property
    def unanswered(self) -> tuple[Proposal, ...]:
        """What a human still has to be asked of places."""
        answers = self.settled.places
        return tuple(
            one
            for one in self.whereabouts
            if isinstance(one.found, Ambiguous) and (one.raw_name, fold(one.words)) not in answers
        )

    @property
    def speakers(self) -> tuple[str, ...]:
        """The raw names of those who spoke as guests."""
        wanted = {name.casefold() for one in self.about.speakers for name in (one.name, *one.names)}
        return tuple(
            raw for one in self.people for raw in one.names if {raw.casefold(), one.name.name.casefold()} & wanted
        )


def must_wait(hit: Hit) -> bool:
    """Whether a human has to look before the words are used: anything but an author who is only cited."""
    return hit.sure or hit.kind is not HitKind.CITED_NAME


def as_chat(lines: Sequence[HourLine], hour: Hour) -> tuple[ChatLine, ...]:
    """The chat messages of ``lines`` as records of one chat: reactions united, replies pointing into ``lines``."""
    ordinal = {line.place: number for number, line in enumerate(lines, 1)}
    return tuple(
        replace(line.line, reactions=line.reactions, raw_name=line.raw_name, reply_to=_answered(line, hour, ordinal))
        for line in lines
        if isinstance(line.line, ChatLine)
    )


def _answered(line: HourLine, hour: Hour, ordinal: dict[Place, int]) -> int | None:
    return None if line.answers is None else ordinal.get(hour.lines[line.answers].place)
