"""The rhythm on the desk: the rule, the months ahead, and one month's when and where."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kindling.conversations.actions import describe_series, move_conversation, open_ahead, skip_month
from kindling.conversations.facts import SeriesFacts
from kindling.conversations.meeting import go_path
from kindling.conversations.models import Conversation, Series
from kindling.ground.actors import WORKER
from kindling.web.desk.left import Left
from kindling.web.desk.rhythm.ahead import coming_months
from kindling.web.desk.rhythm.left import left_of_rhythm
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.site import SERIES, conversation, series

pytestmark = pytest.mark.django_db
ROOM = "https://meet.example.net/j/81?pwd=1"
RULE = {"week": "3", "day": "TH", "every": "1", "starts": "18:00", "ends": "19:00", "zone": "Europe/London"}
RHYTHM = "/desk/rhythm/"


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, ada())


def _next() -> Conversation:
    """The second month ahead, of which nobody has said anything."""
    if not Series.objects.exists():
        series()
    open_ahead(by=WORKER)
    return Conversation.objects.select_related("series").order_by("month")[1]


def _now(row: Conversation) -> Conversation:
    return Conversation.objects.select_related("series").get(pk=row.pk)


def _words(desk: Client, path: str, sent: dict[str, Any] | None = None) -> str:
    answer = desk.get(path) if sent is None else desk.post(path, sent, follow=True)
    return answer.content.decode()


def test_a_producer_does_not_say_when(client: Client) -> None:
    row = _next()
    producer = sign_in(client, pia())
    when = f"/desk/{row.month}/when/"
    paths = (RHYTHM, f"{RHYTHM}rule/", when, f"{when}move/", f"{when}off/", f"{when}link/")
    assert {producer.get(path).status_code for path in paths} == {403}
    assert {producer.post(path).status_code for path in (f"{when}on/", f"{RHYTHM}open/")} == {403}


def test_without_a_series_or_a_rule_the_page_leads_to_saying_one(desk: Client) -> None:
    assert "Name the series" in _words(desk, RHYTHM)
    assert desk.get(f"{RHYTHM}rule/")["Location"] == "/desk/community/series/"
    describe_series(by=WORKER, facts=SeriesFacts(name="By the kettle"))
    assert "Say how often you meet" in _words(desk, RHYTHM)


def test_the_months_ahead_stand_in_one_list_with_what_is_known(desk: Client) -> None:
    row = _next()
    first, _, third, fourth = Conversation.objects.select_related("series").order_by("month")[:4]
    skip_month(by=ada(), conversation=third, reason="We rest.")
    conversation(first.month, title="Small repairs", day=first.day, speakers=("Niamh Doyle",))
    Conversation.objects.filter(pk=fourth.pk).update(by_rule=False, day=None)
    Conversation.objects.create(series=row.series, month=f"{timezone.now().year + 4}-01", title="Far ahead")
    told = [(one.words, one.own) for one in coming_months(row.series, now=timezone.now())]
    assert told[:4] == [
        ("By the rhythm", False),
        ("By the rhythm", False),
        ("No conversation this month", False),
        ("The day is not known yet", False),
    ]
    words = _words(desk, RHYTHM)
    for one in (
        "Small repairs",
        "Niamh Doyle",
        "We rest.",
        "Nothing is known yet",
        "Far ahead",
        "Every third Thursday",
    ):
        assert one in words
    assert words.count("Skip or cancel") == len(told) - 1


def test_months_that_are_not_open_yet_are_opened_by_a_button(desk: Client) -> None:
    series()
    assert "Twelve of the next twelve months are not open yet." in _words(desk, RHYTHM)
    assert "The next twelve months are open." in _words(desk, f"{RHYTHM}open/", {})
    assert Conversation.objects.filter(by_rule=True).count() == 12


def test_a_rule_shows_its_dates_before_it_is_saved(desk: Client) -> None:
    row = _next()
    conversation(row.month, title="Small repairs", day=row.day)
    told = RULE | {"week": "-1", "day": "TU", "starts": "17:30", "ends": "18:30"}
    words = _words(desk, f"{RHYTHM}rule/", told | {"look": "1"})
    assert "The next twelve dates" in words
    assert words.count("17:30 in London") == 12
    assert "These stay as they are" in words
    assert Series.objects.get().rule == "FREQ=MONTHLY;BYDAY=3TH"
    assert "Months that nobody has touched follow" in _words(desk, f"{RHYTHM}rule/", told | {"save": "1"})
    kept = Series.objects.get()
    assert (kept.rule, kept.rhythm) == ("FREQ=MONTHLY;BYDAY=-1TU", "Every last Tuesday, 17:30 to 18:30 in London")
    assert (_now(row).day, _now(row).starts) == (row.day, datetime.time(18))
    assert {one.day.weekday() for one in Conversation.objects.filter(by_rule=True) if one.day} == {1}


def test_a_rule_by_hand_and_one_of_every_other_month_are_taken(desk: Client) -> None:
    series()
    by_hand = RULE | {"week": "", "raw": "freq=monthly;bymonth=1,5,9;byday=2mo", "save": "1"}
    desk.post(f"{RHYTHM}rule/", by_hand)
    kept = Series.objects.get()
    # Nothing that everybody reads says any longer that it is every third Thursday.
    assert (kept.rule, kept.rhythm) == ("FREQ=MONTHLY;BYMONTH=1,5,9;BYDAY=2MO", "")
    Series.objects.update(rhythm="Three times a year")
    desk.post(f"{RHYTHM}rule/", by_hand)
    assert Series.objects.get().rhythm == "Three times a year"
    assert " open>" in _words(desk, f"{RHYTHM}rule/")
    desk.post(f"{RHYTHM}rule/", RULE | {"every": "2", "counts_from": "2027-01-01", "save": "1"})
    kept = Series.objects.get()
    assert (kept.rule, kept.counts_from) == ("FREQ=MONTHLY;INTERVAL=2;BYDAY=3TH", datetime.date(2027, 1, 1))
    assert {int(one.month[5:]) % 2 for one in Conversation.objects.all()} == {1}


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"week": "", "raw": "FREQ=WEEKLY;BYDAY=TH"}, "meets twice in"),
        ({"week": "", "raw": ""}, "cannot stand in a rule here"),
        ({"week": "9"}, "is not one of the available choices"),
        ({"every": "2"}, "Say a day in a month in which you meet"),
        ({"every": "2", "counts_from": "soon"}, "A day is written like 2026-12-17."),
        ({"every": ""}, "“How often” needs a choice."),
        ({"ends": "17:00"}, "It ends before it begins."),
        ({"starts": "six"}, "A time is written like 18:00."),
        ({"zone": "Mars/Olympus"}, "No time zone has that name."),
    ],
)
def test_what_is_wrong_with_a_rule_is_told_and_what_was_typed_is_kept(
    desk: Client, sent: dict[str, str], told: str
) -> None:
    series()
    answer = desk.post(f"{RHYTHM}rule/", RULE | sent | {"save": "1"})
    words = answer.content.decode()
    assert answer.status_code == 400
    assert told in words
    assert all(f'value="{value}"' in words for name, value in sent.items() if value and name in {"raw", "zone"})
    assert Series.objects.get().rule == "FREQ=MONTHLY;BYDAY=3TH"


def test_a_month_is_moved_with_a_reason(desk: Client) -> None:
    row = _next()
    assert row.day
    day = row.day - datetime.timedelta(days=7)
    sent = {"day": f"{day:%Y-%m-%d}", "starts": "18:00", "ends": "19:00", "reason": "Ada is away."}
    words = _words(desk, f"/desk/{row.month}/when/move/", sent)
    assert "Moved from" in words
    assert "Ada is away." in words
    kept = _now(row)
    assert (kept.day, kept.starts, kept.sequence, kept.by_rule) == (day, None, 1, False)
    later = sent | {"starts": "19:30", "ends": "20:30"}
    desk.post(f"/desk/{row.month}/when/move/", later)
    assert _now(row).starts == datetime.time(19, 30)
    assert "Saved; the time is as it was." in _words(desk, f"/desk/{row.month}/when/move/", later)
    assert "Moved from" in _words(desk, RHYTHM)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"day": "2031-01-05"}, "is in another month"),
        ({"day": ""}, "“Day” is still empty."),
        ({"day": "tomorrow"}, "A day is written like"),
        ({"ends": "17:00"}, "It ends before it begins."),
        ({"starts": "25:00"}, "A time is written like 18:00."),
    ],
)
def test_what_is_wrong_with_a_move_is_told(desk: Client, sent: dict[str, str], told: str) -> None:
    row = _next()
    good = {"day": f"{row.day:%Y-%m-%d}", "starts": "18:00", "ends": "19:00", "reason": "Ada is away."}
    answer = desk.post(f"/desk/{row.month}/when/move/", good | sent)
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert "Ada is away." in answer.content.decode()
    assert _now(row).sequence == 0


def test_an_hour_that_the_clocks_jump_over_is_told_beside_the_hour(desk: Client) -> None:
    row = series()
    year = timezone.now().year + 1
    sunday = max(day for day in range(25, 32) if datetime.date(year, 3, day).weekday() == 6)
    conversation(f"{year}-03", day=datetime.date(year, 3, 10))
    sent = {"day": f"{year}-03-{sunday}", "starts": "01:30", "ends": "02:30"}
    words = _words(desk, f"/desk/{year}-03/when/move/", sent)
    assert f"There is no 01:30 on {sunday} March {year}: the clocks go forward then." in words
    assert row.zone == "Europe/London"


@pytest.mark.parametrize(("status", "said"), [("cancelled", "Cancelled"), ("skipped", "Skipped")])
def test_a_month_is_called_off_and_takes_place_after_all(desk: Client, status: str, said: str) -> None:
    row = _next()
    when = f"/desk/{row.month}/when/"
    refused = desk.post(f"{when}off/", {"status": status, "reason": ""})
    assert (refused.status_code, "Say why, in a few words" in refused.content.decode()) == (400, True)
    words = _words(desk, f"{when}off/", {"status": status, "reason": "Snow."})
    assert said in words
    assert "Snow." in words
    assert (_now(row).status, _now(row).sequence) == (status, 1)
    assert desk.get(f"{when}move/").status_code == 403
    assert "Have it take place" in _words(desk, RHYTHM)
    assert "takes place after all" in _words(desk, f"{when}on/", {})
    assert (_now(row).status, _now(row).reason, _now(row).sequence) == ("planned", "", 2)
    assert desk.get(f"{when}on/").status_code == 405


def test_a_past_month_is_not_called_off_and_one_that_was_is_put_right(desk: Client) -> None:
    row = conversation("2024-05", day=datetime.date(2024, 5, 16))
    when = "/desk/2024-05/when/"
    told = _words(desk, when)
    assert ("Skip or cancel" in told, "Its hour is over" in told, "get one update" in told) == (False, True, False)
    refused = desk.post(f"{when}off/", {"status": "skipped", "reason": "By mistake."})
    assert (refused.status_code, _now(row).status) == (403, "planned")
    assert "Its hour is over, so it can no longer be skipped or cancelled." in refused.content.decode()
    Conversation.objects.filter(pk=row.pk).update(status="skipped", reason="By mistake.")
    assert "It took place after all" in _words(desk, when)
    assert "May 2024 took place after all" in _words(desk, f"{when}on/", {})
    assert _now(row).status == "planned"


def test_the_link_is_checked_swapped_and_tried(desk: Client) -> None:
    row = _next()
    when = f"/desk/{row.month}/when/"
    bad = desk.post(f"{when}link/", {"url": "http://meet.example.net/a", "note": "Pin 12"})
    assert (bad.status_code, "has to begin with https://" in bad.content.decode()) == (400, True)
    words = _words(desk, f"{when}link/", {"url": ROOM, "note": "Pin 12"})
    assert "meet.example.net/j/81?pwd=1" in words
    assert "Try it" in words
    assert go_path(row.month) in words
    assert Client().get(go_path(row.month))["Location"] == ROOM
    assert _now(row).meeting_note == "Pin 12"


def test_the_link_members_have_is_the_one_their_mail_tells_whatever_address_the_desk_is_opened_at(desk: Client) -> None:
    row = _next()
    words = desk.get(f"/desk/{row.month}/when/", headers={"host": "127.0.0.1:8123"}).content.decode()
    assert words.count(f"http://localhost:8000{go_path(row.month)}") == 2
    assert f"127.0.0.1:8123{go_path(row.month)}" not in words


def test_a_month_without_day_and_one_of_another_time_say_so(desk: Client) -> None:
    row = _next()
    Conversation.objects.filter(pk=row.pk).update(day=None, by_rule=False)
    assert "Its day is not known yet." in _words(desk, f"/desk/{row.month}/when/")
    conversation(row.month, day=datetime.date(int(row.month[:4]), int(row.month[5:]), 2))
    assert "By the rhythm it would be" in _words(desk, f"/desk/{row.month}/when/")
    assert "On a time of its own" in _words(desk, RHYTHM)
    assert desk.get("/desk/1999-01/when/").status_code == 404


def test_what_is_left_is_a_day_or_a_room_soon_before_the_hour() -> None:
    row = _next()
    begins = row.begins_at
    assert begins
    soon, early, late = (begins - datetime.timedelta(days=days) for days in (10, 20, -1))
    place = Left("Say where you meet", "Members’ link leads nowhere yet.", "Give the address", "desk-when-link")
    assert [list(left_of_rhythm(row, now)) for now in (soon, early, late)] == [[place], [], []]
    row.meeting_url = ROOM
    assert list(left_of_rhythm(row, soon)) == []
    row.day = None
    assert [one.url_name for one in left_of_rhythm(row, soon)] == ["desk-when"]
    row.status = "skipped"
    assert list(left_of_rhythm(row, soon)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_months_ahead_ask_as_much_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = series()
    open_ahead(by=WORKER, months=count)
    for one in Conversation.objects.all():
        conversation(one.month, day=one.day, speakers=("Niamh", "Tom"))
    with django_assert_num_queries(2):
        found = coming_months(row, now=timezone.now())
    assert len(found) == count


def test_hours_are_told_by_the_clocks_of_the_series_and_not_of_this_machine(desk: Client) -> None:
    describe_series(by=WORKER, facts=replace(SERIES, zone="Pacific/Auckland"))
    row = _next()
    assert row.day
    conversation(row.month, title="Small repairs", day=row.day - datetime.timedelta(days=7))
    words = _words(desk, f"/desk/{row.month}/when/")
    assert f"By the rhythm it would be {row.day:%A} {row.day.day} {row.day:%B}, 18:00." in words
    words = _words(desk, f"{RHYTHM}rule/", RULE | {"zone": "Pacific/Auckland", "look": "1"})
    assert "Small repairs</bdi>: " in words
    assert f"{_now(row).day:%B}, 18:00 in Auckland</li>" in words


def test_a_moved_month_says_from_when() -> None:
    row = _next()
    assert row.day
    move_conversation(by=ada(), conversation=row, day=row.day - datetime.timedelta(days=1))
    assert [one.words for one in coming_months(row.series, now=timezone.now())][1].startswith("Moved from ")
