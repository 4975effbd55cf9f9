"""A table of months, one row each: which column is which, what each row tells, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kindling.conversations.intake.columns import CLEARED, COLUMNS, BadCell, Column
from kindling.conversations.intake.dates import date_of, month_of
from kindling.conversations.intake.told import ArchiveTold, MonthTold, Problem, did_you_mean
from kindling.kernel.errors import KindlingError
from kindling.kernel.text import fold

Row = tuple[int, Sequence[str]]
"""The line where a row begins, and its cells."""

Wrong = tuple[str, str]
"""The column, and what is wrong there."""

MONTH = "month"
DAY = "day"
NAMES = {MONTH: MONTH, "when": MONTH, DAY: DAY, "date": DAY} | {
    name: column.name for column in COLUMNS for name in (column.name, *column.others)
}
"""What a heading may say, and the column it means."""

_HEAD_WITHIN = 12
"""Rows within which the headings stand; titles may stand above them."""


class NoTable(KindlingError):
    """A table without the headings by which its rows could be read."""


def read_sheet(rows: Iterable[Row]) -> ArchiveTold:
    """What a table tells. Raises `NoTable` where no row has a heading ``month`` or ``day``."""
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    at = next((number for number, (_, cells) in enumerate(filled[:_HEAD_WITHIN]) if _is_head(cells)), None)
    if at is None:
        raise NoTable(
            "No row of this table has the heading “month”, so nobody can say which month a row is of.",
            "Begin the table with a row of headings, month among them. kindling import archive --example prints one.",
        )
    line, head = filled[at]
    places, problems = _places(line, head)
    months: list[MonthTold] = []
    seen: dict[str, int] = {}
    for line, cells in filled[at + 1 :]:
        by_name = {name: cells[number].strip() for number, name in places.items() if number < len(cells)}
        month, fields, wrong = _row(by_name, seen)
        if any(cell.strip() for cell in cells[len(head) :]):
            wrong.append(("", "there are more cells than headings. A cell that holds the separator needs quotes."))
        problems += [Problem(line, place, sentence) for place, sentence in wrong]
        if not wrong:
            seen[month] = line
            months.append(MonthTold(line, month, fields))
    return ArchiveTold(tuple(months), tuple(problems), rows=len(filled) - at - 1)


def _is_head(cells: Sequence[str]) -> bool:
    return bool({MONTH, DAY} & {NAMES.get(fold(cell), "") for cell in cells})


def _places(line: int, cells: Sequence[str]) -> tuple[dict[int, str], list[Problem]]:
    """The column that stands at each place, and the headings that mean none."""
    places: dict[int, str] = {}
    problems = []
    for number, cell in enumerate(cells):
        name = NAMES.get(fold(cell), "")
        if name in places.values():
            problems.append(Problem(line, cell, f"there is another column of {name}; this one is passed over."))
        elif name:
            places[number] = name
        elif cell.strip():
            hint = did_you_mean(fold(cell), list(NAMES))
            problems.append(Problem(line, cell, f"no column is called that; it is passed over.{hint}"))
    return places, problems


def _row(by_name: Mapping[str, str], seen: Mapping[str, int]) -> tuple[str, dict[str, Any], list[Wrong]]:
    """The month of a row, the fields it tells, and what is wrong in it."""
    wrong: list[Wrong] = []
    fields: dict[str, Any] = {}
    month = ""
    try:
        month, when = _when(by_name)
        fields |= when
        if month in seen:
            wrong.append((MONTH, f"{month} stands in line {seen[month]} already."))
    except BadCell as told:
        wrong.append((told.place or MONTH, str(told)))
    for column in COLUMNS:
        if words := by_name.get(column.name):
            try:
                fields |= _cell(column, words)
            except BadCell as told:
                wrong.append((column.name, str(told)))
    return month, fields, wrong


def _cell(column: Column, words: str) -> Mapping[str, Any]:
    return column.cleared if words == CLEARED else column.read(words)


def _when(by_name: Mapping[str, str]) -> tuple[str, Mapping[str, Any]]:
    """The month, and the day as a field where it is told. Raises `BadCell`."""
    month_words, day_words = by_name.get(MONTH, ""), by_name.get(DAY, "")
    month = month_of(month_words)
    if month_words and not month:
        raise BadCell(f"“{month_words}” is no month. Write 2024-08 or August 2024.")
    if day_words in {"", CLEARED}:
        if not month:
            raise BadCell("the month is missing. Write 2024-08 or August 2024.")
        return month, {"day": None} if day_words else {}
    day = date_of(f"{month}-{day_words}" if day_words.isdecimal() and len(day_words) <= 2 else day_words)
    if day is None:
        raise BadCell(f"“{day_words}” is no day. Write 15, 2024-08-15 or 15 August 2024.", DAY)
    if month and f"{day:%Y-%m}" != month:
        raise BadCell(f"{day.day} {day:%B %Y} is not in {month}.", DAY)
    return f"{day:%Y-%m}", {"day": day}
