"""The series as a calendar that people subscribe to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from kindling.archive import addresses
from kindling.conversations.calendar import occurrences
from kindling.conversations.changes import last_written
from kindling.conversations.ics import PUBLISH, Told, calendar_of, host_of, uid_of
from kindling.conversations.models import Conversation, Series, Standing

AHEAD = 12
"""How many meetings by the series' rhythm alone stand in the calendar: a year of months."""

KNOWN = 60
"""How many conversations stand in it at most, the newest: five years of months, as in the archive."""


def series_calendar(*, site_url: str, now: datetime.datetime) -> bytes:
    """The conversations whose day and time are known, then a year by rhythm, as RFC 5545 in UTF-8.

    A meeting is known by its month, so that one entered by rhythm becomes the conversation once that is known. A
    cancelled one is marked as such, a skipped month has none. Where people meet is for members, and not in it.
    """
    series = Series.objects.order_by("pk").first()
    told = list(_told(series, site_url, now)) if series else []
    return calendar_of(told, method=PUBLISH, now=now, name=series.name if series else "Conversations")


def hour_calendar(month: str, *, site_url: str, now: datetime.datetime) -> bytes | None:
    """One conversation's hour, as the series' calendar tells it; nothing while its day and time are not known."""
    rows = Conversation.objects.select_related("series").filter(month=month).exclude(status=Standing.SKIPPED)
    told = list(_of_rows(list(rows), site_url))
    return calendar_of(told, method=PUBLISH, now=now) if told else None


def _told(series: Series, site_url: str, now: datetime.datetime) -> Iterator[Told]:
    newest = Conversation.objects.select_related("series").order_by("-month")[: KNOWN + AHEAD]
    rows = {row.month: row for row in reversed(newest)}
    known = [row for row in rows.values() if row.day and not row.by_rule and row.status != Standing.SKIPPED]
    yield from _of_rows([*known[-KNOWN:], *(row for row in rows.values() if row.by_rule)], site_url)
    without = {row.month for row in rows.values() if row.day or not row.stands}
    for begins_at, ends_at in occurrences(series, now, AHEAD):
        month = f"{begins_at:%Y-%m}"
        if month not in without:
            yield Told(uid_of(month, host_of(site_url)), series.name, begins_at, ends_at)


def _of_rows(rows: list[Conversation], site_url: str) -> Iterator[Told]:
    written = last_written(row.month for row in rows)
    for row in rows:
        if row.begins_at and row.ends_at:
            told = _of_row(row, row.begins_at, row.ends_at, site_url)
            yield replace(told, changed_at=max(filter(None, (row.changed_at, written.get(row.month))), default=None))


def _of_row(row: Conversation, begins_at: datetime.datetime, ends_at: datetime.datetime, site_url: str) -> Told:
    return Told(
        uid=uid_of(row.month, host_of(site_url)),
        summary=row.title or row.series.name,
        begins_at=begins_at,
        ends_at=ends_at,
        sequence=row.sequence,
        cancelled=not row.stands,
        url=site_url + addresses.conversation(row.month),
        description=row.reason,
    )
