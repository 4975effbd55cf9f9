"""``kindling attach``: a pack made elsewhere becomes a month's edition."""

from __future__ import annotations

from pathlib import Path

import click

from kindling.cli.site import settled, stand_up
from kindling.kernel.errors import KindlingError

FILES = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("month")
@click.argument("files", type=FILES, nargs=-1, required=True)
@click.option("--note", default="", help="What readers are told is new in this edition.")
def attach(month: str, files: tuple[Path, ...], note: str) -> None:
    """Make FILES, a pack made elsewhere as PDF or PPTX, the current edition of MONTH (2024-08)."""
    given = [(path.name, _read(path)) for path in files]
    stand_up(settled(), served=False)
    from kindling.cli.months import conversation_of  # noqa: PLC0415 - needs Django's settings
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same
    from kindling.publication.actions import attach_edition  # noqa: PLC0415 - the same

    edition = attach_edition(by=WORKER, conversation=conversation_of(month), files=given, note=note)
    kept = ", ".join(f"{file.name} ({_pages(file.name, file.pages or 0)})" for file in edition.files.all())
    click.echo(f"Edition {edition.number} of {edition.conversation.month} stands: {kept}.")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise KindlingError(f"{path} cannot be opened: {wrong.strerror}.") from None


def _pages(name: str, count: int) -> str:
    unit = "slide" if name.endswith(".pptx") else "page"
    return f"{count} {unit if count == 1 else f'{unit}s'}"
