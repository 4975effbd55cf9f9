"""People for tests: members, people who were met, and people on a list."""

from __future__ import annotations

import datetime
from typing import Any

from kindling.people.actions.agreements import record_agreement
from kindling.people.models import Address, Person, Purpose, Standing

JOINED = datetime.datetime(2026, 3, 19, 18, 0, tzinfo=datetime.UTC)


def person(name: str, email: str = "", *, standing: str = Standing.MEMBER, **told: Any) -> Person:
    """Somebody known, with one address where it is given."""
    joined = {"joined_at": JOINED} if standing == Standing.MEMBER else {}
    made = Person.objects.create(name=name, standing=standing, **(joined | told))
    if email:
        Address.objects.create(person=made, email=email, confirmed_at=JOINED)
    if standing == Standing.MEMBER:
        record_agreement(
            person=made, purpose=Purpose.MEMBERSHIP, given=True, wording="I join.", how="the form", at=JOINED
        )
    return made
