"""A page in every way it can be sent."""

from __future__ import annotations

import asyncio
import gzip
import random
from typing import Any

import pytest

from kindling.web.front.asked import Asked, Key
from kindling.web.front.page import Page, knows, made_page, may_be_shared

HTML = (b"Content-Type", b"text/html; charset=utf-8")
WORDS = b"<p>" + b"Small repairs. " * 100


def sent(page: Page, **told: Any) -> tuple[int, dict[bytes, bytes], bytes]:
    """What goes over the wire."""
    how = {"zipped": False, "head": False, "known": b"", "known_since": b"", **told}
    events: list[Any] = []

    async def send(event: Any) -> None:
        events.append(event)

    asyncio.run(page.answer(Asked(Key("http", b"localhost", "/", b""), **how), send))
    return events[0]["status"], dict(events[0]["headers"]), events[1]["body"]


def test_words_are_sent_zipped_to_who_takes_them() -> None:
    page = made_page(200, (HTML,), WORDS)
    status, headers, body = sent(page, zipped=True)
    assert (status, gzip.decompress(body), headers[b"content-encoding"]) == (200, WORDS, b"gzip")
    assert (headers[b"vary"], headers[b"content-length"]) == (b"Accept-Encoding", str(len(body)).encode())
    status, headers, body = sent(page)
    assert (status, body, headers[b"vary"], b"content-encoding" in headers) == (200, WORDS, b"Accept-Encoding", False)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ((HTML,), b"<p>Short"),
        (((b"content-type", b"application/pdf"),), WORDS),
        ((HTML, (b"content-encoding", b"br")), WORDS),
        ((), WORDS),
        ((HTML,), random.Random(1).randbytes(700)),
    ],
)
def test_what_gains_nothing_is_sent_as_it_is(headers: Any, body: bytes) -> None:
    assert sent(made_page(200, headers, body), zipped=True)[2] == body


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"Cookie", b"Cookie, Accept-Encoding"), (b"accept-encoding, Origin", b"accept-encoding, Origin")],
)
def test_what_else_a_page_varies_by_is_kept(before: bytes, after: bytes) -> None:
    assert sent(made_page(200, (HTML, (b"Vary", before)), WORDS))[1][b"vary"] == after


def test_a_head_has_the_length_of_the_page_it_leaves_out() -> None:
    status, headers, body = sent(made_page(200, (HTML,), WORDS), head=True)
    assert (status, headers[b"content-length"], body) == (200, str(len(WORDS)).encode(), b"")


def test_who_has_the_page_is_told_that_it_stands() -> None:
    page = made_page(200, (HTML,), WORDS)
    status, headers, body = sent(page, known=b'"other", ' + page.etag)
    assert (status, sorted(headers), body) == (304, [b"cache-control", b"etag", b"vary"], b"")
    assert headers[b"etag"] == page.etag
    assert sent(page, known=b'"other"')[0] == 200


def test_a_date_counts_where_no_tag_was_given() -> None:
    dated = (b"Last-Modified", b"Sun, 22 Nov 2026 12:00:00 GMT")
    page = made_page(200, (HTML, dated), WORDS)
    assert sent(page, known_since=dated[1])[0] == 304
    assert sent(page, known_since=dated[1], known=b'"other"')[0] == 200
    assert sent(page, known_since=b"Sun, 22 Nov 2026 11:00:00 GMT")[0] == 200
    assert sent(made_page(200, (HTML,), WORDS), known_since=dated[1])[0] == 200


def test_what_is_gone_never_stands_unchanged() -> None:
    page = made_page(410, (HTML,), WORDS)
    assert sent(page, known=page.etag)[0] == 410


def test_a_tag_changes_with_the_words_and_with_the_headers() -> None:
    policies = ((b"content-security-policy", value) for value in (b"default-src 'none'", b"default-src 'self'"))
    tags = {made_page(200, (HTML, one), WORDS).etag for one in policies}
    tags |= {made_page(200, (HTML,), body).etag for body in (WORDS, WORDS + b"!", WORDS)}
    assert len(tags) == 4


def test_django_s_own_tag_and_time_are_kept() -> None:
    page = made_page(200, ((b"ETag", b'"abc"'), (b"Cache-Control", b"public, max-age=600")), b"")
    assert (page.etag, sent(page)[1][b"cache-control"]) == (b'W/"abc"', b"public, max-age=600")
    assert made_page(200, ((b"ETag", b'W/"abc"'),), b"").etag == b'W/"abc"'


@pytest.mark.parametrize(
    ("header", "known"),
    [(b"*", True), (b'"abc"', True), (b'W/"abc"', True), (b'"a", W/"abc"', True), (b'"ab"', False), (b"abc", False)],
)
def test_a_tag_is_compared_weakly(header: bytes, known: bool) -> None:
    assert knows(header, b'W/"abc"') is known


@pytest.mark.parametrize(
    ("headers", "may"),
    [
        ((HTML,), True),
        (((b"Cache-Control", b"public, max-age=600"),), True),
        (((b"Set-Cookie", b"session=1"),), False),
        (((b"cache-control", b"max-age=0, Private"),), False),
        (((b"Cache-Control", b"no-store"),), False),
    ],
)
def test_what_is_for_one_person_is_not_shared(headers: Any, may: bool) -> None:
    assert may_be_shared(headers) is may
