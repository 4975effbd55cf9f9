"""Answers what is the same for everybody from memory, and asks Django for the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection

from asgiref.typing import (
    ASGI3Application,
    ASGIReceiveCallable,
    ASGIReceiveEvent,
    ASGISendCallable,
    ASGISendEvent,
    HTTPScope,
    Scope,
)

from kindling.web.front.asked import Asked, Key, asked_of
from kindling.web.front.page import KEPT, Headers, Page, made_page, may_be_shared
from kindling.web.front.shelf import Moment, Shelves

FOR_ONE = (b"cache-control", b"private, no-cache")
"""What an answer says that tells nothing of keeping it."""


class PageCache:
    """An ASGI application in front of ``application``.

    A page is rendered from its address alone: nothing else of whoever asks for it reaches Django, so that nothing of
    theirs can be in it. ``shared`` says which paths have such pages, ``cookies`` names ours, ``moment`` is now for one.
    """

    def __init__(
        self,
        application: ASGI3Application,
        *,
        shared: Callable[[str], bool],
        cookies: Collection[bytes],
        moment: Callable[[str], Moment],
    ) -> None:
        self._application, self._shared, self._cookies, self._moment = application, shared, cookies, moment
        self._shelves = Shelves()
        self._rendering: dict[tuple[Key, Moment], asyncio.Task[Page | None]] = {}

    async def __call__(self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        """Answers a request."""
        asked = asked_of(scope, self._cookies) if scope["type"] == "http" else None
        page = await self._page(asked, scope) if asked and scope["type"] == "http" else None
        if asked and page:
            await page.answer(asked, send)
        else:
            await self._application(scope, receive, _for_one(send))

    async def _page(self, asked: Asked, scope: HTTPScope) -> Page | None:
        """The page asked for, from memory or fresh; nothing where it is not everybody's.

        Who asks for a page while it is being rendered waits for that one, unless something was changed since.
        """
        moment = self._moment(asked.key.path)
        page = self._shelves.get(asked.key, moment)
        if page is not None or not self._shared(asked.key.path):
            return page
        flight = (asked.key, moment)
        task = self._rendering.get(flight)
        if task is None:
            task = self._rendering[flight] = asyncio.create_task(self._rendered(asked.key, moment, scope))
            task.add_done_callback(lambda _: self._rendering.pop(flight))
        return await asyncio.shield(task)

    async def _rendered(self, key: Key, moment: Moment, scope: HTTPScope) -> Page | None:
        """The page of ``key`` from Django; kept where nothing was changed meanwhile."""
        answer = _Answer()
        await self._application(_bare(key, scope), answer.receive, answer.send)
        if not may_be_shared(answer.headers):
            return None
        page = made_page(answer.status, answer.headers, bytes(answer.body))
        if page.status in KEPT:
            self._shelves.put(key, page, rendered=moment, now=self._moment(key.path))
        return page


class _Answer:
    """Django's answer to a request without a body, by somebody who never hangs up."""

    def __init__(self) -> None:
        self.status, self.headers, self.body = 500, Headers(), bytearray()
        self._asked = False

    async def receive(self) -> ASGIReceiveEvent:
        """The request, once; then nothing more."""
        if self._asked:
            await asyncio.Event().wait()
        self._asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(self, event: ASGISendEvent) -> None:
        """Takes a part of the answer."""
        if event["type"] == "http.response.start":
            self.status, self.headers = event["status"], tuple((bytes(n), bytes(v)) for n, v in event["headers"])
        elif event["type"] == "http.response.body":
            self.body += event["body"]


def _bare(key: Key, scope: HTTPScope) -> HTTPScope:
    """``scope`` with nothing in it but what ``key`` holds."""
    return {
        **scope,
        "method": "GET",
        "query_string": key.query,
        "headers": [(b"host", key.host)],
        "client": None,
        "extensions": {},
    }


def _for_one(send: ASGISendCallable) -> ASGISendCallable:
    """``send``, so that an answer which tells nothing of keeping it is for the one who asked."""

    async def told(event: ASGISendEvent) -> None:
        if event["type"] == "http.response.start":
            headers = list(event["headers"])
            if not any(name.lower() == FOR_ONE[0] for name, _ in headers):
                event = {**event, "headers": [*headers, FOR_ONE]}
        await send(event)

    return told
