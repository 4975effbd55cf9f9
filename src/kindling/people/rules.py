"""May this be done for somebody, and if not, why not?"""

from __future__ import annotations

import datetime

from kindling.ground.errors import NotAllowed
from kindling.people.models import Address, JoinRequest, Person, Standing
from kindling.people.zones import is_zone

TRIES = 5
"""Wrong codes after which a request is void."""

OVER = "This mail was good for a week, and that is over."
AGAIN = "Fill in the form once more, and we send you a new mail."


def check_can_receive(person: Person) -> None:
    """Raises `NotAllowed` for somebody who is no member: nothing is sent to them."""
    if not can_receive(person):
        raise NotAllowed("Only members receive mail, and you are not one at the moment.", "Join first.")


def can_receive(person: Person) -> bool:
    """Whether mail of the community may go to ``person`` at all."""
    return person.standing == Standing.MEMBER


def check_can_choose_zone(zone: str) -> None:
    """Raises `NotAllowed` for words that name no time zone."""
    if not can_choose_zone(zone):
        raise NotAllowed("This is no time zone that we know.", "Choose one from the list.")


def can_choose_zone(zone: str) -> bool:
    """Whether ``zone`` is an IANA name, or empty."""
    return not zone or is_zone(zone)


def check_can_confirm(request: JoinRequest, now: datetime.datetime) -> None:
    """Raises `NotAllowed` for a request that was confirmed already, is void, or whose time is over."""
    if request.expires_at <= now:
        raise NotAllowed(OVER, AGAIN)
    if request.done_at is not None:
        raise NotAllowed(
            "This was confirmed already.", "You are a member. Ask for a link to your page, if you need it."
        )
    if request.tries >= TRIES:
        raise NotAllowed("Too many wrong codes were typed, so this mail no longer works.", AGAIN)


def can_confirm(request: JoinRequest, now: datetime.datetime) -> bool:
    """Whether a request still waits for its mail to be answered."""
    return request.done_at is None and request.tries < TRIES and request.expires_at > now


def check_can_move(person: Person, email: str) -> None:
    """Raises `NotAllowed` for an address that is somebody else's."""
    if not can_move(person, email):
        raise NotAllowed(
            "This address belongs to another page already, so nothing was changed.",
            "If both are yours, write to us, and we make one of them.",
        )


def can_move(person: Person, email: str) -> bool:
    """Whether ``person`` may have mail sent to ``email`` once it is confirmed."""
    return not Address.objects.filter(email=email).exclude(person=person).exists()
