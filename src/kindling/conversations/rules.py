"""Who may say what is known of the community and its months?"""

from __future__ import annotations

from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed


def check_can_record(by: Actor) -> None:
    """Raises `NotAllowed` unless a steward, a producer or Kindling itself records."""
    if not by.produces:
        raise NotAllowed("Only stewards and producers record what is known here.", "Sign in as one of them.")


def can_record(by: Actor) -> bool:
    """Whether `check_can_record` finds nothing."""
    return by.produces
