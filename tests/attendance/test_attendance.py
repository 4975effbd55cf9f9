"""Who came is written down once, counted as a pack counts, and follows the people that names turn out to be."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kindling.attendance.actions import record_attendance
from kindling.attendance.models import Attended
from kindling.attendance.queries import (
    Count,
    attendance_count,
    attended_by,
    came,
    known_by_address,
    months_met,
    newcomers,
    people_count,
    who_came,
)
from kindling.attendance.rules import LATELY, is_known_enough
from kindling.contributions.actions import forget_file
from kindling.contributions.models import HarvestFile
from kindling.contributions.queries import exports_of, files_of
from kindling.conversations.models import Conversation
from kindling.ground.actors import NOBODY, WORKER
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.harvest.merge import merge
from kindling.harvest.people import headcount, participants
from kindling.people.actions import (
    alias_for,
    merge_people,
    reopen_alias,
    settle_alias,
    settle_as_nobody,
    undo_merge,
)
from kindling.people.held import held_about
from tests.attendance.hours import HEAD, add_file, hour, zoom_report
from tests.factories.accounts import ada
from tests.factories.exports import SAMPLE, zoom_chat
from tests.factories.site import conversation
from tests.people.met import person

pytestmark = pytest.mark.django_db


def recorded(row: Conversation) -> list[tuple[str, int]]:
    record_attendance(by=WORKER, conversation=row)
    return [(one.row.alias.name, one.row.people) for one in came(row)]


def new_of(row: Conversation) -> list[str]:
    return [one.row.alias.name for one in came(row) if one.new]


def figure(row: Conversation) -> int:
    """What a pack says of the same exports."""
    told = merge(exports_of(row))
    return headcount(told, participants(told)).people


def test_everybody_listed_is_written_down_with_how_long() -> None:
    row = conversation("2026-10", day=datetime.date(2026, 10, 15))
    told = [
        ("Ben Okafor", "ben@example.org", "06:00", "06:30"),
        ("Ben Okafor", "ben@example.org", "06:20", "07:00"),
        ("Cleo Marsh (she/her)", "", "06:05", "06:50"),
    ]
    add_file(row, "participants.csv", zoom_report("10/15/2026", told))
    assert recorded(row) == [("Ben Okafor", 1), ("Cleo Marsh", 1)]
    ben = Attended.objects.get(alias__name="Ben Okafor")
    # In October London is an hour ahead of UTC.
    assert (ben.seconds, ben.first_at, ben.last_at) == (
        3600,
        datetime.datetime(2026, 10, 15, 17, tzinfo=datetime.UTC),
        datetime.datetime(2026, 10, 15, 18, tzinfo=datetime.UTC),
    )
    assert (ben.listed, ben.unsure, ben.address) == (True, False, None)
    assert AuditLine.objects.filter(action="record attendance").values_list("subject", "note").get() == (
        "conversation 2026-10",
        "2 people",
    )


def test_recording_again_changes_nothing() -> None:
    row = hour("2026-10", [("Ben Okafor", "ben@example.org"), ("Cleo Marsh", "")])
    record_attendance(by=ada(), conversation=row)
    before = list(Attended.objects.order_by("pk").values())
    record_attendance(by=ada(), conversation=row)
    assert list(Attended.objects.order_by("pk").values()) == before
    assert AuditLine.objects.filter(action="record attendance").count() == 1


def test_the_sample_hour_is_counted_as_its_pack_counts_it() -> None:
    row = conversation("2026-10", day=datetime.date(2026, 10, 15))
    for one in SAMPLE.iterdir():
        if one.is_file() and not one.name.endswith(".toml"):
            add_file(row, one.name, one.read_bytes())
    record_attendance(by=WORKER, conversation=row)
    assert people_count(row) == figure(row) > 30


def test_bots_and_rooms_are_nobody_couples_are_two_and_two_of_one_name_are_two() -> None:
    row = hour(
        "2026-10",
        [
            ("Ann Poe & Lou Poe", "poe@example.org"),
            ("Sam", "sam.one@example.org"),
            ("Sam", "sam.two@example.org"),
            ("Otter.ai Notetaker", ""),
            ("Ben Okafor", "ben@example.org"),
        ],
    )
    assert recorded(row) == [("Ann Poe", 1), ("Ben Okafor", 1), ("Lou Poe", 1), ("Sam", 2)]
    assert people_count(row) == figure(row) == 5


def test_without_a_report_those_who_wrote_are_at_least_those_who_came() -> None:
    chat = zoom_chat(("18:01:00", "Ben Okafor", "Hello all"), ("18:02:00", "Cleo Marsh", "Hello"))
    row = hour("2026-10", [], chat=chat)
    assert recorded(row) == [("Ben Okafor", 1), ("Cleo Marsh", 1)]
    assert attendance_count(row) == Count(people=2, at_least=True, newcomers=None, known=0, earlier=0, since="", open=2)
    assert people_count(row) == figure(row)
    add_file(
        row,
        "participants.csv",
        HEAD.encode() + zoom_report("10/15/2026", [("Ben Okafor", "", "06:00", "07:00")])[len(HEAD) :],
    )
    assert recorded(row) == [("Ben Okafor", 1)]
    assert attendance_count(row).at_least is False


def test_a_file_that_is_forgotten_takes_its_names_along_a_purged_one_does_not() -> None:
    row = hour("2026-10", [("Ben Okafor", ""), ("Cleo Marsh", "")])
    record_attendance(by=WORKER, conversation=row)
    HarvestFile.objects.update(purged_at=datetime.datetime.now(tz=datetime.UTC), stored="")
    assert recorded(row) == [("Ben Okafor", 1), ("Cleo Marsh", 1)]
    other = hour("2026-11", [("Ben Okafor", ""), ("Dana Whit", "")])
    record_attendance(by=WORKER, conversation=other)
    forget_file(by=ada(), conversation=other, file_id=files_of(other)[0].id)
    assert recorded(other) == []
    assert people_count(other) is None


def test_newcomers_are_those_who_were_never_met_before_as_far_as_that_is_known() -> None:
    conversation("2026-07", people=30)
    first = hour("2026-08", [("Ben Okafor", ""), ("Cleo Marsh", "")])
    conversation("2026-09", people=40)
    second = hour("2026-10", [("Ben Okafor", ""), ("Dana Whitfield", ""), ("sam", "")])
    recorded(first)
    recorded(second)
    assert attendance_count(first) == Count(
        people=2, at_least=False, newcomers=None, known=0, earlier=1, since="", open=2
    )
    assert attendance_count(second) == Count(
        people=3, at_least=False, newcomers=None, known=1, earlier=3, since="2026-08", open=3
    )
    assert "Dana Whitfield" in new_of(second)
    assert "Ben Okafor" not in new_of(second)
    assert newcomers(second) is None
    # What was called off is no conversation at which anybody could have been met.
    Conversation.objects.filter(month="2026-07").update(status="cancelled", reason="Snow.")
    assert newcomers(second) == len(new_of(second)) > 0


@pytest.mark.parametrize(("known", "enough"), [(0, False), (5, False), (6, True), (12, True)])
def test_nobody_is_called_new_while_who_came_to_most_of_a_year_is_unknown(known: int, enough: bool) -> None:
    assert is_known_enough(known, LATELY) is enough
    months = [f"2025-{number:02}" for number in range(1, 13)]
    for month in ("2024-11", "2024-12", *months[known:]):
        conversation(month)
    for month in months[:known]:
        recorded(hour(month, [("Ben Okafor", "")]))
    row = hour("2026-10", [("Dana Whitfield", "")])
    recorded(row)
    count = attendance_count(row)
    assert (count.newcomers, count.known, count.earlier) == (1 if enough else None, known, LATELY)


def test_a_settled_name_makes_its_bearer_known_whatever_they_were_called() -> None:
    first = hour("2026-09", [("Bex", "")])
    second = hour("2026-10", [("Rebecca Holt", "")])
    recorded(first)
    recorded(second)
    assert new_of(second) == ["Rebecca Holt"]
    rebecca = person("Rebecca Holt")
    for name in ("Bex", "Rebecca Holt"):
        settle_alias(by=ada(), alias=alias_for(name=name), person=rebecca)
    assert (new_of(second), who_came(second), who_came(first)) == ([], (rebecca,), (rebecca,))
    assert [one.conversation.month for one in attended_by(rebecca)] == ["2026-10", "2026-09"]


def test_two_sams_are_two_and_the_second_is_new() -> None:
    first, second = hour("2026-09", [("Sam Day", "")]), hour("2026-10", [("Sam Day", "")])
    recorded(first)
    recorded(second)
    assert new_of(second) == []
    one, other = person("Sam Day", place="Leeds"), person("Sam Day", place="Cork")
    sam = alias_for(name="Sam Day")
    settle_alias(by=ada(), alias=sam, person=one)
    settle_alias(by=ada(), alias=sam, person=other, only_month="2026-10")
    assert (who_came(first), who_came(second), new_of(second)) == ((one,), (other,), ["Sam Day"])
    recorded(second)
    assert who_came(second) == (other,)
    assert Attended.objects.filter(conversation=second).count() == 1


def test_somebody_who_came_by_laptop_and_by_phone_is_one() -> None:
    row = conversation("2026-10", day=datetime.date(2026, 10, 15))
    told = [("Ben Okafor", "", "06:00", "06:20"), ("Benny", "", "06:10", "07:00"), ("Cleo Marsh", "", "06:00", "07:00")]
    add_file(row, "participants.csv", zoom_report("10/15/2026", told))
    assert len(recorded(row)) == 3
    ben = person("Ben Okafor")
    for name in ("Ben Okafor", "Benny"):
        settle_alias(by=ada(), alias=alias_for(name=name), person=ben)
    assert [(one.names, one.people, one.seconds) for one in came(row)] == [
        (("Ben Okafor", "Benny"), 1, 3000),
        (("Cleo Marsh",), 1, 3600),
    ]
    assert (people_count(row), attendance_count(row).people, who_came(row)) == (2, 2, (ben,))
    assert [(one.conversation.month, one.seconds) for one in attended_by(ben)] == [("2026-10", 3000)]


def test_an_address_beside_a_name_is_a_reason_and_settles_nothing() -> None:
    ben = person("Benedict Okafor", "ben@example.org")
    person("Sam One", "sam.one@example.org")
    person("Sam Two", "sam.two@example.org")
    row = hour(
        "2026-10",
        [
            ("Benno Kettle", "BEN@example.org"),
            ("Sam", "sam.one@example.org"),
            ("Sam", "sam.two@example.org"),
            ("Cleo", ""),
        ],
    )
    recorded(row)
    kettle = alias_for(name="Benno Kettle")
    numbers = list(Attended.objects.values_list("alias", flat=True))
    assert known_by_address(numbers) == {kettle.pk: ben.pk}
    assert who_came(row) == ()
    later = hour("2026-11", [("Benedict O", "ben@example.org")])
    recorded(later)
    assert known_by_address(Attended.objects.filter(conversation=later).values_list("alias", flat=True)) == {
        alias_for(name="Benedict O").pk: ben.pk
    }


def test_who_was_met_at_an_address_before_is_not_new() -> None:
    person("Rebecca Holt", "bex@example.org")
    first, second = hour("2026-09", [("Bex H", "bex@example.org")]), hour("2026-10", [("R Holt", "bex@example.org")])
    recorded(first)
    recorded(second)
    assert new_of(second) == []


def test_nobody_is_not_counted_until_that_is_taken_back() -> None:
    row = hour("2026-10", [("Ben Okafor", ""), ("Kettle Seven", "")])
    recorded(row)
    alias = settle_as_nobody(by=ada(), alias=alias_for(name="Kettle Seven"))
    assert (people_count(row), [one.row.alias.name for one in came(row)]) == (1, ["Ben Okafor"])
    reopen_alias(by=ada(), alias=alias)
    assert people_count(row) == 2


def test_attendance_follows_a_merge_and_comes_back() -> None:
    row = hour("2026-10", [("Bex", "")])
    recorded(row)
    kept, gone = person("Rebecca Holt"), person("Bex Holt")
    settle_alias(by=ada(), alias=alias_for(name="Bex"), person=gone)
    merged = merge_people(by=ada(), kept=kept, gone=gone)
    assert who_came(row) == (kept,)
    undo_merge(by=ada(), merge=merged)
    assert who_came(row) == (gone,)


def test_what_is_held_of_somebody_tells_their_months_and_nobody_elses() -> None:
    row = hour("2026-10", [("Ben Okafor", ""), ("Cleo Marsh", "")])
    recorded(row)
    ben = person("Ben Okafor")
    settle_alias(by=ada(), alias=alias_for(name="Ben Okafor"), person=ben)
    assert held_about(ben)["conversations you came to"] == [
        {
            "month": "2026-10",
            "under the name": "Ben Okafor",
            "minutes": 60,
            "from": datetime.datetime(2026, 10, 15, 17, tzinfo=datetime.UTC),
            "until": datetime.datetime(2026, 10, 15, 18, tzinfo=datetime.UTC),
        }
    ]
    assert months_met([alias_for(name="Cleo Marsh").pk]) == {alias_for(name="Cleo Marsh").pk: ("2026-10",)}


def test_counting_asks_no_more_for_more_people() -> None:
    asked = []
    for number, month in enumerate(("2026-08", "2026-10"), 1):
        row = hour(month, [(f"Person {letter}hill", "") for letter in "ABCDEF"[: 3 * number]])
        recorded(row)
        with CaptureQueriesContext(connection) as queries:
            attendance_count(row)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_nobody_without_an_account_counts_who_came() -> None:
    row = hour("2026-10", [("Ben Okafor", "")])
    with pytest.raises(NotAllowed, match="counted by stewards and producers"):
        record_attendance(by=NOBODY, conversation=row)
    assert (Attended.objects.count(), str(Attended(alias=alias_for(name="Ben"), conversation=row))) == (
        0,
        f"Ben in {row}",
    )
