"""The ``kindling`` command: what people can do with it, and how it speaks when something is wrong."""

from __future__ import annotations

import sys

import click

from kindling import __version__
from kindling.cli.demo.command import demo
from kindling.cli.highlights import highlights
from kindling.cli.pack import pack
from kindling.cli.read import read
from kindling.cli.sample import sample
from kindling.cli.schema import schema
from kindling.cli.serve import init, serve
from kindling.kernel.errors import KindlingError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kindling")
def kindling() -> None:
    """From an hour's raw exports to an insights pack, and the community's site around it."""


for command in (pack, read, highlights, sample, schema, demo, init, serve):
    kindling.add_command(command)


def main() -> None:
    """Runs the command; an error that a person can act on ends it with status 1 and its sentences on stderr."""
    try:
        sys.exit(kindling.main(standalone_mode=False))
    except click.Abort:
        click.echo("Stopped. Nothing was written.", err=True)
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except KindlingError as wrong:
        click.echo(f"{wrong.sentence}\n{wrong.remedy}".strip(), err=True)
        sys.exit(1)
