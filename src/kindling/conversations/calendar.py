"""When does a series meet next, by its rule?"""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from kindling.conversations.models import Series


def next_occurrence(series: Series, now: datetime.datetime) -> tuple[datetime.datetime, datetime.datetime] | None:
    """Begin and end of the first meeting that has not ended at ``now``, in the series' zone; nothing without a rule.

    The rule is applied to local dates, so that 18:00 stays 18:00 when the clocks change.
    """
    if not (series.rule and series.starts and series.ends):
        return None
    zone = ZoneInfo(series.zone)
    today = datetime.datetime.combine(now.astimezone(zone).date(), datetime.time())
    rule = rrulestr(series.rule, dtstart=today)
    for day in rule.xafter(today, count=2, inc=True):
        begins, ends = (datetime.datetime.combine(day.date(), time, zone) for time in (series.starts, series.ends))
        if ends > now:
            return begins, ends
    return None
