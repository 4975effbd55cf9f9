"""A figure that came from files follows them into the next edition; one that somebody said stays."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.utils import timezone

from kindling.contributions.actions import purge_private
from kindling.contributions.queries import files_of
from kindling.conversations.actions import count_by_files, count_people, record_conversation
from kindling.conversations.facts import ConversationFacts
from kindling.conversations.models import Conversation
from kindling.curation.actions import edit_pack
from kindling.curation.actions.drafting import drafted_pack
from kindling.curation.queries import draft_of
from kindling.duties.loop import work_once
from kindling.duties.removing import remove_file
from kindling.ground.models import AuditLine
from kindling.pack.document import Pack, World, string
from kindling.publication.actions import publish_working_pack, withdraw_edition
from kindling.publication.models import Edition
from tests.attendance.hours import add_file, hour, zoom_report
from tests.curation.months import draft, working
from tests.factories.exports import zoom_chat
from tests.factories.site import ada

pytestmark = pytest.mark.django_db

CHAT = zoom_chat(("18:01:00", "Ben Okafor", "Hello all"), ("18:02:00", "Cleo Marsh", "Hello"))
REPORT = [(f"Person {letter}hill", "", "06:00", "07:00") for letter in "ABCDEFGH"]


def with_wrong_list(chat: str = CHAT) -> Conversation:
    """A month into which a list of another one was dropped, drafted; of its pack only who came is left."""
    row = hour("2026-10", [], chat=chat)
    add_file(row, "wrong.csv", zoom_report("10/15/2026", REPORT))
    work_once()
    edit_pack(by=ada(), conversation=row, edit=_who_came, sentence="Left who came", based_on=draft_of(row).number)
    return row


def _who_came(pack: Pack) -> Pack:
    return replace(pack, sections=tuple(one for one in pack.sections if one.role == "world"))


def remove(row: Conversation) -> None:
    (number,) = (one.id for one in files_of(row) if one.name == "wrong.csv")
    remove_file(by=ada(), conversation=row, file_id=number)
    work_once()


def publish(row: Conversation) -> Edition:
    row.refresh_from_db()
    return publish_working_pack(by=ada(), conversation=row)


def told(row: Conversation) -> tuple[int | None, bool, int | None]:
    row.refresh_from_db()
    return row.people, row.people_or_more, row.newcomers


def sentence(pack: Pack) -> str:
    worlds = [block for one in pack.sections for block in one.blocks if isinstance(block, World)]
    return " ".join(string(one.text) for one in worlds)


def test_a_list_of_another_month_is_in_no_figure_once_it_was_removed() -> None:
    row = with_wrong_list()
    assert (working(row).people, sentence(working(row))) == (8, "8 people came.")
    remove(row)
    assert (working(row).people, sentence(working(row))) == (None, "At least 2 people came.")
    assert (publish(row).people, told(row)) == (None, (2, True, None))


def test_a_figure_that_was_published_from_files_follows_them_into_the_next_edition() -> None:
    row = with_wrong_list()
    assert (publish(row).people, told(row)) == (8, (8, False, None))
    remove(row)
    assert told(row) == (8, False, None)
    assert (publish(row).people, told(row)) == (None, (2, True, None))


def test_without_any_file_left_nothing_is_told_of_who_came() -> None:
    row = with_wrong_list(chat="")
    publish(row)
    remove(row)
    assert (working(row).people, sentence(working(row))) == (None, "")
    assert (publish(row).people, told(row)) == (None, (None, False, None))


def test_a_figure_that_came_from_files_goes_with_its_edition() -> None:
    row = with_wrong_list()
    withdraw_edition(by=ada(), edition=publish(row), reason="The wrong list.")
    assert told(row) == (None, False, None)


def test_a_figure_that_somebody_said_stays_whatever_becomes_of_the_files() -> None:
    row = with_wrong_list()
    publish(row)
    count_people(by=ada(), conversation=row, people=8, or_more=False, newcomers=3)
    remove(row)
    assert (working(row).people, sentence(working(row))) == (8, "8 people came, 3 of them for the first time.")
    withdraw_edition(by=ada(), edition=publish(row), reason="A misprint.")
    assert told(row) == (8, False, 3)


def test_what_purged_files_told_of_who_came_stays() -> None:
    row = with_wrong_list()
    publish(row)
    purge_private(now=timezone.now() + datetime.timedelta(days=4000))
    row.refresh_from_db()
    assert (draft(row).people, sentence(working(row)), drafted_pack(row)[0].people) == (8, "8 people came.", 8)
    assert (publish(row).people, told(row)) == (8, (8, False, None))


def test_newcomers_that_a_pack_counted_follow_it_and_those_that_somebody_said_stay() -> None:
    row = hour("2026-10", [])

    def counted(people: int | None, new: int | None) -> tuple[int | None, bool, int | None]:
        count_by_files(by=ada(), conversation=row, people=people, newcomers=new)
        return told(row)

    assert [counted(48, 7), counted(40, None), counted(None, None)] == [
        (48, False, 7),
        (40, False, None),
        (None, False, None),
    ]
    assert AuditLine.objects.filter(action="count people by files").count() == 3
    count_people(by=ada(), conversation=row, people=None, or_more=False, newcomers=30)
    assert [counted(48, 7), counted(28, 7), counted(None, None)] == [
        (48, False, 30),
        (None, False, 30),
        (None, False, 30),
    ]


def test_a_month_that_is_told_anew_is_told_by_somebody() -> None:
    row = hour("2026-10", [])
    count_by_files(by=ada(), conversation=row, people=48, newcomers=7)
    record_conversation(by=ada(), series=row.series, facts=ConversationFacts(month="2026-10", people=48, newcomers=7))
    assert count_by_files(by=ada(), conversation=row, people=None) is False
    assert told(row) == (48, False, 7)
