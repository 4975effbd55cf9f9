"""What was read from one export, as frozen records, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

Clock = Literal["wall", "offset"]
"""``wall``: seconds since midnight of the session's day, local to whoever saved it, above 86,400 after midnight.
``offset``: seconds since the recording began."""


class Why(StrEnum):
    """Why an exported message became no line."""

    PRIVATE = "private message"
    REACTION = "reaction, counted with the message it answers"
    REACTION_REMOVED = "reaction taken back"
    REACTION_LOST = "reaction to a message that is not in this file"
    SYSTEM = "written by the platform, not by a person"
    DOUBLE = "the same message again"
    EMPTY = "nothing was said"
    WAITING_ROOM = "waited outside, not in the meeting"
    ABSENT = "registered, and never came"
    REGISTERED = "registered, which does not tell who came"
    POLL_ANSWER = "answer to a poll, counted with its question"
    ROLLING = "caption repeated while it scrolled"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an export: its first and last line, counted from 1 as an editor shows them, both included.

    In a document without lines (a deck, a ``.docx``, an XML) the count is of its slides, paragraphs or events.
    """

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reaction:
    """How many people answered a line with one emoji."""

    emoji: str
    count: int


@dataclass(frozen=True, slots=True)
class ChatLine:
    """One public chat message, exactly as recorded.

    ``at`` is in seconds on the harvest's clock, None where the export tells no time. ``reply_to`` is the 1-based
    ordinal, in ``Harvest.lines``, of the message answered, None if none is or it is not in the file; ``replying_to``
    is the quoted beginning as the platform wrote it, for a reply alone. ``room`` is a breakout room's label.
    """

    span: Span
    at: float | None
    raw_name: str
    text: str
    reply_to: int | None = None
    replying_to: str = ""
    reactions: tuple[Reaction, ...] = ()
    room: str = ""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One cue of a transcript, exactly as recorded.

    ``cue`` is its 1-based ordinal among the file's cues; ``at`` and ``until`` are seconds on the harvest's clock.
    ``raw_name`` is empty where nobody is named.
    """

    span: Span
    cue: int
    at: float | None
    until: float | None
    raw_name: str
    text: str
    room: str = ""


Line = ChatLine | SpokenLine


@dataclass(frozen=True, slots=True)
class Presence:
    """One row of an attendance report: one connection, or one person where the report says no more.

    ``joined`` and ``left`` are naive local date-times, as the report gives them; ``minutes`` is as exported and may be
    rounded up. ``email`` never leaves the pure pieces but as "known". ``place`` is what a registration field says.
    ``summary`` marks a row that sums up a person whose connections are rows of their own. ``room`` as in `ChatLine`.
    """

    span: Span
    raw_name: str
    email: str = ""
    joined: datetime | None = None
    left: datetime | None = None
    minutes: float | None = None
    guest: bool = False
    role: str = ""
    organisation: str = ""
    place: str = ""
    summary: bool = False
    room: str = ""


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """A picture on a slide: its bytes, and what the deck says of it."""

    media_type: str
    data: bytes = field(repr=False)
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of a speaker's deck, in order; ``number`` counts from 1. ``links`` are (words, address) pairs."""

    span: Span
    number: int
    title: str
    text: tuple[str, ...] = ()
    notes: str = ""
    pictures: tuple[SlidePicture, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


class NoteKind(StrEnum):
    """What a written note is of."""

    GROUP = "group"
    SHARE_BACK = "share-back"
    REFLECTION = "reflection"
    QUESTION = "question"
    RESOURCE = "resource"
    POLL = "poll"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Note:
    """One point of somebody's written notes. ``group`` labels the small group; ``raw_name`` is whose words they are."""

    span: Span
    kind: NoteKind
    text: str
    group: str = ""
    scribe: str = ""
    raw_name: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One exported message that became no line, with its reason. Never its words."""

    span: Span
    why: Why


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch that could not be read, with a reason for a human. Never its words."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Harvest:
    """Everything read from one export; nothing judged yet.

    ``sure`` is how sure the source is of having recognised its own, 0 to 1. ``frame`` are the stretches that belong to
    the format itself (headers, blank lines, cue numbers): with ``lines``, ``presences``, ``slides``, ``notes``,
    ``left_out`` and ``unread`` they cover every line of the file. ``day`` is the session's date where the export tells
    it; ``started`` the moment of offset zero where it does: in UTC where the export says so, else naive and local.
    ``remarks`` are sentences for a human.
    """

    source: str
    sure: float
    clock: Clock = "wall"
    lines: tuple[Line, ...] = ()
    presences: tuple[Presence, ...] = ()
    slides: tuple[Slide, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unread: tuple[Unread, ...] = ()
    frame: tuple[Span, ...] = ()
    title: str = ""
    day: date | None = None
    started: datetime | None = None
    remarks: tuple[str, ...] = ()

    @property
    def private(self) -> int:
        """How many private messages the file held."""
        return sum(entry.why is Why.PRIVATE for entry in self.left_out)
