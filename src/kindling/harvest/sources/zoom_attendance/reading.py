"""An attendance report as a harvest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kindling.harvest.clocks import parse_when
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Presence, Span, Unread, Why
from kindling.harvest.sources.zoom_attendance.layout import (
    Columns,
    MeetingColumns,
    columns,
    is_frame,
    meeting_columns,
    role,
)
from kindling.harvest.sources.zoom_attendance.people import Attendee, attendee
from kindling.harvest.tables import Row, rows

ID = "zoom-attendance"
_LOOKED_AT = 200
_NOBODY = "The row names nobody."
_NO_STAY = "The row tells neither when the person came nor for how long."
_OUTSIDE = "The row stands outside every table of the report."


def sniff(export: Export) -> float:
    """How sure it is that this is an attendance report of Zoom: 0.95 where its columns are named as Zoom does."""
    for line in export.lines[:_LOOKED_AT]:
        words = " ".join(line.casefold().split())
        if "name (original name)" in words:
            return 0.95
        if "(minutes)" in words and "user email" in words and words.lstrip('"').startswith("name"):
            return 0.6
    return 0.0


@dataclass(slots=True)
class _Report:
    """What the rows so far told."""

    people: list[Attendee] = field(default_factory=list)
    meetings: dict[tuple[str, str, str, str], None] = field(default_factory=dict)
    frame: list[Span] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    meeting: MeetingColumns | None = None
    table: Columns | None = None
    role: str = ""


def read(export: Export) -> Harvest:
    """Every connection that the report lists; never raises."""
    report = _Report()
    for row in rows(export):
        _take(report, row)
    return _harvest(export, report)


def _take(report: _Report, row: Row) -> None:
    """What one row adds to the report."""
    if is_frame(row) or _is_title(report, row) or _is_heading(report, row):
        report.frame.append(row.span)
    elif report.table:
        _take_person(report, row, report.table)
    elif report.meeting:
        _take_meeting(report, row, report.meeting)
        report.meeting = None
        report.frame.append(row.span)
    else:
        report.unread.append(Unread(row.span, _OUTSIDE))


def _is_title(report: _Report, row: Row) -> bool:
    """Whether it is a title over a table; the table before it is then over."""
    title = role(row)
    if title:
        report.role, report.table = title, None
    return bool(title)


def _is_heading(report: _Report, row: Row) -> bool:
    """Whether it names the columns of what follows."""
    table, meeting = columns(row), meeting_columns(row)
    if table or meeting:
        report.table, report.meeting = table, meeting
    return bool(table or meeting)


def _take_meeting(report: _Report, row: Row, where: MeetingColumns) -> None:
    told = (row.cell(where.number), row.cell(where.topic), row.cell(where.start), row.cell(where.end))
    if any(told):
        report.meetings[told] = None


def _take_person(report: _Report, row: Row, where: Columns) -> None:
    if where.meeting:
        _take_meeting(report, row, where.meeting)
    person = attendee(row, where, report.role)
    if person.waiting or person.absent:
        report.left_out.append(LeftOut(row.span, Why.WAITING_ROOM if person.waiting else Why.ABSENT))
    elif not person.name.strip():
        report.unread.append(Unread(row.span, _NOBODY))
    elif person.minutes is None and not person.joined:
        report.unread.append(Unread(row.span, _NO_STAY))
    else:
        report.people.append(person)


def _harvest(export: Export, report: _Report) -> Harvest:
    starts = [start for _, _, start, _ in report.meetings]
    times = parse_when([time for person in report.people for time in (person.joined, person.left)] + starts)
    presences = [
        _presence(person, joined, left)
        for person, joined, left in zip(report.people, times[::2], times[1::2], strict=False)
    ]
    first = next((when for when in times[2 * len(report.people) :] + times if when), None)
    return Harvest(
        ID,
        sniff(export),
        presences=tuple(presences),
        left_out=tuple(report.left_out),
        unread=tuple(report.unread),
        frame=tuple(report.frame),
        title=next((topic for _, topic, _, _ in report.meetings if topic), ""),
        day=first.date() if first else None,
        remarks=tuple(_remarks(export, report, presences)),
    )


def _presence(person: Attendee, joined: datetime | None, left: datetime | None) -> Presence:
    return Presence(
        person.row.span,
        person.name,
        email=person.email,
        joined=joined,
        left=left,
        minutes=person.minutes,
        guest=person.guest,
        role=person.role,
        organisation=person.organisation,
        place=person.place,
    )


def _remarks(export: Export, report: _Report, presences: Sequence[Presence]) -> Iterator[str]:
    yield from export.warnings
    if len(report.meetings) > 1:
        yield f"The report covers {len(report.meetings)} meetings; everybody of all of them is listed."
    if report.people and not any(person.joined for person in report.people):
        yield "The report tells how long each person stayed, not when."
    dark = sum(bool(person.joined) and not row.joined for person, row in zip(report.people, presences, strict=True))
    if dark:
        yield f"Rows with a time that could not be read: {dark}."
