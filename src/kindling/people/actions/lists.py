"""A list of members comes in; nobody on it is mailed before a steward says so."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.kernel.text import counted
from kindling.mail.actions import NewMessage, queue_messages
from kindling.people.erasing import address_mark
from kindling.people.heard import asked_about
from kindling.people.keeping import check_can_look_after_people
from kindling.people.listing import Listed, ListTold, Unusable
from kindling.people.models import Address, Agreement, Erased, Person, Purpose, Standing
from kindling.people.naming import name_key
from kindling.people.queries.twins import known_names
from kindling.people.zones import zone_kept

BATCH = 1_000
"""Rows written at once; the database is free for others in between."""

WELCOME = "listed-welcome"
"""The kind of the one mail that tells somebody they are on the list, and how to leave it."""

ERASED = "whoever has this address was erased, as they asked. They can join again themselves."


@dataclass(frozen=True, slots=True)
class ListStatement:
    """What is said of the whole list: what its people agreed to, in the words they read, and, where their row does
    not say, when and where."""

    wording: str
    agreed_on: datetime.date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a list brought: ``new`` people, addresses ``known`` already, ``left`` of them of people who left,
    ``alike`` new ones who have the name of somebody known, and ``undated`` new ones whose row does not say when they
    agreed, so that what is said of the whole list counts for them."""

    new: int
    known: int
    left: int
    alike: int
    problems: tuple[Unusable, ...]
    undated: int = 0

    @property
    def rows(self) -> int:
        """How many rows the list has."""
        return self.new + self.known + len(self.problems)


def import_members(*, by: Actor, told: ListTold, statement: ListStatement, dry_run: bool = False) -> TakenIn:
    """Takes in everybody of a list whose address is new, as listed: no mail goes to them.

    Known addresses stay exactly as they are, so that a list may be given again, and who left stays away. Written in
    batches, each whole: a list of 120,000 would hold up everybody else. One audit line. Raises `NotAllowed`.
    """
    check_can_look_after_people(by)
    if not statement.wording.strip():
        raise NotAllowed("The list does not say what its people agreed to.", "Give the words they read.")
    if told.columns.asked and not dry_run:
        raise NotAllowed(asked_about(told.columns), "Say whether it is; the list waits for that.")
    people, problems = _completed(told, statement)
    known = _known([one.email for one in people])
    erased = _erased([one for one in people if one.email not in known])
    problems += [Unusable(one.line, "e-mail", ERASED) for one in erased]
    people = [one for one in people if one not in erased]
    new = [one for one in people if one.email not in known]
    dated = {one.line for one in told.people if one.agreed_on}
    result = TakenIn(
        new=len(new),
        known=len(people) - len(new),
        left=sum(standing == Standing.LEFT for standing in known.values()),
        alike=_alike(new),
        problems=tuple(sorted((*told.problems, *problems), key=lambda one: one.line)),
        undated=sum(one.line not in dated for one in new),
    )
    if new and not dry_run:
        zones = {place: zone_kept(place) for place in {one.place for one in new}}
        batches = (new[at : at + BATCH] for at in range(0, len(new), BATCH))
        taken = sum(_take_in(batch, statement.wording.strip(), zones) for batch in batches)
        result = replace(result, new=taken, known=result.known + len(new) - taken)
        record_audit(by=by, action="import members", subject="members", note=f"{result.new} new, {result.known} known")
    return result


def invite_listed(*, by: Actor, month: str, welcome: bool = False) -> int:
    """Makes members of all who stand on a list, to be invited from ``month`` on; answers how many.

    Their agreement is that of the list, and is noted as resting on it. ``welcome`` queues one mail that says so, with
    a way out. Raises `NotAllowed`.
    """
    check_can_look_after_people(by)
    count = 0
    while numbers := list(Person.objects.filter(standing=Standing.LISTED).values_list("pk", flat=True)[:BATCH]):
        count += _invite(numbers, month, welcome=welcome)
    if count:
        note = f"{counted(count, 'person', 'people')}, from {month}{', each told by mail' if welcome else ''}"
        record_audit(by=by, action="invite listed people", subject="members", note=note)
    return count


def drop_listed(*, by: Actor) -> int:
    """Removes all who stand on a list and were never invited, as if the list had not come in; answers how many."""
    check_can_look_after_people(by)
    with transaction.atomic():
        rows = Person.objects.filter(standing=Standing.LISTED, aliases=None)
        count = rows.count()
        rows.delete()
        if count:
            note = counted(count, "person", "people")
            record_audit(by=by, action="drop listed people", subject="members", note=note)
    return count


def _completed(told: ListTold, statement: ListStatement) -> tuple[list[Listed], list[Unusable]]:
    """Each row with when and where they agreed; a row that neither says is told, and not taken in."""
    people: list[Listed] = []
    problems: list[Unusable] = []
    for one in told.people:
        day, where = one.agreed_on or statement.agreed_on, one.where or statement.where.strip()
        if day is None:
            problems.append(Unusable(one.line, "agreed on", "nothing says when they agreed."))
        elif not where:
            problems.append(Unusable(one.line, "agreed at", "nothing says where they agreed."))
        else:
            people.append(replace(one, agreed_on=day, where=where))
    return people, problems


def _known(emails: Sequence[str]) -> dict[str, str]:
    """The standing of whoever has each address."""
    found: dict[str, str] = {}
    for at in range(0, len(emails), BATCH):
        rows = Address.objects.filter(email__in=emails[at : at + BATCH])
        found |= dict(rows.values_list("email", "person__standing"))
    return found


def _erased(new: Sequence[Listed]) -> set[Listed]:
    """Those who had themselves erased: no list brings them back, only they themselves."""
    marks = {address_mark(one.email): one for one in new} if Erased.objects.exists() else {}
    keys = list(marks)
    found: set[str] = set()
    for at in range(0, len(keys), BATCH):
        found |= set(Erased.objects.filter(key__in=keys[at : at + BATCH]).values_list("key", flat=True))
    return {marks[key] for key in found}


def _alike(new: Iterable[Listed]) -> int:
    """How many have the name of somebody known, or of somebody above them in the list."""
    keys = [name_key(one.name) for one in new]
    known = known_names(sorted(set(keys)))
    seen: set[str] = set()
    count = 0
    for key in keys:
        count += key in known or key in seen
        seen.add(key)
    return count


@transaction.atomic
def _take_in(listed: Sequence[Listed], wording: str, zones: Mapping[str, str]) -> int:
    """Writes a batch, but for those who have joined by themselves since the list was read; answers how many it is."""
    known = _known([one.email for one in listed])
    new = [one for one in listed if one.email not in known]
    people = Person.objects.bulk_create(
        Person(
            name=one.name,
            key=name_key(one.name),
            organisation=one.organisation,
            role=one.role,
            place=one.place,
            zone=zones[one.place],
            standing=Standing.LISTED,
        )
        for one in new
    )
    pairs = list(zip(people, new, strict=True))
    Address.objects.bulk_create(Address(person=person, email=one.email) for person, one in pairs)
    Agreement.objects.bulk_create(
        Agreement(
            person=person,
            purpose=Purpose.MEMBERSHIP,
            given=True,
            wording=wording[:500],
            how=f"{one.where[:200]}, as a list says that was brought in",
            at=_noon(one.agreed_on),
        )
        for person, one in pairs
    )
    return len(pairs)


def _noon(day: datetime.date | None) -> datetime.datetime:
    """A day as a moment that is that day wherever it is read: noon, UTC."""
    return datetime.datetime.combine(day or timezone.now().date(), datetime.time(12), datetime.UTC)


@transaction.atomic
def _invite(numbers: Sequence[int], month: str, *, welcome: bool) -> int:
    now = timezone.now()
    rows = list(Person.objects.select_for_update().filter(pk__in=numbers, standing=Standing.LISTED))
    Person.objects.filter(pk__in=[row.pk for row in rows]).update(standing=Standing.MEMBER, joined_at=now)
    agreed = Agreement.objects.filter(person__in=rows, purpose=Purpose.MEMBERSHIP, given=True).order_by("at")
    told = {one.person_id: one for one in agreed}
    Agreement.objects.bulk_create(
        Agreement(
            person=row,
            purpose=Purpose.INVITATION,
            given=True,
            wording=told[row.pk].wording,
            how=f"It rests on the list: {told[row.pk].how}"[:300],
            at=now,
        )
        for row in rows
        if row.pk in told
    )
    if welcome:
        _welcome(numbers, month, now + datetime.timedelta(days=14))
    return len(rows)


def _welcome(numbers: Sequence[int], month: str, until: datetime.datetime) -> None:
    usual = Address.objects.filter(person__in=numbers, usual=True).values_list("person__uid", "email")
    queue_messages(
        NewMessage(kind=WELCOME, key=f"{WELCOME}:{uid}", address=email, reference=month, person=uid, expires_at=until)
        for uid, email in usual
    )
