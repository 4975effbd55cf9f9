"""``kindling import members``: a list of members that was kept elsewhere, with what they agreed to."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from kindling.cli.import_.table import FILE, read_text, table
from kindling.cli.site import settled, stand_up


@click.command()
@click.argument("file", type=FILE)
@click.option("--wording", required=True, help="The words they agreed to, as they read them.")
@click.option("--where", default="", help="Where they agreed, where no row says so: a form, a meeting.")
@click.option(
    "--agreed-on", type=click.DateTime(["%Y-%m-%d"]), help="When they agreed, where no row says so: 2024-08-15."
)
@click.option("--dry-run", is_flag=True, help="Say what would come of it, and change nothing.")
@click.pass_context
def members(
    context: click.Context,
    file: Path,
    wording: str,
    where: str,
    agreed_on: datetime.datetime | None,
    *,
    dry_run: bool,
) -> None:
    """Take in the people of FILE, a CSV table with a row of headings, e-mail among them.

    No mail goes to anybody. Known addresses stay as they are; bad rows are told, and the others taken in.
    """
    rows = table(read_text(file))
    stand_up(settled(), served=False)
    from kindling.conversations.intake.dates import date_of  # noqa: PLC0415 - needs Django's settings
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same
    from kindling.people.actions.lists import ListStatement, import_members  # noqa: PLC0415 - the same
    from kindling.people.listing import read_list  # noqa: PLC0415 - the same

    statement = ListStatement(wording, agreed_on.date() if agreed_on else None, where)
    done = import_members(by=WORKER, told=read_list(rows, day_of=date_of), statement=statement, dry_run=dry_run)
    for problem in done.problems:
        click.echo(f"{file.name}, {problem}", err=True)
    click.echo(_summary(done.new, done.known, done.left, done.alike, dry_run=dry_run))
    context.exit(1 if done.problems else 0)


def _summary(new: int, known: int, left: int, alike: int, *, dry_run: bool) -> str:
    told = [f"{_people(new)} {_are(new)} new, {known:,} {_are(known)} known already"]
    if left:
        told.append(f"{left:,} of them {'has' if left == 1 else 'have'} left, and {_stay(left)} away")
    if alike:
        told.append(f"{alike:,} {'has' if alike == 1 else 'have'} the name of somebody else: see the desk")
    told.append("Nothing was changed" if dry_run else "No mail goes to them before a steward says so")
    return f"{'. '.join(told)}."


def _people(number: int) -> str:
    return f"{number:,} {'person' if number == 1 else 'people'}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _stay(number: int) -> str:
    return "stays" if number == 1 else "stay"
