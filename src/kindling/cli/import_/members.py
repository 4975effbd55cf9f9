"""``kindling import members``: a list of members that was kept elsewhere, with what they agreed to."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kindling.cli.import_.table import FILE, read_text, table
from kindling.cli.site import settled, stand_up
from kindling.kernel.errors import KindlingError

if TYPE_CHECKING:
    from kindling.people.listing import ListTold


@click.command()
@click.argument("file", type=FILE)
@click.option("--wording", required=True, help="The words they agreed to, as they read them.")
@click.option("--where", default="", help="Where they agreed, where no row says so: a form, a meeting.")
@click.option(
    "--agreed-on", type=click.DateTime(["%Y-%m-%d"]), help="When they agreed, where no row says so: 2024-08-15."
)
@click.option(
    "--day-order",
    type=click.Choice(["day-first", "month-first"]),
    help="What stands first in 03/04/2024, where the file does not show it.",
)
@click.option("--agreed-in", help="The heading of the day they agreed; “none” where no column holds it.")
@click.option("--dry-run", is_flag=True, help="Say what would come of it, and change nothing.")
@click.pass_context
def members(
    context: click.Context,
    *,
    file: Path,
    wording: str,
    where: str,
    agreed_on: datetime.datetime | None,
    day_order: str | None,
    agreed_in: str | None,
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
    from kindling.people.days import DayOrder  # noqa: PLC0415 - the same
    from kindling.people.heard import fallen_back, heard  # noqa: PLC0415 - the same
    from kindling.people.listing import Reading, read_list  # noqa: PLC0415 - the same

    heading = "" if agreed_in == "none" else agreed_in
    told = read_list(rows, day_of=date_of, reading=Reading(DayOrder(day_order) if day_order else None, heading))
    statement = ListStatement(wording, agreed_on.date() if agreed_on else None, where)
    for sentence in heard(told):
        click.echo(sentence)
    _check_asked(told)
    done = import_members(by=WORKER, told=told, statement=statement, dry_run=dry_run)
    for problem in done.problems:
        click.echo(f"{file.name}, {problem}", err=True)
    if told.unclear:
        click.echo("Or say once for the whole file, by --day-order, what stands first in such days.", err=True)
    if words := fallen_back(done.undated, statement.agreed_on):
        click.echo(words)
    click.echo(_summary(done.new, done.known, done.left, done.alike, dry_run=dry_run))
    context.exit(1 if done.problems else 0)


def _check_asked(told: ListTold) -> None:
    """Raises `KindlingError` where a column may hold the days on which they agreed, and nobody has said so."""
    from kindling.people.heard import asked_about  # noqa: PLC0415 - needs Django's settings

    if told.columns.asked:
        remedy = f"Say so by --agreed-in “{told.columns.asked[0]}”, or by --agreed-in none. Nothing was changed."
        raise KindlingError(asked_about(told.columns), remedy)


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
