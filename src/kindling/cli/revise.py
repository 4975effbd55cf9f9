"""``kindling revise``: an edited pack.json becomes the next revision of a month's working pack."""

from __future__ import annotations

from pathlib import Path

import click

from kindling.cli.files import EXPORT
from kindling.cli.site import settled, stand_up


@click.command()
@click.argument("month")
@click.argument("file", type=EXPORT)
def revise(month: str, file: Path) -> None:
    """Put FILE, an edited pack.json, into the working pack of MONTH (2024-08) as a revision that can be undone.

    Words without a key are recorded in the ledger; words that changed have to be agreed to again.
    """
    stand_up(settled(), served=False)
    from kindling.cli.months import conversation_of  # noqa: PLC0415 - needs Django's settings
    from kindling.curation.actions import replace_pack  # noqa: PLC0415 - the same
    from kindling.curation.queries import blockers, waits  # noqa: PLC0415 - the same
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same

    conversation = conversation_of(month)
    shown = replace_pack(by=WORKER, conversation=conversation, data=file.read_bytes())
    click.echo(f"Revision {shown.number} of {conversation.month} stands.")
    sentences = [one.sentence for one in blockers(conversation)] + [one.sentence for one in waits(conversation)]
    for sentence in sentences:
        click.echo(f"  {sentence}")
