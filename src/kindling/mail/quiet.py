"""The quiet hours of a reader: nothing that can wait arrives between nine in the evening and eight in the morning."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

EVENING, MORNING = datetime.time(21), datetime.time(8)
"""When the quiet begins and ends, by the reader's clock."""


def morning_after(now: datetime.datetime, zone: str) -> datetime.datetime | None:
    """When the quiet ends that ``now`` is in, by the clocks of ``zone``, an IANA name; None outside the quiet hours.

    A zone that nobody knows counts as UTC.
    """
    local = now.astimezone(_zone(zone))
    if MORNING <= local.time() < EVENING:
        return None
    day = local.date() + datetime.timedelta(days=local.time() >= EVENING)
    return datetime.datetime.combine(day, MORNING, local.tzinfo)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # not found, not a name, or the name of a folder
        return ZoneInfo("UTC")
