"""What is each row of an attendance report, and where do its columns stand?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kindling.harvest.tables import Row

ROLES = {
    "host details": "host",
    "panelist details": "panelist",
    "attendee details": "attendee",
    "other attended": "attendee",
}
"""The titles over the tables of a webinar, and what they make of the people below."""

_FRAME = ("attendee report", "report generated", "sep=")
_ORIGINAL_NAME = ("name (original name)", "user name (original name)")
_NAME = (*_ORIGINAL_NAME, "user name", "name")
_EMAIL = ("user email", "email", "e-mail", "email address")
_MINUTES = ("duration (minutes)", "total duration (minutes)", "time in session (minutes)")
_MEETING = ("meeting id", "webinar id", "id")
_PLACE = ("city", "state/province", "country/region name", "country/region", "country")
_ORGANISATION = ("organization", "organisation", "company")
_START = ("start time", "actual start time")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table of people stand, None or empty where they do not."""

    name: int
    email: int | None
    first_name: int | None
    last_name: int | None
    joined: int | None
    left: int | None
    minutes: int | None
    guest: int | None
    waiting: int | None
    attended: int | None
    organisation: int | None
    place: tuple[int, ...]
    meeting: MeetingColumns | None


@dataclass(frozen=True, slots=True)
class MeetingColumns:
    """Where the columns that tell of the meeting itself stand."""

    number: int | None
    topic: int | None
    start: int | None
    end: int | None


def columns(row: Row) -> Columns | None:
    """The columns that ``row`` heads, None if it does not head a table of people.

    Those of a person are looked for behind the name: "active hosts" puts the meeting before it, and names e-mail and
    duration twice.
    """
    words = _words(row)
    name = _first(words, _NAME)
    if name is None or not _heads_people(words, name):
        return None
    return Columns(
        name=name,
        email=_first(words, _EMAIL, name),
        first_name=_first(words, ("first name",), name),
        last_name=_first(words, ("last name",), name),
        joined=_first(words, ("join time",), name),
        left=_first(words, ("leave time",), name),
        minutes=_first(words, _MINUTES, name),
        guest=_first(words, ("guest", "is guest"), name),
        waiting=_first(words, ("in waiting room",), name),
        attended=_first(words, ("attended",)),
        organisation=_first(words, _ORGANISATION, name),
        place=tuple(at for at, word in enumerate(words) if word in _PLACE and at > name),
        meeting=meeting_columns(row, before=name),
    )


def meeting_columns(row: Row, before: int | None = None) -> MeetingColumns | None:
    """The columns that tell of the meeting, if ``row`` heads them; those from ``before`` on are not looked at."""
    words = _words(row)[:before]
    number, topic = _first(words, _MEETING), _first(words, ("topic",))
    if number is None or topic is None:
        return None
    return MeetingColumns(number, topic, _first(words, _START), _first(words, ("end time",)))


def is_frame(row: Row) -> bool:
    """Whether it is blank, or one of the words over a report."""
    return not row.cells or row.cell(0).casefold().startswith(_FRAME)


def role(row: Row) -> str:
    """What a title over a table makes of the people below, empty if it is none."""
    return ROLES.get(row.cell(0).casefold().rstrip(":"), "") if len(row.cells) == 1 else ""


def _heads_people(words: list[str], name: int) -> bool:
    tells_how_long = _first(words, _MINUTES, name) is not None
    return words[name] in _ORIGINAL_NAME or (tells_how_long and _first(words, (*_EMAIL, "join time"), name) is not None)


def _words(row: Row) -> list[str]:
    return [" ".join(cell.split()).casefold() for cell in row.cells]


def _first(words: list[str], wanted: Collection[str], start: int = 0) -> int | None:
    return next((at for at, word in enumerate(words) if at >= start and word in wanted), None)
