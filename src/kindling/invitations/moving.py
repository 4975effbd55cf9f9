"""Two people become one: of two answers to one invitation the later one stays, and the other is remembered."""

from __future__ import annotations

import datetime
from typing import Any

from kindling.invitations.models import Reply
from kindling.people.models import Person
from kindling.people.moving import Moved, Mover, register_mover

_TOLD = ("conversation_id", "answer", "how", "begins_at", "first_at", "at")


def register_replies() -> None:
    """Makes known how answers move."""
    register_mover(Mover("replies", frozenset({"invitations.Reply.person"}), _move, _put_back))


def _move(kept: Person, gone: Person) -> Moved:
    """Which answers went over, and those that gave way to a later one, whole."""
    mine = {row.conversation_id: row for row in Reply.objects.filter(person=kept)}
    went, gave_way = [], []
    for row in Reply.objects.filter(person=gone).order_by("pk"):
        other = mine.get(row.conversation_id)
        older = min((one for one in (row, other) if one), key=lambda one: one.at) if other else None
        if older:
            gave_way.append(_kept(older))
            older.delete()
        if older is not row:
            went.append(row.pk)
    Reply.objects.filter(pk__in=went).update(person=kept)
    return {"went": went, "gave way": gave_way}


def _put_back(kept: Person, gone: Person, moved: Moved) -> None:
    Reply.objects.filter(pk__in=moved["went"], person=kept).update(person=gone)
    for one in moved["gave way"]:
        told = {name: _read(name, one[name]) for name in _TOLD}
        standing = Reply.objects.filter(person=one["person"], conversation=one["conversation_id"])
        if not standing.exists() and one["person"] in {kept.pk, gone.pk}:
            Reply(pk=one["pk"], person_id=one["person"], **told).save(force_insert=True)


def _kept(row: Reply) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in _TOLD}
    dated = {name: value.isoformat() for name, value in told.items() if isinstance(value, datetime.datetime)}
    return told | dated | {"pk": row.pk, "person": row.person_id}


def _read(name: str, value: Any) -> Any:
    return datetime.datetime.fromisoformat(value) if value and name in {"begins_at", "at", "first_at"} else value
