"""How a count is said without saying it exactly, and who may look at who came."""

from __future__ import annotations

from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed

STEP = 5
"""People by which a round figure counts: 48 is more than 45."""


def more_than(people: int, step: int = STEP) -> int | None:
    """The ``N`` of "more than N people": the last whole ``step`` below ``people``, so 45 for 48, and 40 for 45.

    None where nothing lower can be said: of so few, say how many.
    """
    below = (people - 1) // step * step if people > 0 else 0
    return below or None


LATELY = 12
"""Earlier conversations that are looked at before anybody is called new."""


def is_known_enough(known: int, earlier: int) -> bool:
    """Whether it is fair to call somebody new who was met in none of ``known`` of the ``earlier`` conversations.

    Where most of a year is unknown, nearly everybody would be. Half of them has to be known.
    """
    return known > 0 and 2 * known >= earlier


def check_can_record(by: Actor) -> None:
    """Raises `NotAllowed` for whoever may not count who came."""
    if not can_record(by):
        raise NotAllowed("Who came is counted by stewards and producers.", "Sign in, and try again.")


def can_record(by: Actor) -> bool:
    """Whether ``by`` may count who came."""
    return by.produces


def can_see_people(by: Actor) -> bool:
    """Whether ``by`` may see who the people behind the names are: that is the members' list."""
    return by.convenes
