"""What stands in this table? Rows of a CSV or TSV export, each with its place in the file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kindling.harvest.export import Export
from kindling.harvest.records import Span

_DELIMITERS = ("\t", ";", ",")
# A quoted cell with newlines was seen to hold a few; a quote that is still open after these is a stray one.
_LONGEST_ROW = 20
_LOOKED_AT = 200
# csv gives up on longer cells with an error unless told otherwise; no cell is longer than its file.
_LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, and its cells without quotes, NULs and the empty ones at its end."""

    span: Span
    cells: tuple[str, ...]

    def cell(self, index: int | None) -> str:
        """The cell at ``index`` from 0 without outer blanks; empty where the row is shorter or ``index`` is None."""
        return self.cells[index].strip() if index is not None and 0 <= index < len(self.cells) else ""


def rows(export: Export) -> tuple[Row, ...]:
    """Every row of ``export``, blank ones too (no cells), so that together they cover each physical line.

    The delimiter is the tab, semicolon or comma that stands on most lines. A quoted cell may hold newlines; a stray
    quotation mark is a character like any other.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = export.lines
    mark = delimiter(lines)
    return tuple(_row(lines, first, count, mark) for first, count in _stretches(lines, mark))


def delimiter(lines: Sequence[str]) -> str:
    """The delimiter that stands on most of the first lines; a tab before a semicolon before a comma where they tie."""
    head = [_unquoted(line) for line in islice(lines, _LOOKED_AT)]
    return max(_DELIMITERS, key=lambda mark: sum(mark in line for line in head))


def _unquoted(line: str) -> str:
    return "".join(line.split('"')[::2])


def _stretches(lines: Sequence[str], mark: str) -> Iterator[tuple[int, int]]:
    """The index of each row's first line, and how many lines it has."""
    at = 0
    while at < len(lines):
        count = _length(lines, at, mark)
        yield at, count
        at += count


def _length(lines: Sequence[str], at: int, mark: str) -> int:
    """How many lines the row at ``at`` has: more than one only where a quoted cell opens, goes on, and is closed."""
    odd = lines[at].count('"') % 2
    if not odd:
        return 1
    for ahead in range(at + 1, min(at + _LONGEST_ROW, len(lines))):
        odd ^= lines[ahead].count('"') % 2
        if not odd:
            return ahead + 1 - at if _parsed("\n".join(lines[at : ahead + 1]), mark) is not None else 1
    return 1


def _row(lines: Sequence[str], first: int, count: int, mark: str) -> Row:
    text = "\n".join(lines[first : first + count])
    stray = text.count('"') % 2 == 1
    cells = text.split(mark) if stray else _parsed(text, mark) or []
    return Row(Span(first + 1, first + count), _trimmed(cells))


def _parsed(text: str, mark: str) -> list[str] | None:
    """The cells of one row, None where a newline stands outside quotes and the text is therefore several."""
    try:
        return next(csv.reader([text], delimiter=mark), [])
    except csv.Error:
        return None


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells without NULs, and without the empty ones that spreadsheets add behind the last."""
    kept = [cell.replace("\x00", "") for cell in cells]
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(kept)
