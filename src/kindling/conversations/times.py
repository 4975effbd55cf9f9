"""Are a day, its times and a link such that people can come? Said in one sentence where they cannot."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as written

from kindling.conversations.facts import BadFacts
from kindling.conversations.models import Conversation

LONGEST = 1000
"""Characters of a meeting's address at most."""


def checked_times(
    row: Conversation,
    day: datetime.date,
    starts: datetime.time | None,
    ends: datetime.time | None,
    *,
    now: datetime.datetime,
) -> None:
    """Raises `BadFacts` for a day outside the month, an hour that ends too early, is not there, or is over."""
    if f"{day:%Y-%m}" != row.month:
        raise BadFacts(
            f"{written(day, 'j F Y')} is in another month, and a conversation is known by its month.",
            "Choose a day of the same month, or skip this month and move the other one.",
        )
    begin, end = starts or row.series.starts, ends or row.series.ends
    if begin is None or end is None:
        raise BadFacts("The time is missing.", "Say when it begins and ends.")
    check_order(begin, end)
    zone = ZoneInfo(row.local_zone)
    for time in (begin, end):
        check_exists(day, time, zone)
    if datetime.datetime.combine(day, end, zone) <= now:
        raise BadFacts("That is over already.", "Choose a time still to come.")


def check_order(begin: datetime.time, end: datetime.time) -> None:
    """Raises `BadFacts` for an hour that ends before it begins."""
    if end <= begin:
        raise BadFacts("It ends before it begins.", "Give it a later end.")


def check_exists(day: datetime.date, time: datetime.time, zone: ZoneInfo) -> None:
    """Raises `BadFacts` where the clocks jump over ``time`` that day."""
    local = datetime.datetime.combine(day, time, zone)
    if local.astimezone(datetime.UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise BadFacts(
            f"There is no {time:%H:%M} on {written(day, 'j F Y')}: the clocks go forward then.", "Choose another time."
        )


def checked_link(url: str) -> str:
    """``url`` without spaces around it, or nothing. Raises `BadFacts` unless it is an https address of some host."""
    given = url.strip()
    if not given:
        return ""
    if len(given) > LONGEST:
        raise BadFacts(f"The address has {len(given)} characters; {LONGEST} is the most.", "Copy the short one.")
    try:
        parts = urlsplit(given)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or not given.startswith("https://") or not given.isprintable() or " " in given:
        raise BadFacts(
            "The meeting’s address has to begin with https:// and hold no spaces.",
            "Copy it from the platform’s own invitation.",
        )
    if parts.username is not None or ("." not in host and host != "localhost"):
        raise BadFacts("That is no address of a meeting.", "Copy it from the platform’s own invitation.")
    return given
