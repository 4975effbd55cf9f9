"""A decision is written down, with the words that were read."""

from __future__ import annotations

import datetime

from django.utils import timezone

from kindling.people.models import Agreement, Person, Purpose


def record_agreement(
    *,
    person: Person,
    purpose: Purpose,
    given: bool,
    wording: str,
    how: str,
    choice: str = "",
    at: datetime.datetime | None = None,
) -> Agreement:
    """Writes one decision down, inside the caller's transaction. ``at`` is now where nothing is said.

    It changes nothing else: what follows from it is the caller's.
    """
    return Agreement.objects.create(
        person=person,
        purpose=purpose,
        given=given,
        choice=choice,
        wording=wording[:500],
        how=how[:300],
        at=at or timezone.now(),
    )
