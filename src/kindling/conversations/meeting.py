"""The one link by which members come in, every month, whatever the month uses."""

from __future__ import annotations

import base64
import hashlib
import hmac

from django.conf import settings
from django.utils.crypto import constant_time_compare

from kindling.conversations.models import Conversation

LETTERS = 12
"""Letters of a key: sixty bits, more than anybody guesses."""


def go_path(month: str) -> str:
    """``/go/2026-12/k3v…/``: where members come in. It is told to members and stands on no public page."""
    return f"/go/{month}/{_key(month, settings.SECRET_KEY)}/"


def go_url(conversation: Conversation) -> str:
    """`go_path` as a whole address."""
    return f"{settings.SITE_URL}{go_path(conversation.month)}"


def is_go_key(month: str, key: str) -> bool:
    """Whether ``key`` is the month's own, made with the secret key of now or one that was kept beside it."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(key, _key(month, str(secret))) for secret in secrets)


def _key(month: str, secret: str) -> str:
    made = hmac.new(secret.encode(), f"kindling.go.{month}".encode(), hashlib.sha256).digest()
    return base64.b32encode(made).decode()[:LETTERS].lower()
