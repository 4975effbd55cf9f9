"""Which requests may be answered with what everybody is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kindling.web import public
from kindling.web.front.asked import CHOICES, Asked, Key, asked_of, takes_gzip
from tests.web.front.asking import scope

OURS = frozenset({b"session", b"csrf"})


def query_of(query: str) -> bytes | None:
    """What is left of a query; None where nothing may be answered from memory."""
    asked = asked_of(scope("/archive/", query), OURS)
    return asked.key.query if asked else None


def test_a_page_is_known_by_where_it_is_alone() -> None:
    told = scope("/archive/", "format=panel", accept_encoding="gzip, br", if_none_match='W/"1"', user_agent="Browser")
    assert asked_of(told, OURS) == Asked(
        Key("http", b"localhost", "/archive/", b"format=panel"),
        zipped=True,
        head=False,
        known=b'W/"1"',
        known_since=b"",
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_only_reading_is_answered_from_memory(method: str) -> None:
    assert asked_of(scope(method=method), OURS) is None


@pytest.mark.parametrize("cookie", ["session=1", "csrf=", "one=1; session=2", "one=1;session=2", "session"])
def test_who_carries_a_cookie_of_ours_is_answered_by_django(cookie: str) -> None:
    assert asked_of(scope(cookie=cookie), OURS) is None


@pytest.mark.parametrize("cookie", ["one=1", "one=session=1", "sessions=1", "Session=1"])
def test_a_cookie_of_somebody_else_s_is_no_reason(cookie: str) -> None:
    assert asked_of(scope(cookie=cookie), OURS) is not None


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("format=panel&theme=teams", b"format=panel&theme=teams"),
        ("type=", b"type="),
        ("utm_source=letter&mc_cid=9", b""),
        ("format=panel&utm_source=letter", b"format=panel"),
        ("0123456789ab", b""),
        ("side=2", None),
        ("format=panel&format=open", None),
        ("0123456789abc", None),
        ("theme=" + "x" * 400, None),
    ],
)
def test_only_choices_that_pages_offer_make_another_page(query: str, left: bytes | None) -> None:
    assert query_of(query) == left


def test_every_choice_that_a_page_reads_is_known() -> None:
    folder = Path(str(public.__file__)).parent
    told = "\n".join(file.read_text() for file in folder.rglob("*.py"))
    assert set(re.findall(r'GET\.(?:get|getlist)\("(\w+)"', told)) <= CHOICES
    several = " ".join(re.findall(r"GET.*? for name in \(([^)]*)\)", told))
    assert set(re.findall(r'"(\w+)"', several)) <= CHOICES


def test_a_request_without_a_host_or_with_an_endless_path_is_django_s() -> None:
    assert asked_of(scope(host=""), OURS) is None
    assert asked_of(scope("/" + "x" * 400), OURS) is None


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        (b"", False),
        (b"gzip", True),
        (b"br, GZIP;q=0.5", True),
        (b"*", True),
        (b"gzip;q=0", False),
        (b"gzip; q=0.000, br", False),
        (b"br, deflate", False),
        (b"gzip;q=0.001", True),
    ],
)
def test_zipped_bytes_go_to_who_takes_them(header: bytes, takes: bool) -> None:
    assert takes_gzip(header) is takes
