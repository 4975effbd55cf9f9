"""What the app of the people makes known when it starts, for names, merges and lists."""

from __future__ import annotations

from kindling.mail.kinds import register_kind
from kindling.people.actions.merging import OWN
from kindling.people.letters.listed import KIND
from kindling.people.moving import register_mover


def register_reconciling() -> None:
    """Makes known how the rows of people move in a merge, and the mail to those who came by a list."""
    register_mover(OWN)
    register_kind(KIND)
