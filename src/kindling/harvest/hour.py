"""What several exports of one hour say together: frozen records on one clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kindling.harvest.records import Harvest, Line, Note, Reaction, Slide


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One export with the name a human knows it by, unique among the files of the hour."""

    name: str
    harvest: Harvest


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: the file, and its 1-based ordinal in that file's ``Harvest.lines``."""

    file: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class HourLine:
    """One line on the session's clock.

    ``at`` is in seconds since midnight of the session's day (since the start of the recording where ``Hour.wall`` is
    false), None where nobody knows. ``also`` are the places of the same message in other saves. ``answers`` is the
    0-based index in ``Hour.lines`` of the message answered. ``raw_name`` is the line's, or another save's where this
    save only said "Me". ``room`` is the breakout room's label.
    """

    line: Line
    place: Place
    at: float | None
    raw_name: str
    room: str = ""
    also: tuple[Place, ...] = ()
    answers: int | None = None
    reactions: tuple[Reaction, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """How one file's clock was moved: ``seconds`` added to each of its times, and why, in a sentence.

    ``assumed`` is true where nothing in the files tells it, and a human should look.
    """

    file: str
    seconds: float
    why: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Hour:
    """Everything the exports of one hour say, once. ``doubles`` counts messages that several saves held."""

    files: tuple[ReadFile, ...]
    lines: tuple[HourLine, ...]
    shifts: tuple[Shift, ...]
    doubles: int = 0
    wall: bool = False
    day: date | None = None
    title: str = ""

    @property
    def private(self) -> int:
        """How many private messages the files held, all left out."""
        return sum(one.harvest.private for one in self.files)

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides of every deck, in the order of the files."""
        return tuple(slide for one in self.files for slide in one.harvest.slides)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of every file, in order."""
        return tuple(note for one in self.files for note in one.harvest.notes)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a human says of the files: ``shifts`` in seconds and ``rooms`` by file name.

    ``start`` is the session's start in seconds since midnight, for files that count from the start of a recording;
    ``zone`` the session's time zone (``Europe/London``), for files that tell their start in UTC.
    """

    shifts: Mapping[str, float] = field(default_factory=dict)
    rooms: Mapping[str, str] = field(default_factory=dict)
    start: float | None = None
    zone: str = ""
