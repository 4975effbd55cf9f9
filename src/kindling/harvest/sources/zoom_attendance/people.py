"""Who does one row tell of, and were they there?"""

from __future__ import annotations

from dataclasses import dataclass

from kindling.harvest.sources.zoom_attendance.layout import Columns
from kindling.harvest.tables import Row

_YES = ("yes", "true", "ja", "oui", "sí")
# What a webinar writes in the place of a time for those who did not come.
_NO_TIME = "--"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One row of a table of people, its times still as written."""

    row: Row
    name: str
    email: str
    joined: str
    left: str
    minutes: float | None
    guest: bool
    waiting: bool
    absent: bool
    role: str
    organisation: str
    place: str


def attendee(row: Row, where: Columns, role: str) -> Attendee:
    """What ``row`` tells, in the columns ``where``, under a title that gives ``role``."""
    return Attendee(
        row=row,
        name=_name(row, where),
        email=row.cell(where.email),
        joined=_time(row, where.joined),
        left=_time(row, where.left),
        minutes=_minutes(row.cell(where.minutes)),
        guest=_is_yes(row, where.guest),
        waiting=_is_yes(row, where.waiting),
        absent=where.attended is not None and not _is_yes(row, where.attended),
        role=role,
        organisation=row.cell(where.organisation),
        place=", ".join(place for at in where.place if (place := row.cell(at))),
    )


def _name(row: Row, where: Columns) -> str:
    """The display name as recorded, blanks at its end and all; the registered one where it is missing."""
    shown = row.cells[where.name] if where.name < len(row.cells) else ""
    return shown if shown.strip() else f"{row.cell(where.first_name)} {row.cell(where.last_name)}".strip()


def _time(row: Row, at: int | None) -> str:
    text = row.cell(at)
    return "" if text == _NO_TIME else text


def _minutes(text: str) -> float | None:
    figures = text.replace(",", ".")
    return float(figures) if figures.replace(".", "", 1).isdecimal() else None


def _is_yes(row: Row, at: int | None) -> bool:
    return row.cell(at).casefold() in _YES
