"""``kindling draft``: a month's working pack as one file, to look at or to edit outside."""

from __future__ import annotations

from pathlib import Path

import click

from kindling.cli.site import settled, stand_up
from kindling.cli.write import write_private


@click.command()
@click.argument("month")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where pack.json goes.")
@click.option("--again", is_flag=True, help="First add what files and facts have more since it was drafted.")
def draft(month: str, out: Path, again: bool) -> None:
    """Write the working pack of MONTH (2024-08) as pack.json; it is drafted first where there is none.

    kindling revise puts it back after editing. The file holds words that nobody has cleared yet.
    """
    stand_up(settled(), served=False)
    from kindling.cli.months import conversation_of  # noqa: PLC0415 - needs Django's settings
    from kindling.curation.actions import draft_waiting, request_draft  # noqa: PLC0415 - the same
    from kindling.curation.queries import draft_of, working_pack  # noqa: PLC0415 - the same
    from kindling.pack.document import dump  # noqa: PLC0415 - the same

    conversation = conversation_of(month)
    if again or not draft_of(conversation).number:
        request_draft(conversation=conversation)
        draft_waiting(conversation_id=conversation.pk)
    shown, pack = draft_of(conversation), working_pack(conversation)
    if pack is None:
        raise click.ClickException(shown.remark or "The draft could not be made.")
    # Nobody in it was asked yet.
    write_private(dump(pack), out)
    click.echo(f"Revision {shown.number}: {shown.sentence}. Written to {out}, for editors alone.")
    for sentence in shown.fresh:
        click.echo(f"  New: {sentence}")
