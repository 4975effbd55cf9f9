"""Asking an ASGI application as a browser would, without a server between."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from asgiref.typing import HTTPScope


@dataclass(frozen=True)
class Told:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def scope(path: str = "/", query: str = "", method: str = "GET", **headers: str) -> HTTPScope:
    """A request as uvicorn hands it over."""
    given = {"host": "localhost", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items() if value],
        "client": ("192.0.2.7", 4321),
        "server": ("localhost", 8000),
        "state": {},
        "extensions": {"tls": {}},
    }


async def ask(application: Any, path: str = "/", query: str = "", method: str = "GET", **headers: str) -> Told:
    """One request and its answer."""
    events: list[Any] = []
    parts = iter([True])

    async def receive() -> Any:
        if not next(parts, False):
            await asyncio.Event().wait()
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(event: Any) -> None:
        events.append(event)

    await application(scope(path, query, method, **headers), receive, send)
    told = {name.decode().lower(): value.decode("latin-1") for name, value in events[0]["headers"]}
    return Told(events[0]["status"], told, b"".join(event.get("body", b"") for event in events[1:]))
