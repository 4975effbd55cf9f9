"""The archive: newest first, with its gaps, filtered and counted."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kindling.archive import months
from kindling.archive.queries import Wish, archive_page
from kindling.archive.records import Choice, Dot, Gap, Listed, Person, YearCount
from kindling.conversations.facts import RecordingFacts
from kindling.conversations.models import Conversation
from kindling.planning.actions import SpeakerFacts, agree_to_items
from kindling.planning.models import Item, SaidBy
from tests.factories.site import conversation, edition, profile
from tests.factories.speakers import INGRID, agreed

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2024, 8, 20, 12, tzinfo=datetime.UTC)


def _rows(wish: Wish | None = None) -> list[tuple[int, list[str]]]:
    page = archive_page(wish or Wish(), now=NOW)
    return [(year.year, [row.label if isinstance(row, Gap) else row.month for row in year.rows]) for year in page.years]


def test_an_archive_without_conversations_is_empty() -> None:
    page = archive_page(Wish(), now=NOW)
    assert (page.years, page.found, page.total, page.dots, page.all_years) == ((), 0, 0, (), ())


def test_a_listed_conversation_tells_what_is_known() -> None:
    profile("Wilf Adeyemi", role="Porter")
    row = conversation(
        "2024-08",
        title="Small repairs",
        format="check-in",
        summary="On coming back.",
        people=48,
        people_or_more=True,
        themes=("Teams",),
        recordings=(RecordingFacts(), RecordingFacts()),
        speakers=("Wilf Adeyemi", "Niamh"),
        pack_elsewhere=True,
    )
    edition(row)
    (year,) = archive_page(Wish(), now=NOW).years
    assert year.rows == (
        Listed(
            month="2024-08",
            year=2024,
            month_name="August",
            url="/conversations/2024-08/",
            title="Small repairs",
            untitled=False,
            format="check-in",
            format_name="Check-in",
            summary="On coming back.",
            day=None,
            speakers=(
                Person("Wilf Adeyemi", "Speaker", "Porter", "/people/wilf-adeyemi/"),
                Person("Niamh", "Speaker", "", ""),
            ),
            themes=("Teams",),
            people=48,
            people_or_more=True,
            pack="here",
            recordings=2,
            upcoming=False,
        ),
    )


def test_what_is_unknown_of_a_conversation_stays_unknown() -> None:
    conversation("2022-09")
    ((one,),) = [year.rows for year in archive_page(Wish(), now=NOW).years]
    assert isinstance(one, Listed)
    assert (one.title, one.untitled, one.format_name, one.people, one.pack, one.recordings) == (
        "September 2022",
        True,
        "",
        None,
        "none",
        0,
    )


def test_missing_months_are_gaps_of_one_year_each() -> None:
    for month in ("2022-11", "2023-03", "2023-05", "2024-06", "2024-07"):
        conversation(month)
    assert _rows() == [
        (2024, ["2024-07", "2024-06", "January to May"]),
        (2023, ["June to December", "2023-05", "April", "2023-03", "January to February"]),
        (2022, ["December", "2022-11"]),
    ]


def test_a_year_of_which_nothing_is_known_is_one_gap() -> None:
    conversation("2022-12")
    conversation("2024-01")
    gap = Gap("2023-01", "2023-12", 2023, "January to December")
    year = archive_page(Wish(), now=NOW).years[1]
    assert (year.rows, year.count) == ((gap,), 0)


def test_narrowed_lists_show_no_gaps_that_would_mislead() -> None:
    profile("Wilf Adeyemi")
    conversation("2023-01", format="panel", themes=("Teams",), speakers=("Wilf Adeyemi",))
    conversation("2023-02", format="speaker")
    conversation("2023-06", format="panel")
    assert _rows(Wish(format="panel")) == [(2023, ["2023-06", "2023-01"])]
    assert _rows(Wish(theme="teams")) == [(2023, ["2023-01"])]
    assert _rows(Wish(person="wilf-adeyemi")) == [(2023, ["2023-01"])]
    assert _rows(Wish(person="nobody")) == []


def test_somebody_with_two_parts_is_found_once() -> None:
    profile("Wilf Adeyemi")
    row = conversation("2023-01", speakers=("Wilf Adeyemi",))
    row.credits.create(role="host", profile=row.credits.get().profile)
    assert _rows(Wish(person="wilf-adeyemi")) == [(2023, ["2023-01"])]


def test_a_year_stands_alone() -> None:
    for month in ("2022-12", "2023-02", "2023-04", "2024-01"):
        conversation(month)
    page = archive_page(Wish(year=2023), now=NOW)
    assert (page.year, _rows(Wish(year=2023)), page.shown, page.total) == (
        2023,
        [(2023, ["2023-04", "March", "2023-02"])],
        2,
        4,
    )
    assert page.all_years == (
        YearCount(2024, "/archive/2024/", 1),
        YearCount(2023, "/archive/2023/", 2),
        YearCount(2022, "/archive/2022/", 1),
    )


def test_the_newest_sixty_are_shown_and_the_rest_counted() -> None:
    row = conversation("2000-01")
    every = [f"{year}-{month:02d}" for year in range(2001, 2007) for month in range(1, 13)]
    type(row).objects.bulk_create(type(row)(series=row.series, month=month) for month in every)
    page = archive_page(Wish(), now=NOW)
    assert (page.found, page.shown, page.years[0].year, page.years[-1].year) == (73, 60, 2006, 2002)


def test_a_recording_that_a_speaker_has_not_agreed_to_is_counted_nowhere() -> None:
    for month in ("2024-06", "2024-07", "2024-08"):
        conversation(month, recordings=(RecordingFacts(),))
    agreed(Conversation.objects.get(month="2024-06"), INGRID, Item.RECORDING)
    refused = agreed(Conversation.objects.get(month="2024-07"), INGRID, no=(Item.RECORDING,))
    agreed(Conversation.objects.get(month="2024-07"), SpeakerFacts("Tom Vale"), Item.RECORDING)
    agreed(Conversation.objects.get(month="2024-08"))

    def counted() -> tuple[int, list[int]]:
        page = archive_page(Wish(), now=NOW)
        return page.with_recording, [row.recordings for row in page.years[0].rows if isinstance(row, Listed)]

    assert counted() == (1, [0, 0, 1])
    agree_to_items(speaking=refused, said_by=SaidBy.SPEAKER, answers={Item.RECORDING: True})
    assert counted() == (2, [0, 1, 1])


def test_packs_and_recordings_are_counted_wherever_they_are_kept() -> None:
    edition(conversation("2024-08", recordings=(RecordingFacts(), RecordingFacts())))
    conversation("2024-07", pack_elsewhere=True)
    conversation("2024-06")
    page = archive_page(Wish(), now=NOW)
    assert (page.total, page.with_pack, page.with_recording) == (3, 2, 1)


def test_filters_offer_only_what_leads_somewhere() -> None:
    profile("Wilf Adeyemi")
    profile("Never Credited")
    conversation("2024-08", format="panel", themes=("Teams",), speakers=("Wilf Adeyemi",))
    found = archive_page(Wish(format="panel"), now=NOW).filters
    assert found.formats == (Choice("", "every conversation", False), Choice("panel", "Panel", True))
    assert found.themes == (Choice("", "anything", True), Choice("teams", "Teams", False))
    assert found.people == (Choice("", "anybody", True), Choice("wilf-adeyemi", "Wilf Adeyemi", False))
    assert found.years == (Choice("", "any year", True), Choice("2024", "2024", False))
    assert (found.active, archive_page(Wish(), now=NOW).filters.active) == (True, False)


def test_the_grid_has_a_place_for_every_month() -> None:
    conversation("2024-08", title="Small repairs", format="panel")
    conversation("2024-09")
    conversation("2022-01")
    grid = archive_page(Wish(), now=NOW).dots
    assert [(year, len(places), sum(dot is not None for dot in places)) for year, places in grid] == [
        (2024, 12, 2),
        (2023, 12, 0),
        (2022, 12, 1),
    ]
    assert grid[0][1][7:9] == (
        Dot("2024-08", "/conversations/2024-08/", "panel", "Small repairs", upcoming=False),
        Dot("2024-09", "/conversations/2024-09/", "", "September 2024", upcoming=True),
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_archive_asks_as_much_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        profile(f"Speaker {number}")
        row = conversation(f"2024-{number + 1:02d}", speakers=(f"Speaker {number}",), themes=(f"Theme {number}",))
        edition(row)
    with django_assert_num_queries(9):
        archive_page(Wish(), now=timezone.now())


def test_months_are_counted_across_years() -> None:
    assert list(months.between("2023-11", "2024-02")) == ["2023-12", "2024-01"]
    assert list(months.between("2023-11", "2023-12")) == []
