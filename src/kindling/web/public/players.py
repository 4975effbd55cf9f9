"""Where can a recording be played without leaving the page? Only the players that set no cookie before they play."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import parse_qs, urlsplit

YOUTUBE = "https://www.youtube-nocookie.com"
VIMEO = "https://player.vimeo.com"

PLAYERS = (YOUTUBE, VIMEO)
"""The origins that a page may frame; the content security policy names the same."""

_YOUTUBE_HOSTS = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com"})
_YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
_VIMEO_ID = re.compile(r"/(?:video/)?([0-9]{6,12})(?:/([0-9a-f]{6,16}))?/?", re.ASCII)


def player_address(
    url: str, *, since: int | None = None, until: int | None = None, allowed: Collection[object] = PLAYERS
) -> str:
    """The address of a player for ``url``; empty where it has none, or its origin is not among ``allowed``.

    It begins ``since`` and, where the player can, ends ``until``, both in seconds.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if host in {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}:
        found = _from_there(_vimeo(parts.path), "#t={}s", since)
    else:
        found = _from_there(_from_there(_youtube(url, host), "&start={}", since), "&end={}", until)
    return found if any(found.startswith(f"{origin}/") for origin in allowed) else ""


def _from_there(player: str, told: str, seconds: int | None) -> str:
    return player + told.format(seconds) if player and seconds else player


def _youtube(url: str, host: str) -> str:
    parts = urlsplit(url)
    if host == "youtu.be":
        wanted = parts.path.strip("/")
    elif host in _YOUTUBE_HOSTS:
        wanted = parse_qs(parts.query).get("v", [""])[0] or _last(parts.path)
    else:
        return ""
    return f"{YOUTUBE}/embed/{wanted}?autoplay=1" if _YOUTUBE_ID.fullmatch(wanted) else ""


def _last(path: str) -> str:
    """The id in ``/embed/ID``, ``/live/ID`` or ``/shorts/ID``."""
    return path.rstrip("/").rpartition("/")[2] if path.startswith(("/embed/", "/live/", "/shorts/")) else ""


def _vimeo(path: str) -> str:
    found = _VIMEO_ID.fullmatch(path)
    if not found:
        return ""
    number, secret = found.groups()
    return f"{VIMEO}/video/{number}?autoplay=1&dnt=1" + (f"&h={secret}" if secret else "")
