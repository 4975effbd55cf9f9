"""``kindling schema``: what may stand in a ``pack.json``."""

from __future__ import annotations

import json

import click

from kindling.pack.document import schema as pack_schema


@click.command()
def schema() -> None:
    """Print the JSON schema of pack.json."""
    click.echo(json.dumps(pack_schema(), ensure_ascii=False, indent=2, sort_keys=True))
