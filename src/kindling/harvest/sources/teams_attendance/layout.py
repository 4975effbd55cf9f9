"""Where are the tables in the report, and which column is which?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kindling.harvest.export import Export
from kindling.harvest.sources.teams_attendance.words import Column, column_of
from kindling.harvest.tables import Row, rows


class Kind(StrEnum):
    """What the rows of a table are: events, connections, or one a person."""

    ACTIONS = "actions"
    CONNECTIONS = "connections"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Table:
    """``headings`` is the index of the row of headings, ``end`` that of the row behind the table's last.

    ``by_place`` where the headings are in a language that is not known and the columns were told by their place.
    """

    kind: Kind
    headings: int
    end: int
    columns: dict[Column, int]
    by_place: bool = False


_SECTION = re.compile(r"(?P<number>[1-9])\. ?\S.*")
_SECTIONS = {"", "2", "3"}
_LOOKED_AT_BYTES = 64 * 1024
_LOOKED_AT_ROWS = 60
_PEOPLE = (
    Column.NAME, Column.JOIN, Column.LEAVE, Column.DURATION, Column.EMAIL, Column.LOGIN, Column.ROLE,
)  # fmt: skip
_CONNECTIONS = (Column.NAME, Column.JOIN, Column.LEAVE, Column.DURATION, Column.EMAIL, Column.ROLE)
_CONNECTIONS_WITH_ROOMS = (
    Column.NAME, Column.ROOM_KIND, Column.ROOM, Column.JOIN, Column.LEAVE, Column.DURATION, Column.EMAIL, Column.ROLE,
)  # fmt: skip


def sniff(export: Export) -> float:
    """How sure the first rows make it: numbered sections, a summary marked ``*``, or a table of actions."""
    if not export.is_text:
        return 0.0
    begun = Export(export.text[:_LOOKED_AT_BYTES].encode("utf-8", "replace"))
    found = tables_of(rows(begun)[:_LOOKED_AT_ROWS])
    if not found:
        return 0.0
    return 0.6 if found[0].by_place else 0.95


def tables_of(table_rows: Sequence[Row]) -> tuple[Table, ...]:
    """Every table of the report, in order."""
    starts = [
        (index, section, known)
        for index, row in enumerate(table_rows)
        if (section := section_of(table_rows, index - 1)) in _SECTIONS
        and ((known := _known(row, section)) or (section and row.cells))
    ]
    found: list[Table] = []
    for place, (index, section, known) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(table_rows)
        table = _table(section, index, _end(table_rows, index, end), known, len(table_rows[index].cells))
        found += [table] if table else []
    return tuple(found)


def section_of(table_rows: Sequence[Row], index: int) -> str:
    """The number of the section that the row at ``index`` opens (``2. Participants``), empty if it opens none."""
    cells = [cell for cell in table_rows[index].cells if cell.strip()] if 0 <= index < len(table_rows) else []
    match = _SECTION.fullmatch(cells[0].strip()) if len(cells) == 1 else None
    return match["number"] if match else ""


def _known(row: Row, section: str) -> dict[Column, int]:
    """The columns of a row of headings in a language that is known; empty if it is no such row."""
    columns: dict[Column, int] = {}
    for index, cell in enumerate(row.cells):
        column = column_of(cell)
        if column:
            columns.setdefault(column, index)
    telling = {Column.ACTION, Column.STAMP} <= columns.keys() or {
        Column.JOIN,
        Column.LEAVE,
        Column.DURATION,
    } <= columns.keys()
    attended = section != "" and len(columns) > 1
    return columns if Column.NAME in columns and (telling or attended) else {}


def _end(table_rows: Sequence[Row], index: int, end: int) -> int:
    """The index behind the table: of the next section's heading, or of the next table."""
    for one in range(index + 1, end):
        if section_of(table_rows, one):
            return one
    return end


def _table(section: str, index: int, end: int, known: dict[Column, int], width: int) -> Table | None:
    if Column.ACTION in known:
        return Table(Kind.ACTIONS, index, end, known)
    kind = Kind.PEOPLE if section == "2" else Kind.CONNECTIONS
    if known:
        return Table(kind, index, end, known)
    places = _by_place(kind, width)
    return Table(kind, index, end, places, by_place=True) if places else None


def _by_place(kind: Kind, width: int) -> dict[Column, int]:
    """The columns of generation 3, which stand in the same order in every language; empty where too few stand there."""
    if width < len(_CONNECTIONS):
        return {}
    order = _PEOPLE if kind is Kind.PEOPLE else _CONNECTIONS_WITH_ROOMS if width > len(_PEOPLE) else _CONNECTIONS
    return {column: index for index, column in enumerate(order)}
