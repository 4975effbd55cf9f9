"""Words a pack may use, what was decided about them, and how whoever said them may show."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import Literal

NO = frozenset({"declined", "withdrawn", "room only"})
"""The decisions by which somebody keeps their words out of a pack; then not even the desk shows them."""

Form = Literal["name", "first name", "first name with role and place", "role", "nobody"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words, as far as they agreed to be known; the fields of a pack's attribution, one for one."""

    form: Form = "nobody"
    name: str = ""
    role: str = ""
    place: str = ""

    @property
    def label(self) -> str:
        """What may be printed, or nothing."""
        return ", ".join(part for part in (self.name, self.role, self.place) if part)


@dataclass(frozen=True, slots=True)
class Source:
    """The line that words come from. ``ordinal`` counts from 1 among the lines of the file's harvest, or, where
    ``note`` is true, among its notes; ``at`` is in seconds on the session's clock."""

    file: str
    ordinal: int
    at: float | None = None
    note: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """Who said something: the name as recorded, and what may show of them if they agree."""

    raw_name: str = ""
    name: str = ""
    first_name: str = ""
    role: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class NewPiece:
    """Words to record. ``kind`` is quote, point, group, chat or reflection; ``wording`` verbatim, paraphrase or group.

    Where ``who`` is left out, whoever said the first line cited is taken.
    """

    kind: str
    wording: str
    text: str
    sources: tuple[Source, ...] = ()
    who: Described | None = None


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """One decision: in words, how and when it was given, and the words it was given for."""

    decision: str
    decided_words: str
    how: str
    given_on: datetime.date
    text: str
    recorded_at: datetime.datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that a pack may use. ``attribution`` is how whoever said them shows, None where they are not cleared.

    ``decision`` is the latest one, empty where nobody has answered; ``decided_words`` the same for people. ``how`` and
    ``given_on`` say how and when it was given. ``words_changed`` is true where a yes was for other words than these,
    ``shown_changed`` where it was for another name, role or place. ``state_words`` is one sentence for all of it.
    """

    key: str
    kind: str
    wording: str
    text: str
    raw_name: str
    name: str
    first_name: str
    role: str
    place: str
    sources: tuple[Source, ...]
    decision: str
    decided_words: str
    how: str
    given_on: datetime.date | None
    attribution: Attribution | None
    words_changed: bool
    shown_changed: bool
    state_words: str

    @property
    def cleared(self) -> bool:
        """Whether the words may be published."""
        return self.attribution is not None

    @property
    def refused(self) -> bool:
        """Whether somebody said no."""
        return self.decision in NO

    @property
    def waits(self) -> bool:
        """Whether it waits for an answer: nobody gave one, or a yes was for other words or another name."""
        return not (self.cleared or self.refused)

    @property
    def mark(self) -> str:
        """Twelve letters that change with the words and with whose they are: what somebody has read and answers for."""
        told = (" ".join(self.text.split()), self.name, self.first_name, self.role, self.place)
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class ConsentBehind:
    """The consent that clears a piece: the numbers of both rows, and the decision as stored."""

    key: str
    contribution_id: int
    consent_id: int
    decision: str
