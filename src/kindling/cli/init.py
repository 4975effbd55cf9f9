"""``kindling init``: what a site needs before it is served."""

from __future__ import annotations

import click

from kindling.cli.site import settled, stand_up


@click.command()
def init() -> None:
    """Prepare the data folder of a site: its key, its tables, its static files. Safe to repeat."""
    environment = settled()
    stand_up(environment)
    click.echo(f"The site of {environment.site_url} is ready in {environment.data_folder}.")
