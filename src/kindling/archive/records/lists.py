"""What lists of conversations show."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's part in a conversation. ``url`` is empty for a plain name, ``role`` a word such as ``Speaker``."""

    name: str
    role: str
    described: str
    url: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One conversation in a list.

    ``month`` is ``2024-08``, ``month_name`` ``August``, ``title`` never empty (``August 2024`` where it has none, and
    ``untitled`` is true). ``format`` is the value (``check-in``), ``format_name`` the word, both empty where unknown.
    ``pack`` is ``here``, ``elsewhere`` or ``none``; ``recordings`` counts them. ``upcoming`` is still to come.
    ``called_off`` is ``cancelled`` or ``skipped`` where it does not take place, and ``reason`` why.
    ``made_elsewhere`` tells the first file of a pack kept here that was made elsewhere (``PDF, 14 pages, 2.1 MB``).
    """

    month: str
    year: int
    month_name: str
    url: str
    title: str
    untitled: bool
    format: str
    format_name: str
    summary: str
    day: datetime.date | None
    speakers: tuple[Person, ...]
    themes: tuple[str, ...]
    people: int | None
    people_or_more: bool
    pack: str
    recordings: int
    upcoming: bool
    made_elsewhere: str = ""
    called_off: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Months between conversations of which nothing is known. ``label`` is ``April`` or ``March to May``."""

    first: str
    last: str
    year: int
    label: str


@dataclass(frozen=True, slots=True)
class YearOfConversations:
    """A year of a list, newest first, with the gaps between.

    ``count`` counts its conversations in the list that were held, ``to_come`` those that are still to come.
    """

    year: int
    url: str
    count: int
    to_come: int
    rows: tuple[Listed | Gap, ...]


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year that has months, and how many conversations were held in it."""

    year: int
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter. ``value`` is empty for "all"."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What the archive can be filtered by; each begins with "all". ``active`` says that one is chosen."""

    formats: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    people: tuple[Choice, ...]
    years: tuple[Choice, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """One month of the year grid. ``format`` is empty where unknown, ``title`` as in `Listed`."""

    month: str
    url: str
    format: str
    title: str
    upcoming: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive page, or one year of it (``year``).

    ``found`` months match, the newest of them are ``shown`` here, the rest by year; ``held`` of them took place.
    ``total``, ``with_pack`` (kept here or elsewhere) and ``with_recording`` count all that took place. ``dots`` are the
    newest twelve years with their twelve months each, newest year first, ``None`` where there is no conversation.
    """

    year: int | None
    years: tuple[YearOfConversations, ...]
    all_years: tuple[YearCount, ...]
    filters: Filters
    found: int
    shown: int
    held: int
    total: int
    with_pack: int
    with_recording: int
    dots: tuple[tuple[int, tuple[Dot | None, ...]], ...]
