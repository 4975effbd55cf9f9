"""``kindling withdraw``: a month's edition goes out of sight, with a dated reason in its place."""

from __future__ import annotations

import click

from kindling.cli.site import settled, stand_up


@click.command()
@click.argument("month")
@click.option("--reason", required=True, help="Why, in a sentence that readers will see.")
def withdraw(month: str, reason: str) -> None:
    """Withdraw the current edition of MONTH (2024-08): its page and its files say when and why."""
    stand_up(settled(), served=False)
    from kindling.cli.months import conversation_of, edition_of  # noqa: PLC0415 - needs Django's settings
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same
    from kindling.publication.actions import withdraw_edition  # noqa: PLC0415 - the same

    gone = withdraw_edition(by=WORKER, edition=edition_of(conversation_of(month)), reason=reason)
    click.echo(f"Edition {gone.number} of {gone.conversation.month} is withdrawn; its page and its files say why.")
