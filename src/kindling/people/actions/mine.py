"""What somebody changes on their own page: their details, their mail, their time, how they wish to be quoted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.kernel.text import is_seen
from kindling.people import wording
from kindling.people.actions.agreements import record_agreement
from kindling.people.models import Person, Purpose, Quoting
from kindling.people.rules import check_can_choose_zone, check_can_receive
from kindling.people.zones import current_name

DETAILS = ("name", "organisation", "role", "place")
"""What somebody may put right about themselves, apart from their address."""


@transaction.atomic
def change_details(*, by: Actor, person: Person, **details: str) -> Person:
    """Puts ``name``, ``organisation``, ``role`` or ``place`` right; what is not given stays. The name cannot go."""
    person = locked(person)
    told = {name: " ".join(words.split()) for name, words in details.items() if name in DETAILS}
    changed = {
        name: words
        for name, words in told.items()
        if words != getattr(person, name) and (name != "name" or is_seen(words))
    }
    _save(person, changed)
    if changed:
        record_audit(by=by, action="change details", subject=f"person {person.uid}", note=", ".join(sorted(changed)))
    return person


@transaction.atomic
def choose_mail(*, by: Actor, person: Person, how: str, wanted: Mapping[Purpose, bool]) -> Person:
    """Switches what ``person`` receives; what ``wanted`` does not name stays. Each change is an agreement.

    Raises `NotAllowed` where something is switched on for somebody who is no member.
    """
    person = locked(person)
    changed = {one: yes for one, yes in wanted.items() if yes != wording.receives(person, one)}
    if any(changed.values()):
        check_can_receive(person)
    _save(person, {wording.COLUMNS[one]: yes for one, yes in changed.items()})
    for one, yes in changed.items():
        record_agreement(person=person, purpose=one, given=yes, wording=wording.LISTS[one], how=how)
    if changed:
        record_audit(by=by, action="choose mail", subject=f"person {person.uid}", note=_switched(changed))
    return person


@transaction.atomic
def choose_zone(*, by: Actor, person: Person, zone: str) -> Person:
    """Has times told to ``person`` as in ``zone``, an IANA name; empty is the series'. Raises `NotAllowed`."""
    check_can_choose_zone(zone)
    zone = current_name(zone)
    person = locked(person)
    if zone != person.zone:
        _save(person, {"zone": zone})
        record_audit(by=by, action="choose zone", subject=f"person {person.uid}")
    return person


@transaction.atomic
def choose_quoting(*, by: Actor, person: Person, quoting: str, how: str) -> Person:
    """Keeps how ``person`` wishes to be quoted from now on. It changes nothing that they decided about words so far."""
    person = locked(person)
    chosen = Quoting(quoting) if quoting else ""
    if chosen != person.quoting:
        _save(person, {"quoting": chosen})
        record_agreement(
            person=person,
            purpose=Purpose.QUOTING,
            given=chosen not in {"", Quoting.NEVER},
            choice=chosen,
            wording=f"{wording.QUOTING}: {wording.SAID_AS[chosen]}",
            how=how,
        )
        record_audit(by=by, action="choose quoting", subject=f"person {person.uid}")
    return person


@transaction.atomic
def choose_place_shown(*, by: Actor, person: Person, shown: bool, how: str) -> Person:
    """Whether a map may show the place of ``person`` though nobody else is from there."""
    person = locked(person)
    if shown != person.place_shown:
        _save(person, {"place_shown": shown})
        record_agreement(person=person, purpose=Purpose.PLACE, given=shown, wording=wording.PLACE, how=how)
        record_audit(by=by, action="choose map", subject=f"person {person.uid}")
    return person


def locked(person: Person) -> Person:
    """The row as it stands now, kept from others until the caller's transaction ends."""
    return Person.objects.select_for_update().get(pk=person.pk)


def _save(person: Person, changed: Mapping[str, Any]) -> None:
    for name, value in changed.items():
        setattr(person, name, value)
    if changed:
        person.save(update_fields=list(changed))


def _switched(changed: Mapping[Purpose, bool]) -> str:
    return ", ".join(f"{one.value} {'on' if yes else 'off'}" for one, yes in changed.items())
