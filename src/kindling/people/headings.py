"""Which column of a table of members is which, which are passed over, and which have to be asked about?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kindling.kernel.text import fold

EMAIL, DAY, WHERE, ANSWER = "email", "day", "where", "answer"

COLUMNS = {
    EMAIL: ("e mail", "e mail address", "mail", "mail address", "user email", "your e mail", "address"),
    "name": ("name", "full name", "your name", "member"),
    "first": ("first name", "given name", "forename"),
    "last": ("last name", "surname", "family name"),
    "organisation": ("organisation", "organization", "company", "employer", "where do you work"),
    "role": ("role", "job title", "title", "job", "what do you do"),
    "place": ("place", "town", "city", "location", "where are you"),
    DAY: (
        *("agreed on", "agreed when", "when agreed", "when they agreed", "date agreed", "agreed date", "agreed"),
        *("agreement date", "date of agreement", "day of agreement", "day agreed", "agreed at"),
        *("consent date", "date of consent", "consent given on", "consent given", "consent on", "consent time"),
        *("consented on", "consented when", "consented at", "consented", "consent timestamp", "consent at", "consent"),
        *("opted in on", "opted in when", "opted in at", "opted in", "opt in date", "date of opt in", "opt in time"),
        *("opt in timestamp", "opt in"),
        *("signed up on", "signed up when", "signed up at", "signed up", "sign up date", "date of sign up"),
        *("date signed up", "sign up time", "sign up", "confirm time", "confirmed on", "confirmed at"),
        *(
            "subscribed on",
            "subscribed at",
            "subscribed",
            "subscription date",
            "date subscribed",
            "date of subscription",
        ),
        *("joined on", "joined when", "joined at", "joined", "date joined", "join date", "date of joining"),
        *("joining date", "member since", "registered on", "registered at", "registered", "registration date"),
        *("date registered", "date of registration", "date added", "added on", "submitted at", "submission date"),
        *("timestamp", "created at", "created on", "created", "date", "when"),
    ),
    WHERE: (
        *("agreed where", "where agreed", "where they agreed", "agreed at", "consent source", "source of consent"),
        *("signed up at", "joined at", "source", "where", "how", "form"),
    ),
}
"""What a heading may say, by what it means; of two columns that mean one thing the earlier heading here is taken."""

CALLED = {
    EMAIL: "the e-mail address",
    "name": "the name",
    "first": "the first name",
    "last": "the last name",
    "organisation": "the organisation",
    "role": "the role",
    "place": "the place",
    DAY: "the day they agreed",
    WHERE: "where they agreed",
    ANSWER: "whether they agreed",
}
"""What a column is used for, in words."""

_SPEAKS_OF_IT = ("agree", "consent", "permission", "optin", "optedin", "gdpr", "signup", "signedup", "subscri")
"""What the heading of a day of agreement may hold, letters alone."""

Share = Callable[[int], float | None]
"""Which share of the filled cells of the column of this number, counted from 0, are days; None where none is filled."""

_MOSTLY = 0.5
"""The share of days from which on a column of unknown heading is one of days."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is used, with the heading that it has in the table, and its number, counted from 0."""

    heading: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A column that is passed over; ``why`` is empty where its heading says nothing to us."""

    heading: str
    why: str = ""

    def __str__(self) -> str:
        return f"“{self.heading}”{f' ({self.why})' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table. Those that are ``asked`` about hold days, and their headings do not say which."""

    used: tuple[Column, ...]
    passed: tuple[Passed, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def places(self) -> dict[str, int]:
        """The number of the column by what it means."""
        return {one.name: one.number for one in self.used}


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row holds the headings of a table of members."""
    return any(_rank(cell, EMAIL) is not None for cell in cells) and not any("@" in cell for cell in cells)


def columns_of(cells: Sequence[str], *, share: Share, day_heading: str | None = None) -> Columns:
    """The columns under the headings ``cells``, which may be empty.

    ``day_heading`` is the heading that was said to be the day they agreed, empty where none of those asked about is;
    None where nobody was asked yet.
    """
    names = [_name(cell, share(number)) for number, cell in enumerate(cells)]
    said = _at(cells, day_heading)
    if said is not None:
        names[said] = DAY
    used = _first_of_each(cells, names, said)
    taken = {one.name: one for one in used}
    numbers = {one.number for one in used}
    rest = [at for at, cell in enumerate(cells) if at not in numbers and (cell.strip() or share(at) is not None)]
    asked = [] if day_heading is not None else [at for at in rest if _may_be_day(cells[at], share(at), DAY in taken)]
    passed = (Passed(_label(cells, at), _why(names[at], taken)) for at in rest if at not in asked)
    return Columns(used, tuple(passed), tuple(_label(cells, at) for at in asked))


def has_heading(cells: Sequence[str], heading: str) -> bool:
    """Whether a column has this heading, in any case and with any punctuation."""
    return _at(cells, heading) is not None


def _name(cell: str, share: float | None) -> str:
    """What a heading means. "Agreed at" is a day or a place, and "Opted in" a day or a yes: what stands below tells."""
    names = [name for name in COLUMNS if _rank(cell, name) is not None]
    if DAY in names and not share:
        if WHERE in names:
            return WHERE
        if _key(cell) in _MAY_BE_YES:
            return ANSWER
    return names[0] if names else ""


def _first_of_each(cells: Sequence[str], names: Sequence[str], said: int | None) -> tuple[Column, ...]:
    """One column for each meaning, as they stand: the one that was said, or whose heading says it best."""
    best: dict[str, tuple[int, int]] = {}
    for number, name in enumerate(names):
        rank = -1 if number == said else _rank(cells[number], name) or 0
        if name and (name not in best or rank < best[name][0]):
            best[name] = (rank, number)
    found = (Column(_label(cells, number), number, name) for name, (_, number) in best.items())
    return tuple(sorted(found, key=lambda one: one.number))


def _may_be_day(cell: str, share: float | None, known: bool) -> bool:
    """Whether a column of days may say when they agreed: any may, or, where one is known, one whose heading says so."""
    if (share or 0) < _MOSTLY or any(_rank(cell, name) is not None for name in COLUMNS):
        return False
    return not known or any(part in _key(cell) for part in _SPEAKS_OF_IT)


def _why(name: str, taken: dict[str, Column]) -> str:
    return f"“{taken[name].heading}” is taken for {CALLED[name]}" if name else ""


def _at(cells: Sequence[str], heading: str | None) -> int | None:
    key = fold(heading or "")
    return next((at for at in range(len(cells)) if key and fold(_label(cells, at)) == key), None)


def _label(cells: Sequence[str], number: int) -> str:
    """The heading as it stands; of a column without one its number."""
    return " ".join(cells[number].split())[:80] or f"column {number + 1}"


def _rank(cell: str, name: str) -> int | None:
    """How well a heading says ``name``, 0 the best; None where it does not."""
    return _RANKS.get(name, {}).get(_key(cell))


def _key(cell: str) -> str:
    """A heading by its letters alone: "Opt-in date", "OPTIN_DATE" and "opt in date" are one."""
    return fold(cell).replace(" ", "")


_RANKS = {name: {_key(words): rank for rank, words in reversed([*enumerate(said)])} for name, said in COLUMNS.items()}

_MAY_BE_YES = frozenset(
    _key(words)
    for words in (
        *("agreed", "consent", "consent given", "consented", "opted in", "opt in", "signed up", "sign up"),
        "subscribed",
    )
)
"""Headings under which others write yes or no."""
