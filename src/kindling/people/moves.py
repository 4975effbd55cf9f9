"""A new address, until it is confirmed: it stands in the link that is mailed to it, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from kindling.ground.signed_links import make_token, read_token
from kindling.people.models import Person

PURPOSE = "new-address"
LASTS = 2 * 24 * 60 * 60
"""Seconds in which a new address can be confirmed."""


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody, and the address that is to be theirs."""

    person: Person
    email: str


def move_token(person: Person, email: str) -> str:
    """What stands in the link to a new address; void once it is old, or the person's links are renewed."""
    return make_token(PURPOSE, person.uid, person.links, email, int(timezone.now().timestamp()))


def move_behind(token: str) -> Move | None:
    """Whose address is to change, and to which; None for a link that is forged, old or void."""
    told = read_token(PURPOSE, token)
    if not told or timezone.now().timestamp() - told[3] > LASTS:
        return None
    person = Person.objects.filter(uid=told[0], links=told[1]).first()
    return Move(person, told[2]) if person else None
