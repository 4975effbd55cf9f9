"""An answer that everybody may be given: whole or unchanged, plain or zipped, ready to be sent."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass

from asgiref.typing import ASGISendCallable, HTTPResponseBodyEvent, HTTPResponseStartEvent

from kindling.web.front.asked import Asked

Headers = tuple[tuple[bytes, bytes], ...]

KEPT = frozenset({200, 410})
"""Statuses worth keeping. Anybody can make up addresses that are not found, and would fill the shelf with them."""

SHRINKS = re.compile(rb"text/|font/[ot]tf|application/(?:json|xml|javascript)|[^;]*\+(?:xml|json)")
"""The media types that zipping makes smaller; the others are zipped by themselves."""

SMALLEST = 600
"""Bytes from which zipping is worth it: below, it saves no packet on the way."""

UNCHANGED = frozenset({b"cache-control", b"etag", b"last-modified", b"vary"})
"""What a 304 repeats (RFC 9110, 15.4.5)."""

OVERHEAD = 2048
"""Bytes that a page takes beside its bodies, roughly."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to send a page."""

    start: HTTPResponseStartEvent
    body: HTTPResponseBodyEvent

    async def send(self, send: ASGISendCallable, *, head: bool) -> None:
        """Sends it, or its head alone."""
        await send(self.start)
        await send(_body(b"") if head else self.body)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in every way it can be sent. ``size`` is what it takes in memory, in bytes."""

    status: int
    etag: bytes
    modified: bytes
    plain: Variant
    zipped: Variant
    unchanged: Variant
    size: int

    async def answer(self, asked: Asked, send: ASGISendCallable) -> None:
        """Sends it as ``asked`` for."""
        if self.status == 200 and self._is_known(asked):
            await self.unchanged.send(send, head=True)
        else:
            await (self.zipped if asked.zipped else self.plain).send(send, head=asked.head)

    def _is_known(self, asked: Asked) -> bool:
        """Whether who asks has it already. A date counts where no tag was given, and only this page's own."""
        if asked.known:
            return knows(asked.known, self.etag)
        return bool(asked.known_since) and asked.known_since == self.modified


def knows(header: bytes, etag: bytes) -> bool:
    """Whether an ``If-None-Match`` header holds ``etag``, by weak comparison (RFC 9110, 13.1.2)."""
    told = {part.strip().removeprefix(b"W/") for part in header.split(b",")}
    return b"*" in told or etag.removeprefix(b"W/") in told


def may_be_shared(headers: Headers) -> bool:
    """Whether Django's answer says nothing of whom it is for: no cookie, and nothing against keeping it."""
    told = [(name.lower(), value.lower()) for name, value in headers]
    return not any(
        name == b"set-cookie" or (name == b"cache-control" and (b"private" in value or b"no-store" in value))
        for name, value in told
    )


def made_page(status: int, headers: Headers, body: bytes) -> Page:
    """The page of Django's answer. It may be kept by whoever asks again each time whether it still stands.

    Its tag is weak, because zipped and plain share it, and covers the headers too: a changed policy is a changed page.
    """
    own = {name.lower(): value for name, value in headers if name.lower() != b"content-length"}
    etag = (
        own.get(b"etag")
        or b'"%s"' % hashlib.sha256(repr(sorted(own.items())).encode() + body).hexdigest()[:32].encode()
    )
    own[b"etag"] = etag if etag.startswith(b"W/") else b"W/" + etag
    own.setdefault(b"cache-control", b"public, no-cache")
    small = _zipped(own, body)
    if small is not None:
        own[b"vary"] = _with_encoding(own.get(b"vary", b""))
    plain = _variant(status, own, body)
    return Page(
        status=status,
        etag=own[b"etag"],
        modified=own.get(b"last-modified", b""),
        plain=plain,
        zipped=plain if small is None else _variant(status, {**own, b"content-encoding": b"gzip"}, small),
        unchanged=_variant(304, {name: own[name] for name in own.keys() & UNCHANGED}, None),
        size=len(body) + len(small or b"") + OVERHEAD,
    )


def _zipped(headers: dict[bytes, bytes], body: bytes) -> bytes | None:
    """The body zipped, where that makes it smaller."""
    kind = headers.get(b"content-type", b"")
    if len(body) < SMALLEST or b"content-encoding" in headers or not SHRINKS.match(kind):
        return None
    small = gzip.compress(body, compresslevel=6, mtime=0)
    return small if len(small) < len(body) else None


def _with_encoding(vary: bytes) -> bytes:
    return vary if b"accept-encoding" in vary.lower() else vary + b", Accept-Encoding" if vary else b"Accept-Encoding"


def _variant(status: int, headers: dict[bytes, bytes], body: bytes | None) -> Variant:
    told = list(headers.items())
    if body is not None:
        told.append((b"content-length", str(len(body)).encode()))
    start = HTTPResponseStartEvent(type="http.response.start", status=status, headers=told, trailers=False)
    return Variant(start, _body(body or b""))


def _body(data: bytes) -> HTTPResponseBodyEvent:
    return HTTPResponseBodyEvent(type="http.response.body", body=data, more_body=False)
