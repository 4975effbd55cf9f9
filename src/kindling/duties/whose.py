"""Whose is an address, and what would go were they erased?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import Min, Model, Q

from kindling.contributions.whose import own_names, words_of
from kindling.conversations.erasing import named_in
from kindling.ground.addresses import address_key
from kindling.mail.models import Message, StoppedAddress
from kindling.people.held import held_about
from kindling.people.links import met_as
from kindling.people.models import Address, JoinRequest, Person
from kindling.people.naming import name_key
from kindling.planning.models import Speaking

STRANGER = "Somebody without a page"

_WORDS: dict[type[Model], tuple[str, str]] = {
    Message: ("message", "messages"),
    StoppedAddress: ("note that mail came back", "notes that mail came back"),
    JoinRequest: ("form to join", "forms to join"),
    Speaking: (
        "month they are planned to speak in, or to help with",
        "months they are planned to speak in, or to help with",
    ),
}
"""What stands beside an address, as one of it and as several are called."""


def somebody_at(address: str, *, keep: bool = False) -> Person | None:
    """Whoever has the address: a member, or somebody met as a speaker, an assistant or by a form alone.

    Those become known as a person where ``keep`` is true, so that all of them are erased in one way.
    """
    email = address_key(address)
    known = Address.objects.select_related("person").filter(email=email).first()
    if known is not None:
        return met_as(known.person, voided=False) or known.person
    if not any(count for _, count in _by_address(email)):
        return None
    if not keep:
        return Person(name=_name_at(email))
    person = Person.objects.create(name=_name_at(email))
    Address.objects.create(person=person, email=email)
    return person


def named_months(person: Person) -> tuple[str, ...]:
    """The months that name somebody in public as one who spoke or helped, the latest first."""
    return named_in(own_names(person))


def what_goes(person: Person | None, address: str) -> Iterator[str]:
    """In sentences, with counts and months; nothing that they wrote."""
    if person is None:
        yield "Nobody here has this address."
        return
    yield from (f"{count} {_WORDS[what][count != 1]}" for what, count in _by_address(address_key(address)) if count)
    if person._state.adding:
        return
    yield from (f"{_count(told)}: {name}" for name, told in held_about(person).items())
    yield from (f"{count} of their words in {month}" for month, count in words_of(person).items())
    for month in named_months(person):
        yield f"{month} names them in public: their name stays there, unless it is to be taken off."


def addresses_beside() -> Iterator[tuple[str, datetime.datetime]]:
    """Every address that stands somewhere and is no known person's, with when it was first written down there."""
    held: tuple[tuple[type[Model], str, str], ...] = (
        (Speaking, "email", "made_at"),
        (Speaking, "assistant_email", "made_at"),
        (Message, "address", "made_at"),
        (StoppedAddress, "address", "at"),
        (JoinRequest, "email", "made_at"),
    )
    for model, field, at in held:
        rows = model._default_manager.exclude(**{f"{field}__in": Address.objects.values("email")})
        yield from rows.exclude(**{field: ""}).values_list(field).annotate(first=Min(at)).order_by()


def _by_address(email: str) -> Iterator[tuple[type[Model], int]]:
    speaking = Speaking.objects.filter(Q(email=email) | Q(assistant_email=email))
    yield Message, Message.objects.filter(address=email).count()
    yield StoppedAddress, StoppedAddress.objects.filter(address=email).count()
    yield JoinRequest, JoinRequest.objects.filter(email=email).count()
    yield Speaking, speaking.count()


def _name_at(email: str) -> str:
    row = Speaking.objects.filter(email=email).first()
    return row.name if row is not None and name_key(row.name) else STRANGER


def _count(told: object) -> int:
    return len(told) if isinstance(told, list | tuple) else 1
