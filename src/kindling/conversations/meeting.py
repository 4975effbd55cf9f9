"""The one link by which members come in, every month, whatever the month uses."""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
from enum import StrEnum

from django.conf import settings
from django.utils.crypto import constant_time_compare

from kindling.conversations.models import Conversation

LETTERS = 12
"""Letters of a key: sixty bits, more than anybody guesses."""


LATE = datetime.timedelta(hours=1)
"""How long after its end the link still leads in, for an hour that runs on."""


class WayIn(StrEnum):
    """What the link of a month does at some moment."""

    OPEN = "open"
    """It leads to where the month meets."""
    SOON = "soon"
    """Nobody has said yet where that is."""
    OFF = "off"
    """It does not take place."""
    MOVED = "moved"
    """Today was to be the day, and another one is."""
    OVER = "over"
    """It has been held."""


def way_in(conversation: Conversation, now: datetime.datetime) -> WayIn:
    """What the month's link does at ``now``."""
    if _is_over(conversation, now):
        return WayIn.OVER if conversation.stands else WayIn.OFF
    if not conversation.stands:
        return WayIn.OFF
    today = now.astimezone(conversation.begins_at.tzinfo).date() if conversation.begins_at else None
    if today is not None and today == conversation.moved_from:
        return WayIn.MOVED
    return WayIn.OPEN if conversation.meeting_url else WayIn.SOON


def _is_over(row: Conversation, now: datetime.datetime) -> bool:
    return row.ends_at + LATE < now if row.ends_at else row.month < f"{now:%Y-%m}"


def go_path(month: str) -> str:
    """``/go/2026-12/k3v…/``: where members come in. It is told to members and stands on no public page."""
    return f"/go/{month}/{go_key(month)}/"


def go_url(conversation: Conversation) -> str:
    """`go_path` as a whole address."""
    return f"{settings.SITE_URL}{go_path(conversation.month)}"


def go_key(month: str) -> str:
    """The month's own key, as the secret key of now makes it."""
    return _key(month, settings.SECRET_KEY)


def is_go_key(month: str, key: str) -> bool:
    """Whether ``key`` is the month's own, made with the secret key of now or one that was kept beside it."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(key, _key(month, str(secret))) for secret in secrets)


def _key(month: str, secret: str) -> str:
    made = hmac.new(secret.encode(), f"kindling.go.{month}".encode(), hashlib.sha256).digest()
    return base64.b32encode(made).decode()[:LETTERS].lower()
