"""The page of a month, and the way to the one that is worked on."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from kindling.contributions.actions import receive_file, record_consents
from kindling.contributions.queries import ledger, open_flags
from kindling.conversations.facts import CreditFacts, QuestionFacts, RecordingFacts
from kindling.curation.actions import request_draft, save_pack
from kindling.duties.loop import work_once
from kindling.mail.actions import NewMessage, queue_message
from kindling.mail.models import Message
from kindling.pack.document import Pack, Section, World, plain
from kindling.planning.actions import set_hour
from kindling.planning.hour import Slot
from kindling.planning.models import Part
from kindling.planning.queries.readiness import minutes_of
from kindling.publication.actions import withdraw_edition
from kindling.web.desk.left import State
from kindling.web.desk.state import month_of, worked_on
from kindling.web.templatetags.months import day_said, day_short
from kindling.web.templatetags.words import spelled
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.exports import SAMPLE
from tests.factories.site import conversation, edition, reviewed, series

pytestmark = pytest.mark.django_db

MONTH = "2024-08"
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
CHAT = b"""18:00:01 From Wilf Adeyemi to Everyone:
\tHello from Newport, it is good to see you all in this room today.
18:10:20 From Niamh Doyle to Everyone:
\tNobody ever told me that I was allowed to stop, so I tell every student on the first day.
18:12:00 From Tom Okafor to Everyone:
\tIt is the pretending that we do not need a pause that costs us most of all, I think.
18:13:00 From Tom Okafor to Everyone:
\tYou can ring me on 07700 900418 if you would like to have the paper about it.
"""


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


def _state(month: str = MONTH) -> State:
    found = month_of(month, now=NOW)
    assert found
    return found.state


def test_a_worked_month_is_read_from_everything_that_knows_of_it() -> None:
    row = conversation(MONTH, title="Rest", speakers=("Ingrid Solheim",), day=datetime.date(2024, 8, 15), people=48)
    receive_file(by=pia(), conversation=row, name="chat.txt", data=CHAT)
    waiting = _state()
    assert (waiting.progress.waiting, waiting.reading, waiting.drafted, waiting.places) == (1, True, False, 0)
    work_once()
    pieces = ledger(row)
    record_consents(
        by=pia(), conversation=row, keys=[pieces[0].key], decision="named", how="by mail", given_on=timezone.localdate()
    )
    state = _state()
    assert (state.reading, state.drafted, state.people) == (False, True, 48)
    assert (state.pieces, state.cleared, state.unanswered) == (len(pieces), 1, len(pieces) - 1)
    assert state.flags == open_flags(row) > 0
    assert state.places == 1


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({}, (48, False, 7, True)),
        ({"newcomers": 9}, (48, False, 9, True)),
        ({"newcomers": 60}, (None, False, 60, False)),
        ({"people": 50, "people_or_more": True}, (50, True, None, False)),
    ],
)
def test_who_came_is_told_by_somebody_or_else_by_the_working_pack(
    known: dict[str, Any], told: tuple[int | None, bool, int | None, bool]
) -> None:
    world = Section("world", "world", "Joining", (World(plain("48 people came, 7 of them for the first time.")),))
    row = conversation(MONTH, **known)
    save_pack(by=pia(), conversation=row, pack=Pack("A", "B", people=48, sections=(world,)), sentence="x", based_on=0)
    state = _state()
    assert (state.people, state.or_more, state.newcomers, state.by_files) == told


def test_what_is_known_of_a_month_without_files_is_read_too() -> None:
    conversation(
        MONTH,
        credits=(CreditFacts(name="Niamh", role="host"),),
        questions=(QuestionFacts("Why?"), QuestionFacts("How?")),
        recordings=(RecordingFacts(),),
        pack_elsewhere=True,
        newcomers=3,
    )
    assert _state() == State(MONTH, speakers=1, questions=2, recordings=1, newcomers=3, elsewhere=True)
    assert month_of("2024-09", now=NOW) is None


def test_an_edition_and_its_withdrawal_are_seen() -> None:
    row = conversation(MONTH)
    made = edition(row, reviewed(month=MONTH))
    assert (_state().published, _state().number, _state().withdrawn) == (timezone.localdate(), 1, False)
    withdraw_edition(by=ada(), edition=made, reason="One of us asked for it.")
    assert (_state().published, _state().withdrawn) == (None, True)


def test_the_page_says_what_is_left_and_fills_one_button(desk: Client) -> None:
    conversation("2024-07")
    conversation(MONTH, title="Rest", speakers=("Ingrid Solheim",), day=datetime.date(2024, 8, 15))
    conversation("2025-01")
    page = desk.get(f"/desk/{MONTH}/").content.decode()
    assert "Three things left this month" in page
    assert page.count('class="button"') == 1
    assert '<a href="/desk/2024-07/" rel="prev">July</a>' in page
    assert '<a href="/desk/2025-01/" rel="next">January 2025</a>' in page
    assert f"{day_said(datetime.date(2024, 8, 15))}, 18:00 to 19:00 in London." in page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"pack_elsewhere": True, "title": "Rest", "speakers": ("Niamh",)}, "A pack of this month is kept elsewhere."),
        ({}, "The day is not known yet."),
    ],
)
def test_the_page_of_a_month_of_which_little_is_known(desk: Client, told: dict[str, Any], words: str) -> None:
    conversation(MONTH, **told)
    assert words in desk.get(f"/desk/{MONTH}/").content.decode()


def test_a_month_for_which_everything_is_ready_says_so(desk: Client) -> None:
    day = timezone.localdate() + datetime.timedelta(days=90)
    cast = (CreditFacts("Niamh"), CreditFacts("Ada", "host"), CreditFacts("Wilf", "host"))
    row = conversation(f"{day:%Y-%m}", title="Rest", credits=cast, day=day, questions=(QuestionFacts("Why?"),))
    row.refresh_from_db()
    set_hour(by=ada(), conversation=row, slots=[Slot(Part.TALK, "The talk", minutes_of(row), "Ada")])
    assert "Everything is ready for the hour." in desk.get(f"/desk/{day:%Y-%m}/").content.decode()


@pytest.mark.parametrize("days", [7, None])
def test_the_page_leads_a_producer_nowhere_that_is_closed_to_them(desk: Client, days: int | None) -> None:
    day = timezone.localdate() + datetime.timedelta(days=days or 40)
    conversation(f"{day:%Y-%m}", day=day if days else None)
    page = desk.get(f"/desk/{day:%Y-%m}/").content.decode()
    assert "A steward says it." in page
    ways = set(re.findall(r'href="(/desk/[^"#]*)"', page))
    assert len(ways) > 10
    assert {way for way in ways if desk.get(way).status_code == 403} == set()
    steward = sign_in(Client(), ada()).get(f"/desk/{day:%Y-%m}/").content.decode()
    assert (f'href="/desk/{day:%Y-%m}/when/"' in steward, "A steward says it." in steward) == (True, False)


@pytest.mark.parametrize("days", [40, -40])
def test_a_month_that_does_not_take_place_says_why_and_leaves_nothing_to_do(desk: Client, days: int) -> None:
    day = timezone.localdate() + datetime.timedelta(days=days)
    row = conversation(f"{day:%Y-%m}", day=day)
    type(row).objects.update(status="cancelled", reason="The roads are closed.")
    page = desk.get(f"/desk/{day:%Y-%m}/")
    told = page.content.decode()
    assert "It does not take place: The roads are closed." in told
    assert "A steward can have it take place after all." in told
    assert (page.context["left"], page.context["steps"], "The hour is on" in told) == ((), (), False)
    assert "Have it take place after all</a>" in sign_in(Client(), ada()).get(f"/desk/{day:%Y-%m}/").content.decode()


def test_a_month_that_was_called_off_and_left_files_behind_goes_its_way(desk: Client) -> None:
    row = conversation(MONTH, title="Rest")
    receive_file(by=pia(), conversation=row, name="chat.txt", data=CHAT)
    type(row).objects.update(status="cancelled", reason="The roads are closed.")
    assert len(desk.get(f"/desk/{MONTH}/").context["steps"]) == 6


def test_the_page_leads_to_the_editions(desk: Client) -> None:
    made = edition(conversation(MONTH, title="Rest", speakers=("Ingrid Solheim",)), reviewed(month=MONTH))
    page = desk.get(f"/desk/{MONTH}/").content.decode()
    assert "Nothing is left this month" in page
    assert f"/desk/{MONTH}/publish/" in page
    withdraw_edition(by=ada(), edition=made, reason="One of us asked for it.")
    assert "The pack is withdrawn" in desk.get(f"/desk/{MONTH}/").content.decode()


def test_a_file_that_comes_after_publishing_is_asked_about_and_what_readers_see_stays_in_reach(desk: Client) -> None:
    row = conversation(MONTH, title="Rest", speakers=("Ingrid Solheim",), day=datetime.date(2024, 8, 15))
    edition(row, reviewed(month=MONTH))
    assert desk.get(f"/desk/{MONTH}/").context["left"] == ()
    name = "participants_84512345678.csv"
    for told, data in (
        ("chat.txt", CHAT),
        ("letter.txt", b"Dear all, no clock is in it."),
        (name, (SAMPLE / name).read_bytes()),
    ):
        receive_file(by=pia(), conversation=row, name=told, data=data)
    work_once()
    page = desk.get(f"/desk/{MONTH}/")
    assert [one.what for one in page.context["left"] if one.url_name in {"desk-files", "desk-flags"}] == [
        "Look at one file",
        "Look whether one file belongs here",
        f"Clear {spelled(open_flags(row))} flag{'' if open_flags(row) == 1 else 's'}",
    ]
    assert ("Nothing is left" in page.content.decode(), "See it as readers do" in page.content.decode()) == (
        False,
        True,
    )
    assert [step.state for step in page.context["steps"]] == ["done", "done", "done", "here", "done", "done"]
    listed = next(one for one in desk.get("/desk/months/").context["months"] if one.month == MONTH)
    assert (listed.icon, listed.words) == ("pencil", f"Published {day_short(timezone.localdate())}; flags to clear")


def test_while_a_draft_is_due_the_page_says_so_and_looks_again_by_itself(desk: Client) -> None:
    row = conversation(MONTH)
    receive_file(by=pia(), conversation=row, name="chat.txt", data=CHAT)
    work_once()
    request_draft(conversation=row)
    anew = '<noscript><meta http-equiv="refresh" content="10"></noscript>'
    page = desk.get(f"/desk/{MONTH}/").content.decode()
    assert "it stands in a few seconds." in page
    assert (anew in page, "data-busy" in page, "/desk/files" in page) == (True, True, True)
    assert anew not in desk.get(f"/desk/{MONTH}/?still").content.decode()
    work_once()
    page = desk.get(f"/desk/{MONTH}/").content.decode()
    assert (anew in page, "data-busy" in page, "it stands in a few" in page) == (False, False, False)


def test_a_file_of_another_day_is_asked_about_at_the_file_and_on_the_page_of_the_month(desk: Client) -> None:
    row = conversation(MONTH, day=datetime.date(2024, 8, 15))
    name = "participants_84512345678.csv"
    receive_file(by=pia(), conversation=row, name=name, data=(SAMPLE / name).read_bytes())
    work_once()
    asked = "This file is of 15 October 2026; this month’s conversation is on 15 August 2024. Is it the right month?"
    assert asked in desk.get(f"/desk/{MONTH}/files/").content.decode()
    assert "Look whether one file belongs here" in desk.get(f"/desk/{MONTH}/").content.decode()


def test_a_month_that_is_not_open_offers_to_open_it(desk: Client) -> None:
    page = desk.get(f"/desk/{MONTH}/").content.decode()
    assert "Nobody has opened this month yet." in page
    assert f'href="/desk/new/?month={MONTH}"' in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_month_asks_at_most_twenty_times(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = conversation(MONTH, speakers=tuple(f"Wilf {number}" for number in range(count)))
    for number in range(count):
        receive_file(by=pia(), conversation=row, name=f"{number}.txt", data=CHAT * (number + 1))
    work_once()
    desk.get(f"/desk/{MONTH}/")
    with django_assert_num_queries(17):
        desk.get(f"/desk/{MONTH}/")


def test_the_desk_opens_the_month_that_is_worked_on(desk: Client) -> None:
    assert desk.get("/desk/")["Location"] == "/desk/new/"
    series()
    conversation("2024-08")
    assert worked_on(NOW) == "2024-08"
    conversation("2027-02")
    conversation("2026-12", day=datetime.date(2026, 12, 17))
    assert worked_on(NOW) == "2026-12"
    late = conversation("2026-10")
    assert worked_on(NOW) == "2026-10"
    edition(late, reviewed(month="2026-10"))
    assert worked_on(NOW) == "2026-12"
    receive_file(by=pia(), conversation=conversation("2025-01"), name="chat.txt", data=CHAT)
    assert worked_on(NOW) == "2025-01"
    assert desk.get("/desk/")["Location"].startswith("/desk/20")


def test_stewards_are_told_of_mail_that_could_not_be_sent_and_producers_are_not(desk: Client) -> None:
    conversation(MONTH, title="Rest")
    queue_message(NewMessage(kind="invitation", key="one", address="ben@example.org"))
    Message.objects.update(state="failed", reason="There is no such mailbox.", done_at=NOW)
    told = {who: sign_in(Client(), who).get(f"/desk/{MONTH}/").content.decode() for who in (ada(), pia())}
    assert ["could not be sent" in page for page in told.values()] == [True, False]
    assert "ben@example.org" not in "".join(told.values())
    assert "could not be sent" not in desk.get("/desk/2024-09/").content.decode()
