"""What attendance holds about somebody: for the one file that they may take."""

from __future__ import annotations

from typing import Any

from kindling.attendance.queries import attended_by
from kindling.people.models import Person


def attended_held(person: Person) -> list[dict[str, Any]]:
    """Each conversation they came to, under which name, and how long."""
    return [
        {
            "month": row.conversation.month,
            "under the name": row.alias.name,
            "minutes": None if row.seconds is None else round(row.seconds / 60),
            "from": row.first_at,
            "until": row.last_at,
        }
        for row in attended_by(person)
    ]
