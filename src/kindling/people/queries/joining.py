"""The forms that wait for their mail to be answered."""

from __future__ import annotations

from kindling.people.models import JoinRequest


def join_request(nonce: str) -> JoinRequest | None:
    """The form of that nonce, answered or not; nothing once it was swept away."""
    return JoinRequest.objects.filter(nonce=nonce).first()
