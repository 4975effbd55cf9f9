"""A new address, until it is confirmed: it stands in the link that is mailed to it, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from kindling.ground.signed_links import make_token, read_token
from kindling.people.models import Address, Person

NEW_ADDRESS = "new-address"
"""What the link is signed for, and the kind of mail that brings it to an address that somebody typed."""

LASTS = 2 * 24 * 60 * 60
"""Seconds in which a new address can be confirmed."""


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody, and the address that is to be theirs."""

    person: Person
    email: str


def move_token(person: Person, email: str) -> str:
    """What stands in the link to a new address; void once it is old, the person's links are renewed, or their address
    was changed since: whoever reads a mailbox that was given up again cannot have it back."""
    return make_token(NEW_ADDRESS, person.uid, person.links, email, int(timezone.now().timestamp()), _usual(person)[0])


def move_behind(token: str) -> Move | None:
    """Whose address is to change, and to which; None for a link that is forged, old or void."""
    told = read_token(NEW_ADDRESS, token)
    if not told or timezone.now().timestamp() - told[3] > LASTS:
        return None
    person = Person.objects.filter(uid=told[0], links=told[1]).first()
    usual, address = _usual(person) if person else (0, "")
    return Move(person, told[2]) if person and (told[4] == usual or told[2] == address) else None


def _usual(person: Person) -> tuple[int, str]:
    """The number of the row that says where they are reached, a new one for each change, and the address itself."""
    rows = Address.objects.filter(person=person, usual=True)
    return rows.values_list("pk", "email").first() or (0, "")
