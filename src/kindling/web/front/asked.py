"""What is asked for, and may the answer be one that everybody is given?"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl

from asgiref.typing import HTTPScope

CHOICES = frozenset({"format", "look", "page", "person", "show", "theme", "type", "year"})
"""The names that public pages read in an address. Any other could make a page of its own for every value."""

LONGEST = 400
"""Characters of a path or of what follows its question mark, at most."""

COUNTED = ("utm_", "mc_", "fbclid", "gclid", "mtm_")
"""How the names begin that newsletters and search engines add to a link; no page reads them."""

STAMP = re.compile(rb"[0-9a-f]{12}")
"""What a link to a style or a picture ends with so that a browser asks anew once it has changed; no page reads it."""


@dataclass(frozen=True, slots=True)
class Key:
    """What an answer depends on, and nothing else does."""

    scheme: str
    host: bytes
    path: str
    query: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """A page, and how it is to be sent: ``zipped``, its head alone, or not again where what is known still stands.

    ``known`` holds tags as ``If-None-Match`` does, ``known_since`` a date as ``If-Modified-Since``.
    """

    key: Key
    zipped: bool
    head: bool
    known: bytes
    known_since: bytes


def asked_of(scope: HTTPScope, cookies: Collection[bytes]) -> Asked | None:
    """What ``scope`` asks for; nothing where the answer could depend on who asks, as with one of our ``cookies``."""
    if scope["method"] not in {"GET", "HEAD"}:
        return None
    told = dict(scope["headers"])
    host, query = told.get(b"host"), _plain(scope["query_string"])
    if not host or query is None or len(scope["path"]) > LONGEST or carries(told.get(b"cookie", b""), cookies):
        return None
    return Asked(
        key=Key(scope["scheme"], host, scope["path"], query),
        zipped=takes_gzip(told.get(b"accept-encoding", b"")),
        head=scope["method"] == "HEAD",
        known=told.get(b"if-none-match", b""),
        known_since=told.get(b"if-modified-since", b""),
    )


def carries(header: bytes, cookies: Collection[bytes]) -> bool:
    """Whether a ``Cookie`` header holds one of ``cookies``."""
    return any(part.partition(b"=")[0].strip() in cookies for part in header.split(b";"))


@lru_cache(maxsize=256)
def takes_gzip(header: bytes) -> bool:
    """Whether an ``Accept-Encoding`` header takes gzip; ``;q=0`` refuses it (RFC 9110, 12.5.3)."""
    for part in header.lower().split(b","):
        name, _, weight = part.partition(b";")
        if name.strip() in {b"gzip", b"*"}:
            return weight.replace(b" ", b"").strip(b"0.") != b"q="
    return False


def _plain(query: bytes) -> bytes | None:
    """What public pages read of a query; nothing where it names something else, or a choice twice."""
    if not query or STAMP.fullmatch(query):
        return b""
    if len(query) > LONGEST:
        return None
    names = [name for name, _ in parse_qsl(query.decode("latin-1"), keep_blank_values=True)]
    wanted = [name for name in names if not name.startswith(COUNTED)]
    if len(set(wanted)) < len(wanted) or not CHOICES.issuperset(wanted):
        return None
    return query if wanted == names else b"&".join(part for part in query.split(b"&") if not _counts(part))


def _counts(part: bytes) -> bool:
    return part.decode("latin-1").startswith(COUNTED)
