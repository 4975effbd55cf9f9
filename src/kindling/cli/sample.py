"""``kindling sample``: the exports of an invented hour, to try everything on."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from kindling.kernel.errors import KindlingError


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def sample(folder: Path) -> None:
    """Put the raw exports of an invented hour into FOLDER, to try Kindling on.

    Everybody in them is invented. Files that are there already stay as they are.
    """
    try:
        hour = _files(files("kindling.cli") / "sample_hour", Path())
        written = [_copy(entry, folder / where) for entry, where in hour]
    except OSError as wrong:
        raise KindlingError(f"{folder} cannot be written: {wrong.strerror}.", "Give another folder.") from None
    click.echo(f"{sum(written)} files of an invented hour lie in {folder}. Now try:\n")
    quoted, earlier, out = (shlex.quote(str(path)) for path in (folder, folder / "earlier", folder / "pack"))
    click.echo(f"  kindling read {quoted}")
    click.echo(f"  kindling pack {quoted} --earlier {earlier}/*.csv --out {out}")


def _files(folder: Traversable, where: Path) -> Iterator[tuple[Traversable, Path]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, where / entry.name)
        else:
            yield entry, where / entry.name


def _copy(entry: Traversable, target: Path) -> bool:
    """Whether the file was written: one that is there already may have been edited."""
    if target.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(entry.read_bytes())
    return True
