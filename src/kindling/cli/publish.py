"""``kindling publish``: what is cleared of a month's working pack becomes its edition."""

from __future__ import annotations

import click

from kindling.cli.site import settled, stand_up


@click.command()
@click.argument("month")
@click.option("--note", default="", help="What is new in it; readers see it with its date.")
def publish(month: str, note: str) -> None:
    """Publish what is cleared of the working pack of MONTH (2024-08), or say what still blocks it.

    Words that nobody agreed to are left out. An earlier edition steps back in the same moment.
    """
    environment = settled()
    stand_up(environment, served=False)
    from kindling.cli.months import conversation_of  # noqa: PLC0415 - needs Django's settings
    from kindling.curation.actions import look_at_fresh  # noqa: PLC0415 - needs Django's settings
    from kindling.curation.queries import blockers, waits  # noqa: PLC0415 - the same
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same
    from kindling.publication.actions import publish_working_pack  # noqa: PLC0415 - the same

    conversation = conversation_of(month)
    blocked = blockers(conversation)
    if blocked:
        count = "One thing blocks" if len(blocked) == 1 else f"{len(blocked)} things block"
        click.echo(f"{count} publishing {conversation.month}:", err=True)
        click.echo("\n".join(f"  {one.sentence}" for one in blocked), err=True)
        raise click.exceptions.Exit(1)
    left_out = waits(conversation)
    edition = publish_working_pack(by=WORKER, conversation=conversation, note=note)
    look_at_fresh(by=WORKER, conversation=conversation)
    click.echo(f"Edition {edition.number} of {conversation.month} is published.")
    click.echo(f"{environment.site_url}/conversations/{conversation.month}/")
    for one in left_out:
        click.echo(f"  {one.sentence}")
