"""``kindling steward``: the first steward of a site, and the way back in for one who has lost it."""

from __future__ import annotations

import click

from kindling.cli.site import settled, stand_up


@click.command()
@click.argument("email")
@click.option("--name", default="", help="What to call them.")
def steward(email: str, name: str) -> None:
    """Make EMAIL a steward, and print a link that signs them in once, within fifteen minutes.

    An account that is there already is promoted, and opened where it was closed. The link asks for no second proof, so
    it is also the way back for somebody who has lost theirs.
    """
    environment = settled()
    stand_up(environment)
    from kindling.ground.accounts import make_steward  # noqa: PLC0415 - needs Django's settings
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same
    from kindling.ground.sign_in_links import sign_in_token  # noqa: PLC0415 - the same

    user = make_steward(by=WORKER, email=email, name=name)
    click.echo(f"{user} is a steward. This link signs them in once, within fifteen minutes:", err=True)
    click.echo(f"{environment.site_url}/sign-in/link/{sign_in_token(user)}/")
