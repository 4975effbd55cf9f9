"""What feeds tell."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to take along. ``size`` is in bytes."""

    url: str
    media_type: str
    title: str
    size: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new. ``key`` (``pack`` or ``conversation``) and ``month`` make it unique, for good.

    ``words`` are plain paragraphs. ``published`` never changes; ``updated`` is when it was last re-issued or withdrawn.
    """

    key: str
    month: str
    title: str
    url: str
    words: tuple[str, ...]
    published: datetime.datetime
    updated: datetime.datetime
    themes: tuple[str, ...] = ()
    attached: tuple[Attached, ...] = ()
