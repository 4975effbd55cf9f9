"""A name that nobody settled goes with the last file that told of it; one settled, or still spoken under, stays."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from kindling.attendance.actions import record_attendance, sweep_names
from kindling.attendance.queries import people_count
from kindling.contributions.actions import purge_private
from kindling.contributions.actions.reading import LEASE
from kindling.contributions.queries import files_of
from kindling.conversations.models import Conversation
from kindling.curation.queries import draft_of
from kindling.duties.due import Due
from kindling.duties.erasure import erase_person
from kindling.duties.loop import work_once
from kindling.duties.removing import remove_file
from kindling.ground.actors import NOBODY, WORKER
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.people.actions import alias_for, settle_alias, settle_as_nobody
from kindling.people.erasing import NAME
from kindling.people.models import Alias
from tests.attendance.hours import add_file, hour, zoom_report
from tests.curation.months import draft
from tests.factories.accounts import ada
from tests.factories.exports import zoom_chat
from tests.people.met import person

pytestmark = pytest.mark.django_db

CHAT = zoom_chat(("18:01:00", "Ben Okafor", "Hello all"))


def names() -> list[str]:
    return list(Alias.objects.values_list("name", flat=True))


def remove(row: Conversation, name: str) -> None:
    (file,) = (one for one in files_of(row) if one.name == name)
    assert remove_file(by=ada(), conversation=row, file_id=file.id)


def test_a_list_dropped_into_the_wrong_month_leaves_none_of_its_names_behind() -> None:
    row = hour("2026-10", [], chat=CHAT)
    wrong = [(name, "", "06:00", "07:00") for name in ("Cleo Marsh", "Dana Whitfield", "Ida Poe", "Kettle Seven")]
    add_file(row, "wrong.csv", zoom_report("10/15/2026", wrong))
    work_once()
    assert names() == ["Cleo Marsh", "Dana Whitfield", "Ida Poe", "Kettle Seven"]
    other = hour("2026-09", [("Ida Poe", "")])
    record_attendance(by=WORKER, conversation=other)
    settle_alias(by=ada(), alias=alias_for(name="Cleo Marsh"), person=person("Cleo Marsh"))
    settle_as_nobody(by=ada(), alias=alias_for(name="Kettle Seven"))
    remove(row, "wrong.csv")
    work_once()
    assert names() == ["Ben Okafor", "Cleo Marsh", "Ida Poe", "Kettle Seven"]


def known(row: Conversation) -> list[tuple[str, bool, int | None]]:
    """Each name that was met, whether a report listed it, and for how many minutes."""
    rows = row.attended.values_list("alias__name", "listed", "seconds")
    return [(name, listed, seconds and seconds // 60) for name, listed, seconds in rows]


def purge(row: Conversation) -> None:
    purge_private(now=timezone.now() + datetime.timedelta(days=4000))
    assert all(one.purged for one in files_of(row))


def test_a_list_of_another_month_that_is_removed_takes_its_names_along_though_the_month_s_own_files_were_purged() -> (
    None
):
    person("Ben Okafor", "ben@example.org")
    row = hour("2026-10", [], chat=zoom_chat(("18:01:00", "Ben Okafor", "Hello"), ("18:02:00", "Cleo Marsh", "Hello")))
    record_attendance(by=WORKER, conversation=row)
    purge(row)
    wrong = [("Ben Okafor", "ben@example.org", "06:00", "07:00"), ("Dana Whitfield", "", "06:00", "07:00")]
    add_file(row, "wrong.csv", zoom_report("10/15/2026", wrong))
    work_once()
    assert known(row) == [("Ben Okafor", True, 60), ("Cleo Marsh", False, None), ("Dana Whitfield", True, 60)]
    assert row.attended.filter(address__email="ben@example.org").count() == 1
    remove(row, "wrong.csv")
    work_once()
    assert known(row) == [("Ben Okafor", False, None), ("Cleo Marsh", False, None)]
    assert (names(), row.attended.exclude(address=None).count()) == (["Ben Okafor", "Cleo Marsh"], 0)


def test_a_report_that_was_purged_goes_on_listing_whom_it_listed_after_a_wrong_list_was_removed() -> None:
    row = hour("2026-10", [("Ben Okafor", ""), ("Cleo Marsh", "")])
    record_attendance(by=WORKER, conversation=row)
    purge(row)
    record_attendance(by=WORKER, conversation=row)
    whole = [("Ben Okafor", True, 60), ("Cleo Marsh", True, 60)]
    assert known(row) == whole
    add_file(row, "wrong.csv", zoom_report("10/15/2026", [("Ben Okafor", "", "06:00", "06:10")]))
    record_attendance(by=WORKER, conversation=row)
    remove(row, "wrong.csv")
    record_attendance(by=WORKER, conversation=row)
    assert known(row) == [("Ben Okafor", True, None), ("Cleo Marsh", True, 60)]


def test_a_name_that_two_files_tell_stays_when_one_of_them_is_removed() -> None:
    row = hour("2026-10", [("Ben Okafor", "")], chat=CHAT)
    record_attendance(by=WORKER, conversation=row)
    both = [one.id for one in files_of(row)]
    assert row.attended.get().told_by == sorted(both)
    remove(row, "participants.csv")
    record_attendance(by=WORKER, conversation=row)
    assert known(row) == [("Ben Okafor", False, None)]
    assert row.attended.get().told_by == [files_of(row)[0].id]


def test_a_file_that_comes_again_after_it_was_purged_tells_each_name_once_and_takes_it_along() -> None:
    row = hour("2026-10", [("Ben Okafor", ""), ("Cleo Marsh", "")], chat=CHAT)
    record_attendance(by=WORKER, conversation=row)
    purge(row)
    again = [("Ben Okafor", "", "06:00", "07:00"), ("Cleo Marsh", "", "06:00", "07:00")]
    add_file(row, "participants.csv", zoom_report("10/15/2026", again))
    record_attendance(by=WORKER, conversation=row)
    assert known(row) == [("Ben Okafor", True, 60), ("Cleo Marsh", True, 60)]
    remove(row, "participants.csv")
    record_attendance(by=WORKER, conversation=row)
    assert known(row) == [("Ben Okafor", False, None)]


def test_somebody_who_was_erased_still_came_after_a_wrong_list_was_removed() -> None:
    row = hour("2026-10", [("Ben Okafor", ""), ("Cleo Marsh", "")])
    add_file(row, "second.csv", zoom_report("10/15/2026", [("Ben by phone", "", "06:00", "07:00")]))
    work_once()
    ben = person("Ben Okafor")
    for name in ("Ben Okafor", "Ben by phone"):
        settle_alias(by=ada(), alias=alias_for(name=name), person=ben)
    both = sorted(one.id for one in files_of(row))
    erase_person(person=ben, by=ada())
    work_once()
    assert [one.told_by for one in row.attended.exclude(alias__name="Cleo Marsh")] == [both]
    counted = row.attended.count()
    add_file(row, "wrong.csv", zoom_report("10/15/2026", [("Dana Whitfield", "", "06:00", "07:00")]))
    record_attendance(by=WORKER, conversation=row)
    remove(row, "wrong.csv")
    record_attendance(by=WORKER, conversation=row)
    assert (counted, row.attended.count()) == (2, 2)


def test_a_name_that_was_erased_while_its_files_are_being_read_is_not_written_down_anew() -> None:
    row = hour("2026-10", [("Ben Okafor", ""), ("Cleo Marsh", "")])
    record_attendance(by=WORKER, conversation=row)
    ben = person("Ben Okafor")
    settle_alias(by=ada(), alias=alias_for(name="Ben Okafor"), person=ben)
    erase_person(person=ben, by=ada())
    assert record_attendance(by=ada(), conversation=row) == 1
    add_file(row, "again.csv", zoom_report("10/15/2026", [("Ben Okafor", "", "06:00", "06:30")]))
    work_once()
    assert sorted(names()) == ["Cleo Marsh", NAME]
    assert (row.attended.count(), people_count(row)) == (2, 2)


def test_the_last_file_of_a_month_takes_its_names_along_and_asks_for_the_draft() -> None:
    row = hour("2026-10", [("Cleo Marsh", "")])
    record_attendance(by=WORKER, conversation=row)
    draft(row)
    remove(row, "participants.csv")
    assert (names(), row.attended.count(), draft_of(row).due) == ([], 0, True)
    assert remove_file(by=ada(), conversation=row, file_id=0) is False


def test_a_removed_file_of_which_nothing_was_drafted_drafts_nothing() -> None:
    row = hour("2026-10", [("Cleo Marsh", "")])
    record_attendance(by=WORKER, conversation=row)
    remove(row, "participants.csv")
    assert (names(), draft_of(row).due) == ([], False)


def test_a_name_under_which_words_are_kept_stays_until_they_are_purged() -> None:
    row = hour("2026-10", [], chat=CHAT)
    alias_for(name="Ben Okafor")
    alias_for(name="Cleo Marsh")
    assert (sweep_names(), names()) == (1, ["Ben Okafor"])
    assert AuditLine.objects.filter(action="sweep names").values_list("subject", flat=True).get() == "1 name"
    purge_private(now=timezone.now() + datetime.timedelta(days=4000))
    assert (sweep_names(), names(), sweep_names()) == (1, [], 0)
    assert row.attended.count() == 0


def test_each_of_two_who_wrote_under_one_name_stays() -> None:
    hour("2026-10", [], chat=zoom_chat(("18:01:00", "Ann Poe & Lou Poe", "Hello all")))
    for name in ("Ann Poe", "Lou Poe", "Ann Holt"):
        alias_for(name=name)
    assert (sweep_names(), names()) == (1, ["Ann Poe", "Lou Poe"])


def test_names_left_behind_before_are_swept_once_a_day() -> None:
    alias_for(name="Cleo Marsh")
    assert Due(LEASE).purge()
    assert names() == []


def test_nobody_without_an_account_sweeps_names() -> None:
    alias_for(name="Cleo Marsh")
    with pytest.raises(NotAllowed, match="counted by stewards and producers"):
        sweep_names(by=NOBODY)
    assert names() == ["Cleo Marsh"]
