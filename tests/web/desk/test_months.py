"""Every month of the desk, and opening one."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from kindling.contributions.actions import receive_file
from kindling.conversations.actions import describe_series
from kindling.conversations.facts import SeriesFacts
from kindling.conversations.models import Conversation, Series
from kindling.curation.models import Draft
from kindling.ground.models import AuditLine
from kindling.publication.actions import withdraw_edition
from kindling.web.desk import new
from kindling.web.desk.standing import standings
from kindling.web.templatetags.months import day_said
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.site import conversation, edition, reviewed, series

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


def _standing() -> dict[str, tuple[str, str]]:
    rows = Conversation.objects.order_by("-month")
    return {one.month: (one.icon, one.words) for one in standings(rows, now=NOW)}


def test_each_month_says_where_it_stands() -> None:
    conversation("2027-01")
    conversation("2026-12", day=datetime.date(2026, 12, 17))
    receive_file(by=pia(), conversation=conversation("2026-11"), name="chat.txt", data=b"18:00:00 Ada: hello there")
    edition(conversation("2026-10"), reviewed(month="2026-10"))
    gone = edition(conversation("2026-09"), reviewed(month="2026-09"))
    withdraw_edition(by=ada(), edition=gone, reason="One of us asked for it.")
    Draft.objects.create(conversation=conversation("2026-08"), current=2)
    conversation("2024-08", pack_elsewhere=True)
    conversation("2024-07")
    words = _standing()
    published = words.pop("2026-10")
    assert (published[0], published[1].startswith("Published ")) == ("check", True)
    assert words == {
        "2027-01": ("clock", "To come"),
        "2026-12": ("clock", f"To come, {day_said(datetime.date(2026, 12, 17))}"),
        "2026-11": ("pencil", "1 file dropped"),
        "2026-09": ("", "Withdrawn"),
        "2026-08": ("pencil", "The pack is being made"),
        "2024-08": ("check", "A pack is kept elsewhere"),
        "2024-07": ("", "No pack"),
    }


def test_the_newest_two_years_stand_first_and_the_rest_by_year(desk: Client) -> None:
    for number in range(25):
        conversation(f"{2022 + number // 12}-{number % 12 + 1:02d}", title=f"Month {number}")
    page = desk.get("/desk/months/").content.decode()
    assert ("Month 24" in page, "Month 1" in page, "Month 0" in page) == (True, True, False)
    older = desk.get("/desk/months/2022/").content.decode()
    assert ("Month 0" in older, "Month 12" in older) == (True, False)
    assert desk.get("/desk/months/1999/").status_code == 404


def test_no_month_at_all_is_an_invitation_to_open_one(desk: Client) -> None:
    page = desk.get("/desk/months/").content.decode()
    assert "Nothing is here yet. Open the month" in page
    assert 'href="/desk/new/"' in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_months_asks_as_often_however_long_it_is(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, count + 1):
        conversation(f"2024-{number:02d}", speakers=(f"Wilf {number}", "Niamh"))
    desk.get("/desk/months/")
    with django_assert_num_queries(7):
        desk.get("/desk/months/")


def test_the_next_months_of_the_rule_are_proposed_unless_they_are_open() -> None:
    row = series()
    conversation("2026-12")
    assert [(one.month, one.day) for one in new.proposed([row], NOW)] == [
        ("2026-10", datetime.date(2026, 10, 15)),
        ("2026-11", datetime.date(2026, 11, 19)),
        ("2027-01", datetime.date(2027, 1, 21)),
        ("2027-02", datetime.date(2027, 2, 18)),
    ]


def test_a_proposed_month_is_opened_on_the_day_of_the_rule(desk: Client) -> None:
    row = series()
    meant = next(new.proposed([row], timezone.now()))
    page = desk.get("/desk/new/").content.decode()
    assert f'value="{meant.value}"' in page
    answer = desk.post("/desk/new/", {"which": meant.value, "title": "Rest"})
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/{meant.month}/")
    made = Conversation.objects.get()
    assert (made.month, made.title, made.day, made.series) == (meant.month, "Rest", meant.day, row)
    assert list(AuditLine.objects.filter(actor="producer").values_list("action", flat=True)) == ["open month"]


def test_any_other_month_is_opened_too(desk: Client) -> None:
    series()
    page = desk.get("/desk/new/?month=2019-03").content.decode()
    assert 'value="2019-03"' in page
    assert desk.post("/desk/new/", {"which": "other", "month": "2019-03"}).status_code == 302
    assert Conversation.objects.get().day == datetime.date(2019, 3, 21)


def test_a_month_that_is_asked_for_is_chosen_already(desk: Client) -> None:
    meant = list(new.proposed([series()], timezone.now()))[-1]
    form = desk.get(f"/desk/new/?month={meant.month}").context["form"]
    assert form.initial["which"] == meant.value


def test_a_series_without_a_rule_proposes_nothing_and_tells_no_day(desk: Client) -> None:
    other = describe_series(by=ada(), facts=SeriesFacts(name="Now and then"))
    assert [value for value, _ in desk.get("/desk/new/").context["form"].fields["which"].choices] == ["other"]
    desk.post("/desk/new/", {"which": "other", "month": "2026-03"})
    assert Conversation.objects.get().day is None
    assert Conversation.objects.get().series == other


def test_where_there_are_several_series_one_is_chosen(desk: Client) -> None:
    first, second = series(), describe_series(by=ada(), facts=SeriesFacts(name="Now and then"))
    labels = [label for _, label in desk.get("/desk/new/").context["form"].fields["which"].choices]
    assert all(f"({first})" in label for label in labels[:-1])
    desk.post("/desk/new/", {"which": "other", "month": "2026-03", "series": second.pk})
    assert Conversation.objects.get().series == second


def test_without_a_series_the_page_says_what_is_missing(desk: Client) -> None:
    assert "no series is known here yet" in desk.get("/desk/new/").content.decode()
    assert desk.post("/desk/new/", {"which": "other", "month": "2026-03"}).status_code == 200
    assert Series.objects.count() == Conversation.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"which": "other", "month": "2024-08"}, "August 2024 is open already."),
        ({"which": "other", "month": "March"}, "Another month needs its year and number"),
        ({"which": "other", "month": "0000-01"}, "Another month needs its year and number"),
        ({"which": "other", "month": "2026-1\0"}, "Null characters are not allowed"),
        ({"which": "9:2026-03", "month": ""}, "9:2026-03 is not one of the available choices"),
        ({}, "“Which month?” needs a choice"),
        ({"which": "other", "month": "2026-03", "title": "x" * 1_000_000}, "at most 300 characters"),
        ({"which": "other", "month": "2026-03", "series": str(2**63)}, None),
    ],
)
def test_what_cannot_be_opened_is_said_beside_its_field(desk: Client, sent: dict[str, str], told: str | None) -> None:
    conversation("2024-08")
    answer = desk.post("/desk/new/", sent)
    assert answer.status_code == (400 if told else 302)
    assert told is None or told in answer.content.decode()
