"""When is what due, by clocks that change twice a year?"""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from kindling.invitations.timetable import (
    Moment,
    change_at,
    invitation_moment,
    is_awake,
    is_last_hour,
    reminder_moments,
    rested_at,
)

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


def utc(*told: int) -> datetime.datetime:
    return datetime.datetime(*told, tzinfo=datetime.UTC)  # type: ignore[misc, arg-type] # figures of one moment


def begins(*told: int, zone: str) -> datetime.datetime:
    return datetime.datetime(*told, tzinfo=ZoneInfo(zone))  # type: ignore[misc, arg-type] # the same


def due(at: datetime.datetime) -> dict[str, datetime.datetime]:
    return {kind: moment.at for kind, moment in reminder_moments(at).items()}


def test_invitation_goes_out_two_weeks_before_at_nine() -> None:
    moment = invitation_moment(begins(2026, 12, 17, 18, zone="Europe/London"), days_before=14, at=datetime.time(9))
    assert moment == Moment(utc(2026, 12, 3, 9), utc(2026, 12, 17, 18))


@pytest.mark.parametrize(
    ("zone", "conversation", "week", "day", "hour"),
    [
        # London goes forward on 29 March 2026: the week's reminder is still at 18:00 there, an hour later by UTC.
        ("Europe/London", (2026, 3, 31, 18), (2026, 3, 24, 18), (2026, 3, 30, 17), (2026, 3, 31, 16)),
        # And back on 25 October.
        ("Europe/London", (2026, 10, 26, 18), (2026, 10, 19, 17), (2026, 10, 25, 18), (2026, 10, 26, 17)),
        # New York goes forward on 8 March, three weeks before London.
        ("America/New_York", (2026, 3, 9, 12), (2026, 3, 2, 17), (2026, 3, 8, 16), (2026, 3, 9, 15)),
        ("America/New_York", (2026, 11, 2, 12), (2026, 10, 26, 16), (2026, 11, 1, 17), (2026, 11, 2, 16)),
        # Sydney goes back on 5 April and forward on 4 October.
        ("Australia/Sydney", (2026, 4, 6, 9), (2026, 3, 29, 22), (2026, 4, 4, 23), (2026, 4, 5, 22)),
        ("Australia/Sydney", (2026, 10, 5, 9), (2026, 9, 27, 23), (2026, 10, 3, 22), (2026, 10, 4, 21)),
    ],
)
def test_reminders_keep_the_clock_of_the_series_over_a_change(
    zone: str, conversation: tuple[int, ...], week: tuple[int, ...], day: tuple[int, ...], hour: tuple[int, ...]
) -> None:
    expected = {"reminder-week": utc(*week), "reminder-day": utc(*day), "reminder-hour": utc(*hour)}
    assert due(begins(*conversation, zone=zone)) == expected


def test_reminder_at_a_time_that_the_clocks_jump_over_is_due_after_the_jump() -> None:
    # 01:30 on 29 March is not there in London; a day before the 30th at 01:30 becomes 02:30.
    assert due(begins(2026, 3, 30, 1, 30, zone="Europe/London"))["reminder-day"] == utc(2026, 3, 29, 1, 30)


def test_hour_before_is_sixty_minutes_though_the_clocks_change_in_between() -> None:
    assert due(begins(2026, 10, 25, 1, 30, zone="Europe/London"))["reminder-hour"] == utc(2026, 10, 24, 23, 30)


def test_moment_is_due_from_its_beginning_until_before_its_end() -> None:
    moment = Moment(utc(2026, 1, 1, 9), utc(2026, 1, 1, 10))
    times = (utc(2026, 1, 1, 8, 59), utc(2026, 1, 1, 9), utc(2026, 1, 1, 9, 59), utc(2026, 1, 1, 10))
    assert [moment.is_due(now) for now in times] == [False, True, True, False]


def test_change_rests_five_minutes_and_none_where_the_hour_is_near() -> None:
    at = utc(2026, 12, 10, 12)
    assert change_at(at, at + DAY) == at + datetime.timedelta(minutes=5)
    assert change_at(at, at + 3 * HOUR) == at
    # The time that it had at first is near, though the new one is not.
    assert change_at(at, at + 30 * DAY, at + HOUR) == at
    # What is over is not near.
    assert change_at(at, at - HOUR, at + DAY) == at + datetime.timedelta(minutes=5)


def test_close_to_the_hour_nobody_s_morning_is_waited_for() -> None:
    now = utc(2026, 12, 10, 12)
    assert [is_awake(now, now + one) for one in (2 * DAY, DAY, HOUR, -HOUR)] == [False, True, True, False]
    assert [is_last_hour(now, now + one) for one in (DAY, 2 * HOUR, HOUR, -HOUR)] == [False, False, True, False]


def test_hour_that_was_only_just_said_rests_before_it_is_invited_to_unless_it_begins_before_that() -> None:
    said = utc(2026, 11, 22, 14)
    hours = (said + HOUR, said + datetime.timedelta(minutes=6), said + datetime.timedelta(minutes=5))
    assert [rested_at(said, one) - said for one in hours] == [datetime.timedelta(minutes=one) for one in (5, 5, 0)]
