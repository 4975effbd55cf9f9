"""What others learn of a working pack: frozen records, free of the tables behind them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DraftShown:
    """How a working pack stands.

    ``number`` is the revision that is shown, 0 before there is one; ``sentence`` says what was changed last, ``again``
    what can be done again. ``due`` while the worker is to draft or to add; ``failed`` where it gave up, ``remark`` why.
    ``fresh`` are sentences of what a later file offers.
    """

    number: int = 0
    can_undo: bool = False
    can_redo: bool = False
    saved_at: datetime.datetime | None = None
    saved_by: str = ""
    sentence: str = ""
    again: str = ""
    due: bool = False
    failed: bool = False
    remark: str = ""
    fresh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RevisionShown:
    """One change of a working pack, for its history. ``undone`` where it can be done again."""

    number: int
    sentence: str
    made_at: datetime.datetime
    made_by: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something between a month and publishing: its kind, a sentence, and the desk page on which to mend it.

    ``count`` is how many of the kind there are; ``section`` the id of the section it stands in, where it is one.
    ``at`` are the places in it of the pieces it is about, as addresses write them (``2.0``).
    """

    kind: str
    sentence: str
    url_name: str
    count: int = 1
    section: str = ""
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that does not block publishing, and what happens without it."""

    kind: str
    sentence: str
    url_name: str
    count: int = 1
    section: str = ""
