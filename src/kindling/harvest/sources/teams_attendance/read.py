"""The harvest of an attendance report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from kindling.harvest.clocks import parse_when, tidied
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Presence, Span, Unread, Why
from kindling.harvest.sources.teams_attendance.actions import Event, connections
from kindling.harvest.sources.teams_attendance.durations import minutes_of
from kindling.harvest.sources.teams_attendance.layout import Kind, Table, section_of, sniff, tables_of
from kindling.harvest.sources.teams_attendance.words import Column, is_guest, is_title, joined
from kindling.harvest.tables import Row, rows

_TWELVE_HOURS = ("AM", "PM", "A.M.", "P.M.")


@dataclass
class _Report:
    """What is gathered while the rows are gone through."""

    presences: list[Presence] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    frame: list[Span] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read(export: Export) -> Harvest:
    """The harvest of ``export``: presences, the meeting's title and day."""
    table_rows = rows(export)
    tables = tables_of(table_rows)
    times = _Times(table_rows, tables)
    report = _Report(remarks=_remarks(export, table_rows, tables))
    summary = _summary(table_rows, tables, report)
    for table in tables:
        _take(table_rows, table, times, report)
    _take_others(table_rows, tables, report)
    presences = _summed_up([*report.presences, *connections(report.events)])
    starts = [times.at(value) for _, value in summary]
    day = next((start for start in starts if start), min(_stamps(presences), default=None))
    return Harvest(
        source="teams-attendance", sure=sniff(export), presences=tuple(presences), left_out=tuple(report.left_out),
        unread=tuple(report.unread), frame=tuple(report.frame), title=_title(summary), day=day.date() if day else None,
        remarks=tuple(report.remarks),
    )  # fmt: skip


class _Times:
    """Every date of the report, read as one column: whether day or month stands first is decided for all at once."""

    def __init__(self, table_rows: Sequence[Row], tables: Sequence[Table]) -> None:
        places = {Column.JOIN, Column.LEAVE, Column.STAMP}
        cells = {
            row.cell(table.columns[column])
            for table in tables
            for row in table_rows[table.headings + 1 : table.end]
            for column in places & table.columns.keys()
        }
        head = table_rows[: tables[0].headings] if tables else ()
        texts = sorted(cells | {row.cell(1) for row in head})
        twelve = any(tidied(text).upper().endswith(_TWELVE_HOURS) for text in texts)
        self._read = dict(zip(texts, parse_when(texts, day_first=not twelve), strict=True))

    def at(self, text: str) -> datetime | None:
        """When that was; None where nothing or no date stands there."""
        return self._read.get(text)


def _summary(table_rows: Sequence[Row], tables: Sequence[Table], report: _Report) -> list[tuple[str, str]]:
    """The keys and values above the first table; they and blank rows are the report's frame."""
    first = tables[0].headings if tables else 0
    report.frame += [row.span for row in table_rows[:first]]
    return [(row.cell(0), row.cell(1)) for row in table_rows[:first] if row.cell(1)]


def _title(summary: Sequence[tuple[str, str]]) -> str:
    return next((value for key, value in summary if is_title(key)), "")


def _remarks(export: Export, table_rows: Sequence[Row], tables: Sequence[Table]) -> list[str]:
    remarks = [*export.warnings]
    if any(table.by_place for table in tables):
        remarks.append("The headings are in a language that is not known here; the columns were told by their place.")
    headings = [cell.upper() for table in tables for cell in table_rows[table.headings].cells]
    if any("UTC" in heading for heading in headings):
        remarks.append("The report tells its times in UTC.")
    return remarks


def _take(table_rows: Sequence[Row], table: Table, times: _Times, report: _Report) -> None:
    report.frame.append(table_rows[table.headings].span)
    body = table_rows[table.headings + 1 : table.end]
    came = any(row.cell(table.columns.get(Column.JOIN)) for row in body)
    for row in body:
        if not row.cells:
            report.frame.append(row.span)
        elif not row.cell(table.columns[Column.NAME]):
            report.unread.append(Unread(row.span, "nobody is named in this row"))
        elif table.kind is Kind.ACTIONS:
            _take_event(row, table, times, report)
        elif came and _is_absent(row, table):
            report.left_out.append(LeftOut(row.span, Why.ABSENT))
        else:
            report.presences.append(_presence(row, table, times))


def _take_event(row: Row, table: Table, times: _Times, report: _Report) -> None:
    action = joined(row.cell(table.columns[Column.ACTION]))
    at = times.at(row.cell(table.columns[Column.STAMP]))
    if action is None or at is None:
        what = "time" if at is None else "action"
        report.unread.append(Unread(row.span, f"the {what} in this row cannot be read"))
        return
    name, role = row.cell(table.columns[Column.NAME]), row.cell(table.columns.get(Column.ROLE))
    report.events.append(Event(row.span, name, action, at, role))
    if not action:
        report.frame.append(row.span)  # it ends a connection, whose own place is the row of its beginning


def _is_absent(row: Row, table: Table) -> bool:
    """Whether the row is of somebody who registered and was never there: nothing of the meeting stands in it."""
    there = (Column.JOIN, Column.LEAVE, Column.DURATION)
    return bool(row.cell(table.columns.get(Column.REGISTERED))) and not any(
        row.cell(table.columns.get(column)) for column in there
    )


def _presence(row: Row, table: Table, times: _Times) -> Presence:
    cells = {column: row.cell(index) for column, index in table.columns.items()}
    name = cells[Column.NAME]
    addresses = (cells.get(column, "") for column in (Column.EMAIL, Column.LOGIN, Column.REGISTERED_EMAIL))
    return Presence(
        span=row.span, raw_name=name, email=next((address for address in addresses if "@" in address), ""),
        joined=times.at(cells.get(Column.JOIN, "")), left=times.at(cells.get(Column.LEAVE, "")),
        minutes=minutes_of(cells.get(Column.DURATION, "")), guest=is_guest(name), role=cells.get(Column.ROLE, ""),
        organisation=cells.get(Column.ORGANISATION, ""), place=cells.get(Column.PLACE, ""),
        summary=table.kind is Kind.PEOPLE, room=cells.get(Column.ROOM, ""),
    )  # fmt: skip


def _take_others(table_rows: Sequence[Row], tables: Sequence[Table], report: _Report) -> None:
    """The rows in no table: headings of sections and blank rows are the frame, all else is a part not known."""
    at = tables[0].headings if tables else 0
    for start, end in [*((table.headings, table.end) for table in tables), (len(table_rows), 0)]:
        for index in range(at, start):
            row = table_rows[index]
            if row.cells and not section_of(table_rows, index):
                report.unread.append(Unread(row.span, "a part of the report that is not known"))
            else:
                report.frame.append(row.span)
        at = end


def _summed_up(presences: Sequence[Presence]) -> list[Presence]:
    """The presences, where only those sum up whose connections really are rows of their own."""
    connected = {_key(presence.raw_name) for presence in presences if not presence.summary}
    return [
        replace(presence, summary=presence.summary and _key(presence.raw_name) in connected) for presence in presences
    ]


def _key(name: str) -> str:
    return tidied(name).casefold()


def _stamps(presences: Sequence[Presence]) -> list[datetime]:
    return [stamp for presence in presences for stamp in (presence.joined, presence.left) if stamp]
