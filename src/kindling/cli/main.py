"""The ``kindling`` command: what people can do with it, and how it speaks when something is wrong."""

from __future__ import annotations

import importlib
import keyword
import sys

import click

from kindling import __version__
from kindling.kernel.errors import KindlingError

COMMANDS = (
    "pack",
    "read",
    "highlights",
    "sample",
    "schema",
    "demo",
    "init",
    "serve",
    "worker",
    "steward",
    "import",
    "receive",
    "draft",
    "revise",
    "consents",
    "publish",
    "attach",
    "withdraw",
    "erase",
)
"""The commands, in the order in which help lists them; each is the function of its name in the module of its name."""


class LateCommands(click.Group):
    """A group that imports a command only when it is asked for, so that each starts with what it needs alone."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """The command called ``cmd_name``, or None."""
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        found = getattr(importlib.import_module(f"kindling.cli.{name}"), name)
        assert isinstance(found, click.Command)  # noqa: S101 - tells the type checker what the line above finds
        return found


@click.group(cls=LateCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kindling")
def kindling() -> None:
    """From an hour's raw exports to an insights pack, and the community's site around it."""


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
