"""People of the community, for tests: Ben is a member, Cleo a stranger; each with real rows."""

from __future__ import annotations

import re
from typing import Any

from django.utils import timezone

from kindling.mail.kinds import Due, kind_of
from kindling.mail.letters import Button, Code, Letter
from kindling.mail.models import Message, State, StoppedAddress
from kindling.people.actions import Asked, ask_to_join, record_agreement
from kindling.people.models import Address, Alias, Person, Purpose, Standing
from tests.factories.private import Planted


def person(name: str = "Ben Carter", *, email: str = "", **told: Any) -> Person:
    """Somebody, with an address where ``email`` gives one."""
    if told.get("standing") == Standing.MEMBER:
        told.setdefault("joined_at", timezone.now())
    row = Person.objects.create(name=name, **told)
    if email:
        Address.objects.create(person=row, email=email, confirmed_at=timezone.now())
    return row


def member(name: str = "Ben Carter", *, email: str = "ben@example.org", **told: Any) -> Person:
    """A member who can be reached."""
    return person(name, email=email, standing=Standing.MEMBER, **told)


def private_members(words: Planted) -> Person:
    """A member, a form that waits, mail and a name as exports show it, each of their words one of its own."""
    email = f"{words.hide('a member’s address')}@example.org".lower()
    row = member(
        f"Zoe {words.hide('a member’s name')}",
        email=email,
        organisation=words.hide("a member’s organisation"),
        role=words.hide("a member’s role"),
        place=words.hide("a member’s place"),
    )
    told: dict[str, Any] = {name: words.hide(f"a decision’s {name}") for name in ("choice", "wording", "how")}
    record_agreement(person=row, purpose=Purpose.QUOTING, given=True, **told)
    names = ("name", "organisation", "role", "place")
    form: dict[str, Any] = {name: words.hide(f"a form’s {name}") for name in names}
    ask_to_join(asked=Asked(email=f"{words.hide('a form’s address')}@example.org", **form), network="here")
    Alias.objects.create(key=words.hide("a name’s key").lower(), name=words.hide("a name in an export"), person=row)
    StoppedAddress.objects.create(address=email, why="bounced", told=words.hide("what a mail server said"))
    return row


def letter_of(message: Message) -> Letter:
    """What a message would say now."""
    kind = kind_of(message.kind)
    assert kind
    return kind.write(Due(message.reference, message.address, message.person, message.data, message.due_at))


def letters(kind: str) -> list[Letter]:
    """What is due of a kind, the oldest first."""
    return [letter_of(one) for one in Message.objects.filter(kind=kind, state=State.DUE).order_by("pk")]


def way_in(letter: Letter) -> str:
    """The path that the first button of a letter leads to."""
    button = next(one for one in letter.blocks if isinstance(one, Button))
    return re.sub(r"^https?://[^/]+", "", button.url)


def code_in(letter: Letter) -> str:
    """The code that stands in a letter."""
    return next(one for one in letter.blocks if isinstance(one, Code)).code.replace(" ", "")
