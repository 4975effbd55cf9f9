"""The series as a calendar that people subscribe to."""

from __future__ import annotations

import datetime

from icalendar import Calendar, Event

from kindling.archive import addresses
from kindling.archive.queries.listed import title_of
from kindling.conversations.calendar import occurrences
from kindling.conversations.models import Conversation, Series

AHEAD = 12
"""How many meetings by the series' rhythm alone stand in the calendar: a year of months."""

KNOWN = 60
"""How many conversations stand in it at most, the newest: five years of months, as in the archive."""


def series_calendar(*, site_url: str, now: datetime.datetime) -> bytes:
    """The conversations whose day and time are known, then a year by rhythm, as RFC 5545 in UTF-8.

    A meeting is known by its month, so that one entered by rhythm becomes the conversation once that is known. Times
    stand with their zone and its rules; without those some programs show them an hour out.
    """
    series = Series.objects.order_by("pk").first()
    calendar = Calendar()
    calendar.add("prodid", "-//Kindling//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", series.name if series else "Conversations")
    for one in _events(series, site_url, now) if series else ():
        calendar.add_component(one)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _events(series: Series, site_url: str, now: datetime.datetime) -> list[Event]:
    known = Conversation.objects.filter(day__isnull=False).select_related("series").order_by("-month")
    events: dict[str, Event] = {}
    for row in reversed(known[:KNOWN]):
        if row.begins_at and row.ends_at:
            event = _event(row.month, title_of(row), (row.begins_at, row.ends_at), site_url, now)
            event.add("url", site_url + addresses.conversation(row.month))
            events[row.month] = event
    for times in occurrences(series, now, AHEAD):
        month = f"{times[0]:%Y-%m}"
        if month not in events:
            events[month] = _event(month, series.name, times, site_url, now)
    return list(events.values())


def _event(
    month: str, title: str, times: tuple[datetime.datetime, datetime.datetime], site_url: str, now: datetime.datetime
) -> Event:
    event = Event()
    event.add("uid", f"{month}@{site_url.partition('://')[2]}")
    event.add("dtstamp", now.astimezone(datetime.UTC))
    event.add("summary", title)
    event.add("dtstart", times[0])
    event.add("dtend", times[1])
    return event
