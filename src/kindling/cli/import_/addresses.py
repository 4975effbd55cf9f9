"""``kindling import addresses``: where pages of an earlier site are found now."""

from __future__ import annotations

from pathlib import Path

import click

from kindling.cli.import_.table import FILE, read_text, table
from kindling.cli.site import settled, stand_up


@click.command()
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_context
def addresses(context: click.Context, file: Path, dry_run: bool) -> None:
    """Lead old addresses on: each row of FILE, a CSV table, is an old address and the month or path it is now."""
    rows = table(read_text(file))
    environment = settled()
    stand_up(environment, served=False)
    from kindling.conversations.actions.addresses import keep_old_addresses  # noqa: PLC0415 - needs Django's settings
    from kindling.conversations.intake.moves import read_moves  # noqa: PLC0415 - the same
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same

    moves, unread = read_moves(rows)
    done = keep_old_addresses(by=WORKER, told=moves, site_url=environment.site_url, dry_run=dry_run)
    problems = sorted((*unread, *done.problems), key=lambda one: one.line)
    for problem in problems:
        click.echo(f"{file.name}, {problem}", err=True)
    click.echo(_summary(done.new, done.changed, done.unchanged, len(problems), dry_run=dry_run))
    context.exit(1 if problems else 0)


def _summary(new: int, changed: int, unchanged: int, bad: int, *, dry_run: bool) -> str:
    told = f"Old addresses: {new} new, {changed} changed, {unchanged} as they were"
    lost = f"; {bad} {'row' if bad == 1 else 'rows'} could not be used" if bad else ""
    return f"{told}{lost}.{' Nothing was changed.' if dry_run else ''}"
