"""What is left to do about who came."""

from __future__ import annotations

import datetime

import pytest

from kindling.attendance.actions import record_attendance
from kindling.ground.actors import WORKER
from kindling.people.actions import alias_for, meet_person, settle_as_nobody
from kindling.web.desk.attendance.left import left_of_attendance
from tests.attendance.hours import hour
from tests.factories.accounts import ada
from tests.factories.site import conversation

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 10, 16, 9, tzinfo=datetime.UTC)


def test_what_is_counted_and_not_told_and_open_names_are_left() -> None:
    row = hour("2026-10", [("Ben Okafor", ""), ("Cleo Marsh", "")])
    assert list(left_of_attendance(row, NOW)) == []
    record_attendance(by=WORKER, conversation=row)
    told = [(one.what, one.button, one.url_name, one.blocks) for one in left_of_attendance(row, NOW)]
    assert told == [
        ("Say how many came", "Say it", "desk-attendance", False),
        ("Settle two names", "See who came", "desk-attendance", False),
    ]
    row.people = 2
    meet_person(by=ada(), alias=alias_for(name="Ben Okafor"))
    assert [one.what for one in left_of_attendance(row, NOW)] == ["Settle one name"]
    settle_as_nobody(by=ada(), alias=alias_for(name="Cleo Marsh"))
    assert list(left_of_attendance(row, NOW)) == []


def test_nothing_is_left_of_an_hour_still_to_come() -> None:
    row = conversation("2026-12", day=datetime.date(2026, 12, 17))
    assert list(left_of_attendance(row, NOW)) == []
    assert list(left_of_attendance(conversation("2026-11"), NOW)) == []
