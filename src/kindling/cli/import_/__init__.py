"""``kindling import``: what a community has kept elsewhere."""

from __future__ import annotations

import click

from kindling.cli.import_.addresses import addresses
from kindling.cli.import_.archive import archive
from kindling.cli.import_.members import members


@click.group(name="import")
def import_() -> None:
    """Bring in what was kept elsewhere: an archive of months, a list of members, the addresses of an earlier site."""


import_.add_command(archive)
import_.add_command(addresses)
import_.add_command(members)

__all__ = ["import_"]
