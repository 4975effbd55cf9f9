"""Old addresses: however they are written they are found, and they never lead out of the site or in a circle."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from kindling.conversations.actions.addresses import Moved, keep_old_addresses
from kindling.conversations.intake.moves import MoveTold
from kindling.conversations.models import OldAddress
from kindling.conversations.moved import BadAddress, asked, old_address, settled, target_within
from kindling.conversations.queries import moved_to
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from tests.factories.site import CLEO, ada, conversation

HOME = "https://kettle.example.org"


@pytest.mark.parametrize(
    "words",
    [
        "/Packs/August 2024",
        "/packs/august%202024/",
        "https://old.example.org/packs/august%202024/index.html",
        "http://www.old.example.org//PACKS/August%202024/Default.aspx#top",
        "www.old.example.org/packs/august 2024",
        "packs/august%202024",
        "\\packs\\august 2024\\",
        "/packs/august%202024?utm_source=mail&fbclid=3",
    ],
)
def test_one_address_is_one_however_it_is_written(words: str) -> None:
    assert old_address(words) == "/packs/august 2024"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("/caf%C3%A9", "/café"),
        ("/caf%E9", "/café"),
        ("/cafe\u0301", "/café"),
        ("/page.aspx?id=3&Lang=EN", "/page.aspx?id=3&lang=en"),
        ("/page.aspx?lang=EN&ID=3", "/page.aspx?id=3&lang=en"),
        ("/print?", "/print"),
        ("/print?now", "/print?now"),
        ("/ISBN/978-0/" + "a" * 200, "/isbn/978-0/" + "a" * 200),
        ("/a%00b", "/ab"),
    ],
)
def test_an_address_is_kept_decoded_in_one_case(words: str, kept: str) -> None:
    assert old_address(words) == kept


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("/", "first page"),
        ("https://old.example.org", "first page"),
        ("/index.html", "first page"),
        ("/?p=12", "first page"),
        ("ftp://old.example.org/a", "no address of a web page"),
        ("http://[broken/a", "is no address"),
        ("/" + "a" * 600, "601 characters"),
    ],
)
def test_what_cannot_be_led_from_says_why(words: str, why: str) -> None:
    with pytest.raises(BadAddress, match=why):
        old_address(words)


@given(st.text(max_size=80))
def test_any_path_settles_once_and_for_all(words: str) -> None:
    once = settled(words.replace("%", ""))
    assert settled(once) == once
    assert once.startswith("/")
    assert not once.startswith("//")


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_asked_for_is_looked_up_without_an_error(path: str, query: str) -> None:
    assert all(way.startswith("/") for way in asked(path, query))


@pytest.mark.parametrize(
    "words", ["/archive/", "/archive/?format=panel", f"{HOME}/archive/", "/people/ada-brennan/#top", "/"]
)
def test_a_path_of_this_site_may_be_led_to(words: str) -> None:
    assert target_within(words, site_url=HOME) == words.removeprefix(HOME)


@pytest.mark.parametrize(
    "words",
    [
        "https://evil.example/",
        f"{HOME}.evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        f"{HOME}//evil.example",
        "javascript:alert(1)",
        "archive",
        "",
        "/archive/\r\nSet-Cookie: a=b",
        "/" + "a" * 601,
    ],
)
def test_nothing_leads_out_of_the_site(words: str) -> None:
    with pytest.raises(BadAddress):
        target_within(words, site_url=HOME)


def move(old: str, new: str, line: int = 1, note: str = "") -> MoveTold:
    return MoveTold(line, old, new, note)


def keep(*told: MoveTold, dry_run: bool = False) -> Moved:
    return keep_old_addresses(by=ada(), told=told, site_url=HOME, dry_run=dry_run)


@pytest.mark.django_db
class TestKeeping:
    """Rows of a file become old addresses."""

    def test_an_address_leads_to_a_month_or_a_path(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        conversation("2024-08")
        told = [move("/packs/1.pdf", "Aug 2024", note="The first."), move("/page?id=3", "/archive/2024/")]
        assert keep(*told) == Moved(2, 0, 0, ())
        assert keep(*told) == Moved(0, 0, 2, ())
        assert keep(move("/packs/1.pdf", "/archive/")) == Moved(0, 1, 0, ())
        with django_assert_num_queries(1):
            assert moved_to("/Packs/1.pdf/", "utm_source=mail") == "/archive/"
        assert [moved_to("/page", query) for query in ("id=3", "id=3&fbclid=x", "id=4", "")] == [
            "/archive/2024/",
            "/archive/2024/",
            "",
            "",
        ]
        assert AuditLine.objects.filter(action="keep old addresses").count() == 2
        assert str(OldAddress.objects.get(target="/archive/")) == "/packs/1.pdf"

    def test_what_follows_the_question_mark_counts_only_where_it_was_kept(self) -> None:
        keep(move("/page", "/archive/"), move("/page?id=3", "/people/"))
        assert [moved_to("/page", query) for query in ("id=3", "id=4", "")] == ["/people/", "/archive/", "/archive/"]

    def test_an_address_longer_than_any_that_is_kept_asks_nothing(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(0):
            assert (moved_to("/" + "a" * 601, ""), moved_to("/", "")) == ("", "")

    def test_bad_rows_are_told_and_the_others_kept(self) -> None:
        done = keep(
            move("/a", "2019-01", 2),
            move("/b", "https://evil.example/", 3),
            move("/", "/archive/", 4),
            move("/c", "/archive/"),
        )
        assert (done.new, [str(one).partition(".")[0] for one in done.problems]) == (
            1,
            [
                "line 2: no conversation is known of 2019-01",
                "line 3: “https://evil",
                "line 4: “/” is this site's own first page, which nothing can lead away from",
            ],
        )

    def test_a_circle_is_refused(self) -> None:
        conversation("2024-08")
        done = keep(
            move("/a", "/a/", 1),
            move("/b", "/c", 2),
            move("/c", "/d?x=1", 3),
            move("/d", "/B/index.html", 4),
            move("/conversations/2024-08/", "2024-08", 5),
        )
        assert [one.line for one in done.problems] == [1, 4, 5]
        assert done.new == 2

    def test_a_circle_that_stands_already_stops_nothing_else(self) -> None:
        OldAddress.objects.create(path="/x", target="/y")
        OldAddress.objects.create(path="/y", target="/x")
        assert keep(move("/a", "/x")).new == 1

    def test_a_path_that_looks_like_a_month_is_a_path(self) -> None:
        keep(move("/a", "/2024/08/"))
        assert moved_to("/a", "") == "/2024/08/"

    def test_a_dry_run_keeps_nothing(self) -> None:
        assert keep(move("/a", "/archive/"), dry_run=True) == Moved(1, 0, 0, ())
        assert not OldAddress.objects.exists()

    def test_a_stranger_keeps_nothing(self) -> None:
        with pytest.raises(NotAllowed):
            keep_old_addresses(by=CLEO, told=[move("/a", "/archive/")], site_url=HOME)

    @pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "archive", ""])
    def test_another_site_cannot_stand_in_the_table(self, target: str) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            OldAddress.objects.create(path="/a", target=target)
