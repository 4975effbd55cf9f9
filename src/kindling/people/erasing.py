"""Somebody is erased: every app removes what it holds, and a ledger keeps that it was done, but not of whom."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY, Actor
from kindling.mail.models import Message, StoppedAddress
from kindling.people.codes import keyed
from kindling.people.models import Address, Alias, Erased, JoinRequest, Merge, Person
from kindling.people.moves import NEW_ADDRESS

Erases = Callable[[Person], None]
"""Removes what an app holds about a person, inside the caller's transaction. Called before the person goes."""

NAME = "Somebody who was erased"
"""What stands where their name stood in what was kept of an hour."""

EMPTIED = "erased "
"""How the key of a name begins that lost its words."""

_erasers: dict[str, Erases] = {}


def register_eraser(name: str, erases: Erases) -> None:
    """Makes known how an app erases somebody. The same name again takes its place."""
    _erasers[name] = erases


def registered() -> frozenset[str]:
    """Which erasers there are, by name: for a test that no table is forgotten."""
    return frozenset(_erasers)


@transaction.atomic
def erase(person: Person, *, by: Actor = NOBODY, why: str = "they asked for it") -> None:
    """Removes everything that is held about ``person``, and about whoever was found to be the same person.

    What other apps hold goes first (`register_eraser`), then mail, requests, addresses and agreements. A name in an
    export loses its words and points at nobody. There is no way back.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    for one in (*_merged_into(person), person):
        _erase_one(one)
    record_audit(by=by, action="erase person", subject=f"person {person.uid}", note=why)


def address_mark(email: str) -> str:
    """The keyed hash under which the ledger knows an address."""
    return keyed("erased-address", email)


def person_mark(uid: str) -> str:
    """The keyed hash under which the ledger knows a person."""
    return keyed("erased-person", uid)


def was_erased(email: str) -> bool:
    """Whether the address is one that was erased; for whoever brings a list or puts a backup back."""
    return Erased.objects.filter(key=address_mark(email)).exists()


def _merged_into(person: Person) -> list[Person]:
    """Those who were found to be the same person, and theirs in turn."""
    rows = Merge.objects.filter(kept=person, undone_at=None).select_related("gone")
    return [one for row in rows for one in (*_merged_into(row.gone), row.gone)]


def _erase_one(person: Person) -> None:
    emails = _emails(person)
    for erases in _erasers.values():
        erases(person)
    Message.objects.filter(Q(person=person.uid) | Q(address__in=emails)).delete()
    StoppedAddress.objects.filter(address__in=emails).delete()
    JoinRequest.objects.filter(email__in=emails).delete()
    for alias in Alias.objects.filter(person=person):
        _empty(alias)
    _write_down(person, emails)
    Person.objects.filter(pk=person.pk).delete()


def _emails(person: Person) -> list[str]:
    """Where they are reached, and where they were before: their mail tells, but for what asked an address that
    was typed, which may be anybody's."""
    now = Address.objects.filter(person=person).values_list("email", flat=True)
    before = Message.objects.filter(person=person.uid).exclude(kind=NEW_ADDRESS).values_list("address", flat=True)
    others = Address.objects.exclude(person=person).values("email")
    return sorted({*now, *before.exclude(address__in=others)})


def _write_down(person: Person, emails: list[str]) -> None:
    """A line of the ledger for each address, or one for somebody without any."""
    now, who = timezone.now(), person_mark(person.uid)
    marks = [address_mark(email) for email in emails] or [""]
    Erased.objects.bulk_create(Erased(key=mark, person=who, at=now) for mark in marks)


def _empty(alias: Alias) -> None:
    """A name without its words: what hangs on it stays in its place, and tells of nobody."""
    alias.key, alias.name = f"{EMPTIED}{secrets.token_hex(12)}", NAME
    alias.person, alias.nobody, alias.settled_at = None, True, timezone.now()
    alias.save()
