"""A name that nobody settled goes with the last file that told of it; one settled, or still spoken under, stays."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from kindling.attendance.actions import record_attendance, sweep_names
from kindling.contributions.actions import purge_private
from kindling.contributions.actions.reading import LEASE
from kindling.contributions.queries import files_of
from kindling.conversations.models import Conversation
from kindling.curation.queries import draft_of
from kindling.duties.due import Due
from kindling.duties.loop import work_once
from kindling.duties.removing import remove_file
from kindling.ground.actors import NOBODY, WORKER
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.people.actions import alias_for, settle_alias, settle_as_nobody
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
