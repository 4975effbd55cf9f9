"""A list of members that was kept elsewhere: what each row of the table tells, and what is wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kindling.ground.addresses import address_key
from kindling.kernel.errors import KindlingError
from kindling.kernel.text import fold

Row = tuple[int, Sequence[str]]
"""The line where a row begins, and its cells."""

DayOf = Callable[[str], datetime.date | None]
"""Reads a day however people and spreadsheets write it; None where it is none."""

COLUMNS = {
    "email": ("e mail", "email", "mail", "e mail address", "email address", "address", "user email"),
    "name": ("name", "full name", "member", "your name"),
    "first": ("first name", "given name", "forename"),
    "last": ("last name", "surname", "family name"),
    "organisation": ("organisation", "organization", "company", "employer", "where do you work"),
    "role": ("role", "job title", "title", "job", "what do you do"),
    "place": ("place", "town", "city", "location", "where are you"),
    "day": ("agreed on", "date", "joined", "joined on", "signed up", "timestamp", "when", "created at", "date joined"),
    "where": ("agreed at", "where", "source", "agreed where", "how", "form"),
}
"""What a heading may say, folded, by what it means."""

_BY_HEADING = {heading: name for name, headings in COLUMNS.items() for heading in headings}

_HEAD_WITHIN = 12
"""Rows within which the headings stand; titles may stand above them."""

_LONGEST = 200
"""Characters of a cell that are kept."""

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
class ListTold:
    """What a list tells. ``rows`` counts its rows, good or bad; ``dated`` is whether a column says when they agreed."""

    people: tuple[Listed, ...]
    problems: tuple[Unusable, ...]
    rows: int
    dated: bool = False


def read_list(rows: Iterable[Row], *, day_of: DayOf) -> ListTold:
    """What a table of members tells. Raises `NoList` where no heading says which column holds the addresses."""
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    at = next((number for number, (_, cells) in enumerate(filled[:_HEAD_WITHIN]) if _is_head(cells)), None)
    if at is None:
        raise NoList(
            "No row of this table has the heading “e-mail”, so nobody can say which column holds the addresses.",
            "Begin the table with a row of headings: name and e-mail, and more if you like.",
        )
    places = _places(filled[at][1])
    people: list[Listed] = []
    problems: list[Unusable] = []
    seen: dict[str, int] = {}
    for line, cells in filled[at + 1 :]:
        told = {name: _cell(cells, number) for name, number in places.items()}
        one = _person(line, told, day_of)
        if isinstance(one, Listed) and one.email in seen:
            one = Unusable(line, "e-mail", f"this address stands in line {seen[one.email]} already.")
        if isinstance(one, Unusable):
            problems.append(one)
        else:
            seen[one.email] = line
            people.append(one)
    return ListTold(tuple(people), tuple(problems), rows=len(filled) - at - 1, dated="day" in places)


def _is_head(cells: Sequence[str]) -> bool:
    return any(_BY_HEADING.get(fold(cell)) == "email" for cell in cells) and not any("@" in cell for cell in cells)


def _places(cells: Sequence[str]) -> dict[str, int]:
    """Where each column stands; of two that mean the same the first."""
    places: dict[str, int] = {}
    for number, cell in enumerate(cells):
        name = _BY_HEADING.get(fold(cell))
        if name:
            places.setdefault(name, number)
    return places


def _cell(cells: Sequence[str], number: int) -> str:
    words = cells[number] if number < len(cells) else ""
    return " ".join(words.replace("\0", " ").split())


def _person(line: int, told: Mapping[str, str], day_of: DayOf) -> Listed | Unusable:
    email = address_key(told["email"].removeprefix("mailto:"))
    wrong = _wrong_address(email)
    if wrong:
        return Unusable(line, "e-mail", wrong)
    day = day_of(told["day"]) if told.get("day") else None
    if told.get("day") and day is None:
        return Unusable(line, "agreed on", f"“{told['day'][:40]}” is no day. Write 2024-08-15 or 15 August 2024.")
    if day and day > datetime.datetime.now(tz=datetime.UTC).date():
        return Unusable(line, "agreed on", f"{day.day} {day:%B %Y} is still to come.")
    rest = {name: told.get(name, "")[:_LONGEST] for name in ("organisation", "role", "place", "where")}
    return Listed(line, email, _name(told, email)[:_LONGEST], agreed_on=day, **rest)


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
    """The name as written; where none is, what stands before the @, so that they can still be invited."""
    both = f"{told.get('first', '')} {told.get('last', '')}".strip()
    return told.get("name") or both or email.split("@", maxsplit=1)[0]
