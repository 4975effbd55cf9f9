"""``kindling import archive``: the months a community has kept in a table or as TOML."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kindling.cli.import_.table import FILE, read_text, table
from kindling.cli.site import settled, stand_up
from kindling.harvest.export import Export

if TYPE_CHECKING:
    from kindling.conversations.actions.intake import BroughtIn
    from kindling.conversations.intake.told import ArchiveTold


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--example", is_flag=True, help="Print an example to fill in.")
@click.pass_context
def archive(context: click.Context, file: Path | None, dry_run: bool, example: bool) -> None:
    """Record the months of FILE, a CSV table or TOML: titles, people, recordings, links.

    What the file does not mention stays as it is. Bad rows are told, and the others recorded.
    """
    if example:
        click.echo((files(__package__) / "example.csv").read_text("utf-8"), nl=False)
        return
    if file is None:
        raise click.UsageError("Give the file of your archive, or --example to see one.")
    export = read_text(file)
    stand_up(settled(), served=False)
    done = _brought_in(export, file.name, dry_run)
    context.exit(1 if done.problems else 0)


def _brought_in(export: Export, name: str, dry_run: bool) -> BroughtIn:
    from kindling.cli.import_.tell import changes, summary  # noqa: PLC0415 - needs Django's settings
    from kindling.conversations.actions.intake import bring_in_archive  # noqa: PLC0415 - the same
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same

    done = bring_in_archive(by=WORKER, told=_told(export), dry_run=dry_run)
    for line in changes(done):
        click.echo(line)
    for problem in done.problems:
        click.echo(f"{name}, {problem}" if problem.line else f"{name}: {problem}", err=True)
    click.echo(summary(done, dry_run=dry_run))
    return done


def _told(export: Export) -> ArchiveTold:
    from kindling.conversations.intake.sheet import read_sheet  # noqa: PLC0415 - needs Django's settings
    from kindling.conversations.intake.toml import looks_like_toml, read_toml  # noqa: PLC0415 - the same

    return read_toml(export.text) if looks_like_toml(export.text) else read_sheet(table(export))
