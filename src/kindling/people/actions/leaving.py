"""Somebody leaves, or has the links that were mailed to them made void."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY, Actor
from kindling.mail.actions import drop_messages_to
from kindling.people import wording
from kindling.people.actions.agreements import record_agreement
from kindling.people.actions.mine import locked
from kindling.people.models import Person, Purpose, Standing

LEFT = "they have left"
"""Why mail that was due does not go any more."""


@transaction.atomic
def leave_community(*, person: Person, how: str, by: Actor = NOBODY) -> Person:
    """Ends the membership of ``person`` and all mail to them; their links are void. Twice is once.

    Their name stays where they spoke: what they said, and what they decided about it, stands.
    """
    person = locked(person)
    if person.standing not in {Standing.MEMBER, Standing.LISTED}:
        return person
    person.standing, person.left_at, person.links = Standing.LEFT, timezone.now(), person.links + 1
    person.save(update_fields=["standing", "left_at", "links"])
    record_agreement(person=person, purpose=Purpose.MEMBERSHIP, given=False, wording=wording.MEMBERSHIP, how=how)
    drop_messages_to(person=person.uid, why=LEFT)
    record_audit(by=by, action="leave community", subject=f"person {person.uid}")
    return person


@transaction.atomic
def void_links(*, person: Person, by: Actor = NOBODY) -> Person:
    """Makes every link void that was mailed to ``person``, but for those that end mail."""
    person = locked(person)
    person.links += 1
    person.save(update_fields=["links"])
    record_audit(by=by, action="void links", subject=f"person {person.uid}")
    return person
