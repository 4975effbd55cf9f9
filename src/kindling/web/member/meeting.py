"""When the community meets next, for the pages and the mails of people without an account."""

from __future__ import annotations

import datetime

from kindling.conversations.calendar import next_occurrence
from kindling.conversations.models import Series
from kindling.conversations.queries import next_conversation
from kindling.people.coming import Coming


def next_meeting(now: datetime.datetime) -> Coming | None:
    """The next conversation that is known, or else the next time by the first series' rule."""
    row = next_conversation(now)
    if row and row.begins_at and row.ends_at:
        return Coming(row.begins_at, row.ends_at, row.local_zone, row.title)
    series = Series.objects.exclude(rule="").order_by("pk").first()
    times = next_occurrence(series, now) if series else None
    return Coming(*times, zone=series.zone) if series and times else None
