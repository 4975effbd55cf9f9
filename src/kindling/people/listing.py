"""A list of members that was kept elsewhere: what each row of the table tells, and what is wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kindling.ground.addresses import address_key
from kindling.ground.days import has_begun
from kindling.kernel.errors import KindlingError
from kindling.kernel.text import fold, is_seen
from kindling.people.days import DayOf, DayOrder, Settled, TwoWays, is_day, read_day, settled_order
from kindling.people.headings import ANSWER, DAY, EMAIL, Columns, columns_of, has_heading, is_head

Row = tuple[int, Sequence[str]]
"""The line where a row begins, and its cells."""

_HEAD_WITHIN = 12
"""Rows within which the headings stand; titles may stand above them."""

_LONGEST = 200
"""Characters of a cell that are kept."""

_LOOKED_AT = 100
"""Filled cells of a column by which it is told whether they are days."""

_YES = {"", "yes", "y", "true", "1", "x", "on", "ja", "oui", "si"}
_NO = {"no", "n", "false", "0", "off", "nein", "non", "nee"}

MISSING = "there is no e-mail address."


class NoList(KindlingError):
    """A table in which nobody can tell which column holds the addresses."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something in the list that cannot be used, with its place. ``line`` counts from 1. It repeats no address."""

    line: int
    place: str
    sentence: str

    def __str__(self) -> str:
        return (
            f"line {self.line}, {self.place}: {self.sentence}" if self.place else f"line {self.line}: {self.sentence}"
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list. ``agreed_on`` and ``where`` are empty where their row does not say."""

    line: int
    email: str
    name: str
    organisation: str = ""
    role: str = ""
    place: str = ""
    agreed_on: datetime.date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a list is to be read, where somebody was asked and said so.

    ``order`` is what stands first in 03/04/2024; ``day_heading`` the heading of the day they agreed, empty where no
    column that was asked about is it. None is not said.
    """

    order: DayOrder | None = None
    day_heading: str | None = None


@dataclass(frozen=True, slots=True)
class ListTold:
    """What a list tells. ``rows`` counts its rows, good or bad.

    ``order`` is how it writes its days, where that is settled; ``unclear`` counts the days that can be read in two
    ways.
    """

    people: tuple[Listed, ...]
    problems: tuple[Unusable, ...]
    rows: int
    columns: Columns = field(default_factory=lambda: Columns(()))
    order: Settled | None = None
    unclear: int = 0


class _Wrong(Exception):
    """A row that cannot be used: where, and why. ``unclear`` where its day can be read in two ways."""

    def __init__(self, place: str, sentence: str, *, unclear: bool = False) -> None:
        super().__init__(sentence)
        self.place, self.sentence, self.unclear = place, sentence, unclear


def read_list(rows: Iterable[Row], *, day_of: DayOf, reading: Reading = Reading()) -> ListTold:
    """What a table of members tells. Raises `NoList` where no heading says which column holds the addresses."""
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    at = next((number for number, (_, cells) in enumerate(filled[:_HEAD_WITHIN]) if is_head(cells)), None)
    if at is None:
        raise NoList(
            "No row of this table has the heading “e-mail”, so nobody can say which column holds the addresses.",
            "Begin the table with a row of headings: name and e-mail, and more if you like.",
        )
    body = filled[at + 1 :]
    columns = _columns(filled[at][1], body, day_of, reading.day_heading)
    told = [(line, {name: _cell(cells, number) for name, number in columns.places.items()}) for line, cells in body]
    order = settled_order(((line, row.get(DAY, "")) for line, row in told), reading.order)
    people, problems, unclear = _people(told, order, day_of)
    return ListTold(tuple(people), tuple(problems), len(body), columns, order, unclear)


def _columns(head: Sequence[str], body: Sequence[Row], day_of: DayOf, day_heading: str | None) -> Columns:
    """The columns; those that have no heading, too, for their cells would be passed over unseen."""
    width = max((len(cells) for _, cells in body), default=0)
    head = [*head, *[""] * (width - len(head))]
    if day_heading and not has_heading(head, day_heading):
        raise NoList(f"No column of this table has the heading “{day_heading}”.", "Write it as it stands in the table.")

    def share(number: int) -> float | None:
        cells = islice(filter(None, (_cell(cells, number) for _, cells in body)), _LOOKED_AT)
        days = [is_day(words, day_of=day_of) for words in cells]
        return sum(days) / len(days) if days else None

    return columns_of(head, share=share, day_heading=day_heading)


def _people(
    told: Iterable[tuple[int, Mapping[str, str]]], order: Settled | None, day_of: DayOf
) -> tuple[list[Listed], list[Unusable], int]:
    """Whoever the rows tell of, what is wrong in them, and how many days can be read in two ways."""
    people: list[Listed] = []
    problems: list[Unusable] = []
    unclear = 0
    seen: dict[str, int] = {}
    for line, row in told:
        try:
            one = _person(line, row, order, day_of)
            if one.email in seen:
                raise _Wrong("e-mail", f"this address stands in line {seen[one.email]} already.")
        except _Wrong as wrong:
            problems.append(Unusable(line, wrong.place, wrong.sentence))
            unclear += wrong.unclear
        else:
            seen[one.email] = line
            people.append(one)
    return people, problems, unclear


def _cell(cells: Sequence[str], number: int) -> str:
    words = cells[number] if number < len(cells) else ""
    return " ".join(words.replace("\0", " ").split())


def _person(line: int, told: Mapping[str, str], order: Settled | None, day_of: DayOf) -> Listed:
    """Whoever a row tells of. Raises `_Wrong`."""
    email = address_key(told[EMAIL].removeprefix("mailto:"))
    wrong = _wrong_address(email)
    if wrong:
        raise _Wrong("e-mail", wrong)
    _check_answer(told.get(ANSWER, ""))
    day = _day(told[DAY], order.order if order else None, day_of) if told.get(DAY) else None
    rest = {name: told.get(name, "")[:_LONGEST] for name in ("organisation", "role", "place", "where")}
    return Listed(line, email, _name(told, email)[:_LONGEST], agreed_on=day, **rest)


def _check_answer(words: str) -> None:
    """Raises `_Wrong` where a row says that they did not agree, or what nobody can read as a yes."""
    if fold(words) in _NO:
        raise _Wrong("agreed", f"“{words}”, so they did not agree.")
    if fold(words) not in _YES:
        raise _no_day(words)


def _day(words: str, order: DayOrder | None, day_of: DayOf) -> datetime.date:
    """The day that a cell says they agreed. Raises `_Wrong`."""
    try:
        day = read_day(words, order, day_of=day_of)
    except TwoWays as two:
        one, other = two.days
        sentence = f"“{words[:40]}” can be {_said(one)} or {_said(other)}. Write {one} or {other}."
        raise _Wrong("agreed on", sentence, unclear=True) from None
    if day is None:
        raise _no_day(words)
    if not has_begun(day):
        raise _Wrong("agreed on", f"{_said(day)} is still to come.")
    return day


def _no_day(words: str) -> _Wrong:
    return _Wrong("agreed on", f"“{words[:40]}” is no day. Write 2024-08-15 or 15 August 2024.")


def _said(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _wrong_address(email: str) -> str:
    """What is wrong with an address, without repeating it: problems are shown and logged."""
    if not email:
        return MISSING
    try:
        validate_email(email)
    except ValidationError:
        return "this is no e-mail address. It looks like name@example.org."
    return "" if len(email) <= 254 else "this address is longer than any can be."


def _name(told: Mapping[str, str], email: str) -> str:
    """The name as written; where none can be read, what stands before the @, so that they can still be invited."""
    both = f"{told.get('first', '')} {told.get('last', '')}".strip()
    written = (one for one in (told.get("name", ""), both) if is_seen(one))
    return next(written, email.split("@", maxsplit=1)[0])
