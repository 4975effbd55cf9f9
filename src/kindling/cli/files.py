"""Files given on the command line, read into harvests, each under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kindling.harvest.detect import Unreadable, read, registry
from kindling.harvest.hour import ReadFile
from kindling.kernel.errors import KindlingError

EXPORT = click.Path(exists=True, dir_okay=False, path_type=Path)
EXPORTS = click.Path(exists=True, path_type=Path)


def within(paths: Sequence[Path]) -> list[Path]:
    """The files among ``paths``, and for each folder those that lie in it, hidden ones aside, by name."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(entry for entry in path.iterdir() if entry.is_file()) if path.is_dir() else [path]
        found += [entry for entry in inside if not entry.name.startswith(".")]
    return found


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
            found.append(ReadFile(name, read(path.read_bytes(), name=path.name)))
        except KindlingError as wrong:
            refused.append((path, wrong))
        except OSError as wrong:
            refused.append((path, Unreadable(f"The file cannot be opened: {wrong.strerror}.")))
    return found, refused


def _once(pairs: Iterable[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """The same file given twice is one file."""
    seen = {path.resolve(): (path, name) for path, name in reversed(list(pairs))}
    return list(reversed(seen.values()))


def tell_refused(refused: Sequence[tuple[Path, KindlingError]]) -> None:
    """Says on stderr which files were refused, and why."""
    for path, wrong in refused:
        click.echo(f"{path.name}: {wrong.sentence} {wrong.remedy}".rstrip(), err=True)


def sources_by_id() -> dict[str, str]:
    """What a producer calls each source, by its id."""
    return {source.id: source.title for source in registry()}
