"""Files given on the command line, read into harvests, each under a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kindling.harvest.detect import Unreadable, read, registry
from kindling.harvest.hour import ReadFile
from kindling.harvest.records import Harvest
from kindling.kernel.errors import KindlingError

EXPORT = click.Path(exists=True, dir_okay=False, path_type=Path)
EXPORTS = click.Path(exists=True, path_type=Path)


OWN = re.compile(r".*\.(toml|png|jpe?g)|pack\.(html|pdf|pptx|md|(\d+\.)?json)", re.IGNORECASE)
"""What lies beside exports and is none: what the producer wrote, pictures, and what Kindling made."""


def within(paths: Sequence[Path]) -> list[Path]:
    """The files named in ``paths``, and for each folder the exports in it, by name.

    A folder that holds no export stands for its ``pack.json``. Raises `KindlingError` for a folder without any file,
    and where nothing is left to read.
    """
    found: list[Path] = []
    for path in paths:
        found += _exports(path) if path.is_dir() else [path]
    if not found:
        raise KindlingError(f"{' and '.join(map(str, paths))}: there is no export in it.", EMPTY)
    return found


EMPTY = "Give the files that the meeting platform left behind, or their folder."


def _exports(folder: Path) -> list[Path]:
    inside = sorted(entry for entry in folder.iterdir() if entry.is_file() and not entry.name.startswith("."))
    if not inside:
        raise KindlingError(f"{folder} holds no files.", EMPTY)
    exports = [entry for entry in inside if not OWN.fullmatch(entry.name)]
    return exports or [entry for entry in inside if entry.name == "pack.json"]


def beside(paths: Sequence[Path], name: str) -> Path | None:
    """The first file called ``name`` among ``paths`` and in the folders among them."""
    tried = [path / name if path.is_dir() else path for path in paths]
    return next((path for path in tried if path.name == name and path.is_file()), None)


def names_of(paths: Sequence[Path]) -> list[str]:
    """A name for each path by which a human knows it: its file name, with its folder where two share one."""
    once = {path.resolve() for path in paths}
    plain = [path.name for path in once]
    return [path.name if plain.count(path.name) == 1 else str(path) for path in paths]


def read_all(paths: Sequence[Path]) -> tuple[list[ReadFile], list[tuple[Path, KindlingError]]]:
    """The harvests of ``paths``, and the files that could not be read with the reason; the good part is kept."""
    found: list[ReadFile] = []
    refused: list[tuple[Path, KindlingError]] = []
    for path, name in _once(zip(paths, names_of(paths), strict=True)):
        try:
            found.append(ReadFile(name, read_export(path)))
        except KindlingError as wrong:
            refused.append((path, wrong))
    return found, refused


def read_export(path: Path) -> Harvest:
    """The harvest of the file at ``path``. Raises `Unreadable` with the plainest reason there is."""
    try:
        data = path.read_bytes()
    except OSError as wrong:
        raise Unreadable(f"The file cannot be opened: {wrong.strerror}.") from None
    if not data.strip():
        raise Unreadable(f"{path.name} is empty.", remedy="Export it again.")
    try:
        return read(data, name=path.name)
    except Unreadable as wrong:
        if wrong.tried and data.startswith(b"PK") and b"word/document.xml" in data:
            raise Unreadable(f"{path.name} is a Word file, but no transcript.", wrong.tried, AS_TEXT) from None
        raise


AS_TEXT = "If it holds notes, save them as plain text or Markdown."


def _once(pairs: Iterable[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """The same file given twice is one file."""
    seen = {path.resolve(): (path, name) for path, name in reversed(list(pairs))}
    return list(reversed(seen.values()))


def tell_refused(refused: Sequence[tuple[Path, KindlingError]]) -> None:
    """Says on stderr which files were refused, and why."""
    for path, wrong in refused:
        place = "" if wrong.sentence.startswith(path.name) else f"{path.name}: "
        click.echo(f"{place}{wrong.sentence} {wrong.remedy}".rstrip(), err=True)


def sources_by_id() -> dict[str, str]:
    """What a producer calls each source, by its id."""
    return {source.id: source.title for source in registry()}
