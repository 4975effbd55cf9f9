"""The cache before an application that counts what it is asked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest

from kindling.web.front import PageCache
from kindling.web.front.shelf import Moment
from tests.web.front.asking import Told, ask

HTML = (b"content-type", b"text/html")


@dataclass
class Site:
    """Answers with the number of the request, as slowly as ``doors`` are opened, and remembers what it was given."""

    status: int = 200
    headers: tuple[tuple[bytes, bytes], ...] = (HTML,)
    door: asyncio.Event | None = None
    broken: bool = False
    asked: list[Any] = field(default_factory=list)
    moment: Moment = (1, 1)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(scope)
        number = len(self.asked)
        if scope["type"] != "http":
            return
        await receive()
        if self.door:
            await self.door.wait()
        if self.broken:
            raise RuntimeError("broken")
        await send({"type": "http.response.start", "status": self.status, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": b"page ", "more_body": True})
        await send({"type": "http.response.body", "body": b"%d" % number, "more_body": False})

    def cached(self) -> PageCache:
        """Behind a cache, everything shared but what lies under ``/desk/``."""
        return PageCache(
            self,
            shared=lambda path: not path.startswith("/desk/"),
            cookies=frozenset({b"session"}),
            moment=lambda _: self.moment,
        )


def asked(site: Site, *requests: dict[str, str]) -> list[Told]:
    """The answers to ``requests``, one after the other."""

    async def all_of_them() -> list[Told]:
        front = site.cached()
        return [await ask(front, **one) for one in requests]

    return asyncio.run(all_of_them())


def test_a_page_is_rendered_once_for_everybody() -> None:
    site = Site()
    told = asked(site, {}, {}, {"method": "HEAD"}, {"accept_encoding": "gzip"}, {"query": "utm_source=letter"})
    assert [one.body for one in told] == [b"page 1", b"page 1", b"", b"page 1", b"page 1"]
    assert len(site.asked) == 1
    assert told[0].headers["cache-control"] == "public, no-cache"
    assert asked(site, {}, {"if_none_match": told[0].headers["etag"]})[1].status == 200  # another page by now


def test_nothing_of_who_asks_first_reaches_the_page() -> None:
    site = Site()
    asked(site, {"cookie": "other=secret", "authorization": "Bearer secret", "user_agent": "secret"})
    (given,) = site.asked
    assert given["headers"] == [(b"host", b"localhost")]
    assert (given["client"], given["extensions"]) == (None, {})
    assert "secret" not in repr(given)


def test_who_is_signed_in_neither_fills_the_cache_nor_is_answered_from_it() -> None:
    site = Site()
    mine = {"cookie": "session=1"}
    told = asked(site, mine, {}, mine, {})
    assert [one.body for one in told] == [b"page 1", b"page 2", b"page 3", b"page 2"]
    assert [one.headers["cache-control"] for one in told[:2]] == ["private, no-cache", "public, no-cache"]


@pytest.mark.parametrize("path", ["/desk/", "/desk/2026-10/"])
def test_what_is_not_everybody_s_is_asked_for_each_time(path: str) -> None:
    site = Site()
    told = asked(site, {"path": path}, {"path": path})
    assert [one.body for one in told] == [b"page 1", b"page 2"]
    assert told[0].headers["cache-control"] == "private, no-cache"
    assert (b"host", b"localhost") in site.asked[0]["headers"]
    assert site.asked[0]["client"] == ("192.0.2.7", 4321)


@pytest.mark.parametrize(
    "header", [(b"Set-Cookie", b"csrf=1"), (b"Cache-Control", b"private"), (b"cache-control", b"no-store")]
)
def test_what_says_it_is_for_one_person_goes_to_one_person(header: tuple[bytes, bytes]) -> None:
    site = Site(headers=(HTML, header))
    told = asked(site, {}, {})
    assert [one.body for one in told] == [b"page 2", b"page 4"]


@pytest.mark.parametrize(("status", "again"), [(200, 1), (410, 1), (404, 2), (301, 2), (400, 2), (500, 2)])
def test_only_what_is_there_or_gone_is_kept(status: int, again: int) -> None:
    site = Site(status=status)
    assert [one.status for one in asked(site, {}, {})] == [status, status]
    assert len(site.asked) == again


def test_hosts_schemes_paths_and_choices_have_pages_of_their_own() -> None:
    site = Site()
    asked(site, {}, {"host": "127.0.0.1"}, {"path": "/archive/"}, {"query": "type=book"}, {"query": "side=2"}, {})
    assert len(site.asked) == 5


def test_a_change_is_shown_at_once() -> None:
    site = Site()

    async def change() -> list[bytes]:
        front = site.cached()
        first = await ask(front)
        site.moment = (2, 1)
        return [first.body, (await ask(front)).body, (await ask(front)).body]

    assert asyncio.run(change()) == [b"page 1", b"page 2", b"page 2"]


def test_a_page_that_was_being_rendered_when_something_changed_is_not_kept() -> None:
    site = Site()

    async def race() -> list[bytes]:
        site.door = asyncio.Event()
        front = site.cached()
        before = asyncio.create_task(ask(front))
        await asyncio.sleep(0)
        site.moment = (2, 1)
        after = asyncio.create_task(ask(front))
        await asyncio.sleep(0)
        site.door.set()
        return [(await before).body, (await after).body, (await ask(front)).body]

    assert asyncio.run(race()) == [b"page 1", b"page 2", b"page 2"]
    assert len(site.asked) == 2


def test_a_crowd_that_asks_at_once_has_the_page_rendered_once() -> None:
    site = Site()

    async def crowd() -> set[bytes]:
        site.door = asyncio.Event()
        front = site.cached()
        people = [asyncio.create_task(ask(front)) for _ in range(200)]
        await asyncio.sleep(0)
        site.door.set()
        return {(await one).body for one in people}

    assert asyncio.run(crowd()) == {b"page 1"}
    assert len(site.asked) == 1


def test_who_goes_away_takes_the_page_from_nobody() -> None:
    site = Site()

    async def leave() -> bytes:
        site.door = asyncio.Event()
        front = site.cached()
        first, second = asyncio.create_task(ask(front)), asyncio.create_task(ask(front))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        site.door.set()
        return (await second).body

    assert asyncio.run(leave()) == b"page 1"


def test_a_failure_is_everybody_s_and_is_forgotten() -> None:
    site = Site(broken=True)

    async def fail() -> Told:
        front = site.cached()
        with pytest.raises(RuntimeError, match="broken"):
            await ask(front)
        site.broken = False
        return await ask(front)

    assert asyncio.run(fail()).body == b"page 2"


def test_an_application_that_waits_for_the_end_of_the_request_is_not_told_of_one() -> None:
    async def patient(_: Any, receive: Any, send: Any) -> None:
        await receive()
        gone = asyncio.create_task(receive())
        await asyncio.sleep(0)
        assert not gone.done()
        gone.cancel()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"whole", "more_body": False})
        await send({"type": "http.response.trailers", "headers": [], "more_trailers": False})

    front = PageCache(patient, shared=lambda _: True, cookies=(), moment=lambda _: (1, 1))
    assert asyncio.run(ask(front)).body == b"whole"


def test_what_is_no_request_for_a_page_goes_straight_through() -> None:
    site = Site()
    nobody: Any = None
    asyncio.run(site.cached()({"type": "lifespan"}, nobody, nobody))  # type: ignore[arg-type] # enough of one
    assert [scope["type"] for scope in site.asked] == ["lifespan"]
