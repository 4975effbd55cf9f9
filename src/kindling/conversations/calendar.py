"""When does a series meet, by its rule?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice
from zoneinfo import ZoneInfo

from kindling.conversations.models import Series
from kindling.conversations.rhythm import BadRule, days_of

Times = tuple[datetime.datetime, datetime.datetime]
"""Begin and end of one meeting, in the series' zone."""


def next_occurrence(series: Series, now: datetime.datetime) -> Times | None:
    """The first meeting that has not ended at ``now``; nothing without a rule and its times."""
    return next(occurrences(series, now), None)


def occurrences(series: Series, now: datetime.datetime, count: int = 1) -> Iterator[Times]:
    """The first ``count`` meetings that have not ended at ``now``, in order; none for a rule that cannot be read.

    The rule is applied to local dates, so that 18:00 stays 18:00 when the clocks change.
    """
    if series.rule and series.starts and series.ends:
        zone = ZoneInfo(series.zone)
        met = (_times(day, series.starts, series.ends, zone) for day in _days(series, now.astimezone(zone).date()))
        yield from islice((times for times in met if times[1] > now), count)


def _days(series: Series, since: datetime.date) -> Iterator[datetime.date]:
    try:
        yield from days_of(series.rule, since=since, counts_from=series.counts_from)
    except BadRule:
        # Kept before rules were looked at; whoever opens the page of the rhythm is told what is wrong.
        return


def meeting_in(series: Series, month: str) -> Times | None:
    """The first meeting of ``month`` by the series' rule; nothing where it has none then."""
    first = datetime.datetime(int(month[:4]), int(month[5:]), 1, tzinfo=ZoneInfo(series.zone))
    times = next_occurrence(series, first)
    return times if times and f"{times[0]:%Y-%m}" == month else None


def _times(day: datetime.date, starts: datetime.time, ends: datetime.time, zone: ZoneInfo) -> Times:
    return datetime.datetime.combine(day, starts, zone), datetime.datetime.combine(day, ends, zone)
