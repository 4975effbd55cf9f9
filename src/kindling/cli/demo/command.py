"""``kindling demo``: a filled site to look at and to try things on, in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from kindling.cli.serve import PORT
from kindling.cli.site import check_free, run_server, settled, stand_up
from kindling.kernel.errors import KindlingError

MARK = "kindling-demo"
"""A file by which a demonstration's folder is known, so that nothing else is ever removed."""

HOST = "127.0.0.1"


@click.command()
@click.option("--port", type=PORT, default=8000, show_default=True, help="The port to listen on.")
@click.option("--remove", is_flag=True, help="Remove the demonstration and everything in it.")
@click.option("--no-serve", is_flag=True, help="Only fill the site, and print another link to sign in with.")
def demo(port: int, remove: bool, no_serve: bool) -> None:
    """Show a filled site and its desk: years of a real series as facts, and one invented month worked through.

    It lives in a folder of its own beside the data folder and never touches a community's own site. What is tried in
    it stays until it is removed.
    """
    folder = _folder()
    if remove:
        click.echo(_removed(folder))
        return
    environment = settled(port=port, data_folder=folder)
    if environment.database_url:
        raise KindlingError("The demonstration has a database of its own.", "Unset DATABASE_URL for it.")
    if not no_serve:
        check_free(HOST, port)
    _make(folder)
    stand_up(environment, served=not no_serve)
    click.echo(_welcome(environment.site_url))
    if not no_serve:
        run_server(environment, host=HOST, port=port)


def _welcome(site_url: str) -> str:
    """Fills the site where it is empty; answers where it is, and how to sign in."""
    from kindling.cli.demo.fill import fill  # noqa: PLC0415 - needs Django's settings
    from kindling.ground.sign_in_links import sign_in_token  # noqa: PLC0415 - the same

    steward = fill()
    return "\n".join(
        (
            f"The demonstration's site:  {site_url}",
            f"Its desk, as a steward:    {site_url}/sign-in/link/{sign_in_token(steward)}/",
            "",
            "The second address signs you in, once, within fifteen minutes. The same command with --no-serve prints",
            "another. What you try stays until you remove it, with --remove.",
        )
    )


def _folder() -> Path:
    data = settled().data_folder
    return data.with_name(f"{data.name}-demo")


def _make(folder: Path) -> None:
    """Makes the folder with its mark; one that somebody else filled is refused."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise KindlingError(f"{folder} holds something that is no demonstration.", "Move it away, or set DATA_FOLDER.")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / MARK).touch()
    except OSError as wrong:
        raise KindlingError(f"{folder} cannot be written: {wrong.strerror}.", "Set DATA_FOLDER.") from None


def _removed(folder: Path) -> str:
    if not folder.exists():
        return "There is no demonstration to remove."
    if not (folder / MARK).exists():
        raise KindlingError(f"{folder} holds something that is no demonstration, so it stays.")
    shutil.rmtree(folder)
    return f"The demonstration in {folder} is gone."
