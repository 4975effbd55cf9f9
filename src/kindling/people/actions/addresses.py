"""The way to one's own page is asked for, and an address is changed."""

from __future__ import annotations

import datetime
import secrets

from django.db import transaction
from django.utils import timezone

from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY, Actor
from kindling.ground.addresses import address_key
from kindling.mail.actions import NewMessage, queue_message, readdress_messages
from kindling.people.limits import check_may_be_mailed
from kindling.people.models import Address, Person
from kindling.people.moves import NEW_ADDRESS, Move
from kindling.people.queries import usual_address
from kindling.people.rules import check_can_move

WAITED_FOR = datetime.timedelta(days=1)
"""How long a mail that somebody asked for is of use; they have asked again by then, and the address is forgotten."""


def ask_for_page(*, email: str, network: str) -> None:
    """Has the way to one's own page mailed. Alike for an address that is known and one that is not.

    Raises `NotAllowed` past the limits.
    """
    check_may_be_mailed(email, network)
    queue_message(_asked("mine", email))


def ask_new_address(*, person: Person, email: str, network: str) -> None:
    """Has a new address asked whether it is theirs; nothing changes until it answers. Raises `NotAllowed`."""
    check_may_be_mailed(email, network)
    queue_message(_asked(NEW_ADDRESS, email, about=person.uid))


@transaction.atomic
def confirm_new_address(*, move: Move, by: Actor = NOBODY) -> Person:
    """Has mail go to the new address, no longer to the old one, and tells that so. Raises `NotAllowed` if it is taken.

    What waits for its time goes along. A second time changes nothing.
    """
    person = Person.objects.select_for_update().get(pk=move.person.pk)
    check_can_move(person, move.email)
    old = usual_address(person)
    if old == move.email:
        return person
    Address.objects.filter(person=person, email=old).delete()
    Address.objects.update_or_create(
        email=move.email, defaults={"person": person, "confirmed_at": timezone.now(), "usual": True}
    )
    if old:
        readdress_messages(person=person.uid, before=old, now=move.email)
        _tell(person, old)
    record_audit(by=by, action="change address", subject=f"person {person.uid}")
    return person


def _asked(kind: str, email: str, *, about: str = "") -> NewMessage:
    return NewMessage(
        kind=kind,
        key=f"{kind}:{secrets.token_hex(16)}",
        address=address_key(email),
        reference=about,
        person=about,
        expires_at=timezone.now() + WAITED_FOR,
        first=True,
    )


def _tell(person: Person, old: str) -> None:
    key = f"moved-address:{secrets.token_hex(16)}"
    queue_message(
        NewMessage(kind="moved-address", key=key, address=old, reference=person.uid, person=person.uid, first=True)
    )
