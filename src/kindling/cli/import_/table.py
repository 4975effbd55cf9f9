"""The table in a file, however a spreadsheet wrote it."""

from __future__ import annotations

from pathlib import Path

import click

from kindling.harvest.export import LIMIT, Export
from kindling.harvest.tables import rows
from kindling.kernel.errors import KindlingError

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_AS_CSV = "In the spreadsheet choose “Save as”, then “CSV UTF-8”, and give that file."


def read_text(path: Path) -> Export:
    """The file's text, in any encoding that spreadsheets write. Raises `KindlingError` where it is no text."""
    try:
        data = path.read_bytes()
    except OSError as wrong:
        raise KindlingError(f"{path} cannot be opened: {wrong.strerror}.") from None
    export = Export(data)
    if len(data) > LIMIT:
        raise KindlingError(f"{path.name} is larger than {LIMIT // 2**20} MiB.", "Give the table alone.")
    if not data.strip():
        raise KindlingError(f"{path.name} is empty.", "Give the table itself.")
    if export.is_zip:
        raise KindlingError(f"{path.name} is a workbook or another packed file.", _AS_CSV)
    if not export.is_text:
        raise KindlingError(f"{path.name} is no text.", _AS_CSV)
    return export


def table(export: Export) -> list[tuple[int, tuple[str, ...]]]:
    """Each row with the line where it begins; commas, semicolons or tabs part its cells."""
    return [(row.span.first, row.cells) for row in rows(export)]
