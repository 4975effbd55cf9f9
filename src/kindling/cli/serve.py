"""``kindling serve``: a community's site on this machine."""

from __future__ import annotations

import click

from kindling.cli.site import check_free, run_server, settled, stand_up

PORT = click.IntRange(1, 65535)


@click.command()
@click.option("--port", type=PORT, default=8000, show_default=True, help="The port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
def serve(port: int, host: str) -> None:
    """Serve the site until it is stopped, its tables brought up to date first."""
    environment = settled(port=port)
    check_free(host, port)
    stand_up(environment)
    click.echo(environment.site_url)
    run_server(environment, host=host, port=port)
