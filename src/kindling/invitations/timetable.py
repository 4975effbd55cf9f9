"""When is what due, for one conversation? Clock times are the series' own; every answer is in universal time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

DAYS_BEFORE = 14
"""Days between the invitation and the conversation, where nobody has said otherwise."""

TIME_OF_DAY = datetime.time(9)
"""When in that day the invitation goes out, by the series' clocks."""

SETTLING = datetime.timedelta(minutes=5)
"""How long a change rests before it is told, and an hour before it is invited to: two quick ones are one message."""

NEAR = datetime.timedelta(hours=3)
"""So close to the beginning a change does not rest."""

AWAKE = datetime.timedelta(days=1)
"""So close to the beginning a change does not wait for anybody's morning: they might sleep through the hour."""

LAST_HOUR = datetime.timedelta(hours=1)
"""So close to the beginning whoever comes is told before any other mail goes out."""

FOLLOW_UP = datetime.timedelta(days=60)
"""After that long nobody is told any more what came of a conversation."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that is due ``at`` and worth sending ``until``. ``again`` is how soon the same would be too soon."""

    at: datetime.datetime
    until: datetime.datetime
    again: datetime.timedelta = datetime.timedelta()

    def is_due(self, now: datetime.datetime) -> bool:
        """Whether it should go out now."""
        return self.at <= now < self.until


def invitation_moment(begins: datetime.datetime, *, days_before: int, at: datetime.time) -> Moment:
    """The invitation: ``days_before`` the conversation's day, ``at`` a time of the series' clocks."""
    day = begins.date() - datetime.timedelta(days=days_before)
    return Moment(_utc(datetime.datetime.combine(day, at, begins.tzinfo)), _utc(begins))


def reminder_moments(begins: datetime.datetime) -> dict[str, Moment]:
    """The reminders by their kind: a week and a day before at the same time by the series' clocks, and an hour before.

    A time that the clocks jump over counts as the moment after the jump. ``begins`` carries the series' zone.
    """
    week, day = (_utc(begins - datetime.timedelta(days=days)) for days in (7, 1))
    hour = _utc(begins) - datetime.timedelta(hours=1)
    return {
        "reminder-week": Moment(week, week + datetime.timedelta(days=2), datetime.timedelta(days=3)),
        "reminder-day": Moment(day, day + datetime.timedelta(hours=12), datetime.timedelta(hours=12)),
        "reminder-hour": Moment(hour, _utc(begins), datetime.timedelta(minutes=30)),
    }


def change_at(changed_at: datetime.datetime, *begins: datetime.datetime) -> datetime.datetime:
    """When a change is told: after a rest, or at once where one of ``begins``, the old time or the new, is near."""
    near = any(begin - NEAR <= changed_at for begin in begins if begin > changed_at)
    return changed_at if near else changed_at + SETTLING


def rested_at(said_at: datetime.datetime, begins: datetime.datetime) -> datetime.datetime:
    """When the invitation to an hour that was said at ``said_at`` may go: after a rest, or at once where it begins
    before that."""
    rested = said_at + SETTLING
    return rested if rested < begins else said_at


def is_awake(now: datetime.datetime, *begins: datetime.datetime) -> bool:
    """Whether a change must not wait for a morning, because one of ``begins`` is close."""
    return any(begin - AWAKE <= now for begin in begins if begin > now)


def is_last_hour(now: datetime.datetime, *begins: datetime.datetime) -> bool:
    """Whether one of ``begins`` is less than an hour away."""
    return any(begin - LAST_HOUR <= now for begin in begins if begin > now)


def _utc(at: datetime.datetime) -> datetime.datetime:
    """The instant; of a clock time that the clocks jump over, the one as far after the jump."""
    return at.astimezone(ZoneInfo("UTC"))
