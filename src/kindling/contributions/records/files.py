"""A received file and its lines, as the desk shows them. Lines are private: they never reach a public page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOutShown:
    """How many messages became no line for one reason, in words (``private message``)."""

    why: str
    count: int


@dataclass(frozen=True, slots=True)
class UnreadShown:
    """A stretch of the file that could not be read; ``where`` is ``line 4`` or ``lines 4 to 9``."""

    first: int
    last: int
    why: str

    @property
    def where(self) -> str:
        """The stretch in words."""
        return stretch(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Told:
    """What reading a file told: counts and reasons, never words.

    ``people`` have a name or a row; ``machines`` are notetakers and shared rooms. ``presences`` are the rows of who
    came or registered. ``began`` and ``ended`` are clocks (``18:00``), empty where the file tells none;
    ``into_recording`` where they count from the start of a recording. ``day`` is the session's, written ``2026-10-15``,
    where the file tells it. ``belongs`` once somebody has said that a file of another day is of this month.
    """

    chat: int = 0
    spoken: int = 0
    notes: int = 0
    slides: int = 0
    people: int = 0
    machines: int = 0
    presences: int = 0
    private: int = 0
    began: str = ""
    ended: str = ""
    into_recording: bool = False
    left_out: tuple[LeftOutShown, ...] = ()
    unread: tuple[UnreadShown, ...] = ()
    remarks: tuple[str, ...] = ()
    day: str = ""
    belongs: bool = False

    def other_day(self, day: datetime.date | None) -> datetime.date | None:
        """The day that the file is of, where it is another than ``day``, which is the conversation's, and nobody has
        said that it belongs there all the same."""
        return None if self.belongs else other_day(self.day, day)

    @property
    def lines(self) -> int:
        """Chat messages and spoken lines together."""
        return self.chat + self.spoken

    @property
    def counted(self) -> tuple[str, ...]:
        """``("24 people", "1 note")``: what is in it, in words; nothing that is not there."""
        counts = (
            (self.people, "person", "people"),
            (self.machines, "notetaker or room", "notetakers or rooms"),
            (self.chat, "chat message", "chat messages"),
            (self.spoken, "spoken line", "spoken lines"),
            (self.slides, "slide", "slides"),
            (self.notes, "note", "notes"),
        )
        return tuple(f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count)


@dataclass(frozen=True, slots=True)
class FileShown:
    """One received export.

    ``status`` is ``waiting``, ``read`` or ``refused``, ``status_words`` the same for people; ``remark`` says why it was
    refused. ``size`` is in bytes. ``received_by`` is the account's name, or empty where a link brought it, whose label
    is ``link_label``. ``again`` is true where the same bytes were here already. ``purged`` once its bytes are gone.
    """

    id: int
    name: str
    status: str
    status_words: str
    size: int
    source_title: str
    remark: str
    told: Told
    received_at: datetime.datetime
    received_by: str = ""
    link_label: str = ""
    purged: bool = False
    again: bool = False

    @property
    def waiting(self) -> bool:
        """Whether it is still to be read."""
        return self.status == "waiting"

    def other_day(self, day: datetime.date | None) -> datetime.date | None:
        """The same of what reading it told."""
        return self.told.other_day(day)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a conversation's files are: how many there are, wait, were read and were refused.

    ``arranged`` is false while a file that was read is not yet on the hour's clock.
    """

    files: int = 0
    waiting: int = 0
    read: int = 0
    refused: int = 0
    arranged: bool = True

    @property
    def busy(self) -> bool:
        """Whether the worker still has something to do here."""
        return bool(self.waiting) or not self.arranged


@dataclass(frozen=True, slots=True)
class Mark:
    """A flag on a line: ``start`` and ``end`` count characters of the line's text."""

    flag: int
    kind: str
    what: str
    sentence: str
    start: int
    end: int
    instead: str
    status: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of the hour, exactly as recorded.

    ``medium`` is ``spoken``, ``chat`` or ``note``. ``at`` and ``until`` are seconds on the session's clock, ``clock``
    the same as ``18:14:22``. ``name`` is the clean name. ``keys`` are the contributions that cite it. ``answers`` is
    the id of the line replied to. ``place_in_file`` is ``line 41``.
    """

    id: int
    file_name: str
    medium: str
    ordinal: int
    at: float | None
    clock: str
    raw_name: str
    name: str
    text: str
    room: str = ""
    kind: str = ""
    group: str = ""
    left_out: bool = False
    reactions: tuple[tuple[str, int], ...] = ()
    flags: tuple[Mark, ...] = ()
    keys: tuple[str, ...] = ()
    place_in_file: str = ""
    until: float | None = None
    answers: int | None = None

    @property
    def flagged(self) -> bool:
        """Whether a flag on it is still open."""
        return any(mark.status == "open" for mark in self.flags)


@dataclass(frozen=True, slots=True)
class DropLinkShown:
    """A link by which somebody without an account drops files. ``works`` says whether it does at this moment."""

    id: int
    month: str
    label: str
    made_at: datetime.datetime
    expires_at: datetime.datetime
    closed_at: datetime.datetime | None
    made_by: str
    files: int
    works: bool


def other_day(told: str, day: datetime.date | None) -> datetime.date | None:
    """The day ``told`` (``2026-10-15``, or nothing) where it is more than one away from ``day``, if that is known.

    An evening's hour is of the next day elsewhere, so that one day proves nothing.
    """
    found = datetime.date.fromisoformat(told) if told else None
    return found if found and day and abs(found - day) > datetime.timedelta(days=1) else None


def stretch(first: int, last: int) -> str:
    """``line 4`` or ``lines 4 to 9``."""
    return f"line {first}" if first == last else f"lines {first} to {last}"
