"""``kindling erase``: somebody asked to be erased, or a backup brought back somebody who was."""

from __future__ import annotations

from pathlib import Path

import click

from kindling.cli.site import settled, stand_up
from kindling.kernel.errors import KindlingError


@click.command()
@click.argument("address", required=False, default="")
@click.option("--yes", is_flag=True, help="Do it; without this the command only says what would go.")
@click.option(
    "--take-name-off",
    is_flag=True,
    help="Take their name off the months they spoke in as well; else it stays where they spoke in public.",
)
@click.option(
    "--replay",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Erase again whoever this ledger names and a backup brought back.",
)
def erase(address: str, *, yes: bool, take_name_off: bool, replay: Path | None) -> None:
    """Erase whoever has the e-mail ADDRESS: from lists, mail, words, packs and files. There is no way back.

    The worker goes through packs and files; without one running, the command does so itself.
    """
    if bool(address) == bool(replay):
        raise KindlingError("Say whom to erase.", "Give an address, or a ledger by --replay, and not both.")
    stand_up(settled(), served=False)
    if replay:
        _replay(replay, yes=yes)
    else:
        _erase(address, yes=yes, name_stays=not take_name_off)


def _erase(address: str, *, yes: bool, name_stays: bool) -> None:
    from kindling.duties.erasure import Erasure, erase_person  # noqa: PLC0415 - needs Django's settings
    from kindling.duties.whose import somebody_at, what_goes  # noqa: PLC0415 - the same
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same

    person = somebody_at(address, keep=yes)
    for line in what_goes(person, address):
        click.echo(line)
    if not yes or person is None:
        click.echo("Nothing was erased. To do it, say so with --yes." if person else "Nothing was erased.")
        return
    erase_person(person=person, by=WORKER, why="asked of whoever runs the site", name_stays=name_stays)
    worker = Erasure()
    while worker.go_on():
        pass
    click.echo("They are erased. Downloads that people keep, and backups, are out of reach: see the guide.")


def _replay(file: Path, *, yes: bool) -> None:
    from kindling.duties.erasure import Erasure, erase_again, who_is_back  # noqa: PLC0415 - needs Django's settings

    if not yes:
        people, addresses = who_is_back(file)
        count = len(people) + len(addresses)
        click.echo(f"{count} of those who were erased {'is' if count == 1 else 'are'} here again.")
        click.echo("Nothing was erased. To do it, say so with --yes." if count else "There is nothing to do.")
        return
    count, worker = erase_again(file=file), Erasure()
    while worker.go_on():
        pass
    click.echo(f"{count} {'person was' if count == 1 else 'people were'} erased again.")
