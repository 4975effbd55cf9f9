"""Two people turn out to be one; and what was moved is put back exactly, if they do not."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.people.keeping import check_can_look_after_people, check_can_merge, check_can_undo
from kindling.people.models import Address, Agreement, Alias, Merge, Person, Quoting, Standing
from kindling.people.moving import Moved, Mover, all_movers, move_rows, rows_back

_FILLED = ("organisation", "role", "zone", "quoting")
"""What the one who stays takes over where they have said nothing themselves."""

_WISHES = ("invitation", "reminders", "followup")


def merge_people(*, by: Actor, kept: Person, gone: Person) -> Merge:
    """Makes ``gone`` one with ``kept``: addresses, names, agreements and whatever apps have of them go over.

    ``gone`` stays as a row that nobody is shown, so that it can be undone. Nobody receives more than both agreed to.
    Raises `NotAllowed`.
    """
    check_can_look_after_people(by)
    with transaction.atomic():
        kept, gone = _locked(kept, gone)
        check_can_merge(kept, gone)
        moved = {mover.name: mover.move(kept, gone) for mover in all_movers()}
        told = {"rows": moved, "kept": _change(kept, _united(kept, gone)), "gone": _change(gone, _hidden())}
        merge = Merge.objects.create(kept=kept, gone=gone, by=by.user, moved={**told, "links": kept.links})
        record_audit(by=by, action="merge people", subject=f"person {kept.uid}", note=f"and {gone.uid}")
    return merge


def undo_merge(*, by: Actor, merge: Merge) -> Merge:
    """Puts back exactly what a merge moved; what changed since stays with whoever was kept. Raises `NotAllowed`."""
    check_can_look_after_people(by)
    with transaction.atomic():
        merge = Merge.objects.select_for_update(of=("self",)).select_related("kept", "gone").get(pk=merge.pk)
        check_can_undo(merge)
        _change_back(merge.gone, merge.moved["gone"])
        _change_back(merge.kept, merge.moved["kept"])
        for mover in reversed(all_movers()):
            if mover.name in merge.moved["rows"]:
                mover.put_back(merge.kept, merge.gone, merge.moved["rows"][mover.name])
        merge.undone_at = timezone.now()
        merge.save(update_fields=["undone_at"])
        record_audit(by=by, action="undo merge", subject=f"person {merge.kept.uid}", note=f"and {merge.gone.uid}")
    return merge


def keep_apart(*, by: Actor, one: Person, other: Person) -> Merge:
    """Remembers that two people are two, as a merge that never was, so that nobody is asked again."""
    check_can_look_after_people(by)
    with transaction.atomic():
        check_can_merge(one, other)
        apart = Merge.objects.create(kept=one, gone=other, by=by.user, undone_at=timezone.now())
        record_audit(by=by, action="keep people apart", subject=f"person {one.uid}", note=f"and {other.uid}")
    return apart


def _locked(kept: Person, gone: Person) -> tuple[Person, Person]:
    """Both rows as they stand now, always locked in the same order."""
    rows = {row.pk: row for row in Person.objects.select_for_update().order_by("pk").filter(pk__in=[kept.pk, gone.pk])}
    return rows[kept.pk], rows[gone.pk]


def _hidden() -> dict[str, Any]:
    # A member has joined: without the standing the date may stay, and is put back with it.
    return {"standing": Standing.MERGED}


def _united(kept: Person, gone: Person) -> dict[str, Any]:
    """What the one who stays becomes."""
    told: dict[str, Any] = {name: getattr(gone, name) for name in _FILLED if not getattr(kept, name)}
    if gone.place and not kept.place:
        told |= {"place": gone.place, "place_shown": gone.place_shown}
    if Quoting.NEVER in {kept.quoting, gone.quoting}:
        told["quoting"] = Quoting.NEVER
    return told | _membership(kept, gone)


def _membership(kept: Person, gone: Person) -> dict[str, Any]:
    """The standing of both together: who left last stays away, and a wish not to be mailed counts for both."""
    member = Standing.MEMBER
    if kept.standing == gone.standing == member:
        return {name: getattr(kept, name) and getattr(gone, name) for name in _WISHES}
    later = max((kept, gone), key=_decided)
    if later is kept or later.standing == Standing.MET:
        return {}
    told = {name: getattr(gone, name) for name in ("standing", "joined_at", "left_at")}
    return told | {name: getattr(gone, name) for name in _WISHES}


def _decided(person: Person) -> tuple[bool, datetime.datetime]:
    """What weighs more: having joined or left weighs more than a list, and the later of two the more."""
    dates = {Standing.MEMBER: person.joined_at, Standing.LEFT: person.left_at}
    said = person.standing in dates
    weight = said or person.standing == Standing.LISTED
    at = dates.get(Standing(person.standing)) or datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return weight, at


def _change(person: Person, told: dict[str, Any]) -> dict[str, list[Any]]:
    """Sets what differs; answers each field with what it was and what it is, as JSON."""
    changed = {name: value for name, value in told.items() if getattr(person, name) != value}
    kept = {name: [_said(getattr(person, name)), _said(value)] for name, value in changed.items()}
    for name, value in changed.items():
        setattr(person, name, value)
    person.save(update_fields=list(changed))
    return kept


def _change_back(person: Person, changed: dict[str, list[Any]]) -> None:
    """Each field as it was, unless somebody has said otherwise since."""
    back = {name: before for name, (before, after) in changed.items() if _said(getattr(person, name)) == after}
    for name, value in back.items():
        setattr(person, name, _read(name, value))
    person.save(update_fields=list(back))


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.datetime) else value


def _read(name: str, value: Any) -> Any:
    return datetime.datetime.fromisoformat(value) if value and name.endswith("_at") else value


def _move(kept: Person, gone: Person) -> Moved:
    """What people themselves hold: addresses, of which one stays the usual one; names; agreements."""
    taken = Address.objects.filter(person=kept, usual=True).exists()
    usual = list(Address.objects.filter(person=gone, usual=True).values_list("pk", flat=True)) if taken else []
    Address.objects.filter(pk__in=usual).update(usual=False)
    return {
        "usual": usual,
        "addresses": move_rows(Address, "person", kept, gone),
        "aliases": move_rows(Alias, "person", kept, gone),
        "agreements": move_rows(Agreement, "person", kept, gone),
    }


def _put_back(kept: Person, gone: Person, moved: Moved) -> None:
    rows_back(Address, "person", kept, gone, moved["addresses"])
    rows_back(Alias, "person", kept, gone, moved["aliases"])
    rows_back(Agreement, "person", kept, gone, moved["agreements"])
    _reach(kept, [])
    _reach(gone, moved["usual"])


def _reach(person: Person, before: list[int]) -> None:
    """Has mail go to an address of whoever has some and no usual one: the one ``before``, else the last they confirmed.

    They may have moved to an address of the other since the merge, and their own was given up for it.
    """
    rows = Address.objects.filter(person=person)
    if rows.filter(usual=True).exists():
        return
    latest = rows.order_by(F("confirmed_at").desc(nulls_last=True), "-pk")
    chosen = latest.filter(pk__in=before).first() or latest.first()
    if chosen:
        rows.filter(pk=chosen.pk).update(usual=True)


OWN = Mover(
    "people",
    # The merges of somebody stay theirs: each says who was who.
    frozenset(
        f"people.{one}" for one in ("Address.person", "Alias.person", "Agreement.person", "Merge.kept", "Merge.gone")
    ),
    _move,
    _put_back,
)
"""How the rows of people themselves move."""
