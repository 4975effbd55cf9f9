"""A list of another day: it counts for nobody until somebody says that it belongs to the month."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from kindling.attendance.queries import people_count
from kindling.contributions.actions import say_file_belongs
from kindling.contributions.queries import files_of, other_days, places_asked
from kindling.conversations.actions import count_people, describe_conversation
from kindling.conversations.models import Conversation
from kindling.curation.queries import draft_of
from kindling.duties.loop import work_once
from kindling.ground.actors import NOBODY
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.pack.counted import Came, counted
from tests.attendance.hours import add_file, hour, zoom_report
from tests.curation.months import working
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.exports import zoom_chat

pytestmark = pytest.mark.django_db

MONTH = "2024-08"
CHAT = zoom_chat(("18:01:00", "Ben Okafor", "Hello all"), ("18:02:00", "Cleo Marsh", "Good evening from Leeds"))
WRONG = [(name, "", "06:00", "07:00") for name in ("Dana Whitfield", "Ida Poe", "Zora Quill")]
ASKED = "This file is of 15 October 2026; this month’s conversation is on 15 August 2024. Is it the right month?"
FILES, PUBLISH = f"/desk/{MONTH}/files/", f"/desk/{MONTH}/publish/"


def month() -> Conversation:
    """A month with its own chat, and a list of another day that was dropped into it."""
    row = hour(MONTH, [], chat=CHAT)
    add_file(row, "wrong.csv", zoom_report("10/15/2026", WRONG))
    work_once()
    return row


def number(row: Conversation) -> int:
    return next(one.id for one in files_of(row) if one.name == "wrong.csv")


def told(row: Conversation) -> tuple[int | None, Came | None, int]:
    """How many the month and its pack count, and how many files are asked about."""
    return people_count(row), counted(working(row)), other_days(row)


def test_a_list_of_another_day_counts_for_nobody_until_somebody_says_that_it_belongs_here() -> None:
    row = month()
    assert told(row) == (2, Came(2, or_more=True), 1)
    with pytest.raises(NotAllowed):
        say_file_belongs(by=NOBODY, conversation=row, file_id=number(row))
    assert say_file_belongs(by=pia(), conversation=row, file_id=number(row))
    work_once()
    assert told(row) == (3, Came(3), 0)
    assert AuditLine.objects.filter(action="say file belongs", user=pia().user).count() == 1


def test_a_list_is_asked_about_again_once_its_month_is_told_to_be_on_another_day() -> None:
    row = hour(MONTH, [("Ben Okafor", "")], chat=CHAT)
    work_once()
    assert told(row) == (1, Came(1), 0)
    day = datetime.date(2024, 8, 22)
    describe_conversation(by=ada(), conversation=row, title="Rest", day=day, format="", summary="")
    work_once()
    assert told(row) == (2, Came(2, or_more=True), 1)


def test_nobody_is_asked_where_somebody_joined_from_whom_a_list_of_another_day_names() -> None:
    assert {one.raw_name for one in places_asked(month())} == {"Cleo Marsh"}


def test_the_page_of_the_files_says_so_and_takes_the_answer(client: Client) -> None:
    row, desk = month(), sign_in(client, pia())
    page = desk.get(FILES).content.decode()
    assert f"{ASKED} Whom it lists is not counted until you say so." in page
    said = desk.post(FILES, {"belongs": number(row)}, follow=True).content.decode()
    assert "It belongs here. Kindling counts whom it lists" in said
    work_once()
    assert (ASKED in desk.get(FILES).content.decode(), people_count(row)) == (False, 3)
    for wrong in ("0", "x", ""):
        assert "That file is not here any more." in desk.post(FILES, {"belongs": wrong}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("by_hand", "words"),
    [
        (None, 'At least 2 people came. <span class="soft"><bdi>As the pack tells.</bdi></span>'),
        (
            (40, True, 7),
            'At least 40 people came, 7 of them for the first time. <span class="soft"><bdi>As somebody said.',
        ),
        ((1, False, None), '1 person came. <span class="soft"><bdi>As somebody said.'),
    ],
)
def test_the_page_of_publishing_names_the_count_that_readers_will_be_told_and_who_says_so(
    client: Client, by_hand: tuple[int, bool, int | None] | None, words: str
) -> None:
    row = month()
    if by_hand:
        people, more, new = by_hand
        count_people(by=pia(), conversation=row, people=people, or_more=more, newcomers=new)
    page = sign_in(client, pia()).get(PUBLISH).content.decode()
    assert words in page
    assert "<bdi>wrong.csv</bdi> is of another day, and whom it lists is not counted." in page


def test_the_page_of_publishing_names_the_list_that_counts(client: Client) -> None:
    row = month()
    say_file_belongs(by=pia(), conversation=row, file_id=number(row))
    work_once()
    page = sign_in(client, pia()).get(PUBLISH).content.decode()
    assert '3 people came. <span class="soft"><bdi>As told by wrong.csv.' in page
    assert "is of another day" not in page


def test_the_page_of_publishing_says_that_nothing_is_told_where_nobody_is_counted(client: Client) -> None:
    row = hour(MONTH, [])
    add_file(row, "wrong.csv", zoom_report("10/15/2026", WRONG))
    work_once()
    assert draft_of(row).number == 1
    page = sign_in(client, pia()).get(PUBLISH).content.decode()
    assert 'Nothing. <span class="soft"><bdi>Nobody has said how many came, and the pack does not count them.' in page
