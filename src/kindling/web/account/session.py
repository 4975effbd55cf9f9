"""A signed-in session: how it was begun, and how long it lasts."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import logout
from django.http import HttpRequest

from kindling.ground.models import Role, User

LINK = "link"
"""How a session was begun that a one-time link of the command line opened."""

PROOFS = frozenset({"mfa", LINK})
"""What counts as a second proof. Whoever runs commands on the server stands above a steward already."""

LONGEST = 14 * 24 * 60 * 60
"""Seconds after which even a session in daily use ends."""

KEPT_ANEW = 5 * 60
"""Seconds between two notes that a session is in use; each request would be a write too many."""

_BEGUN, _USED = "begun_at", "used_at"


def signed_in(request: HttpRequest) -> User | None:
    """Whose session this is, or None; it is kept for another twelve hours, and ended when it has lasted too long."""
    user = request.user
    if not isinstance(user, User):
        return None
    if _lasted(request) > LONGEST:
        logout(request)
        return None
    _keep(request)
    return user


def is_proved(request: HttpRequest, user: User) -> bool:
    """Whether this session may do what its account may: a steward needs a second proof, a producer none."""
    if user.role != Role.STEWARD:
        return True
    return any(record.get("method") in PROOFS for record in records(request, user))


def records(request: HttpRequest, user: User) -> list[dict[str, Any]]:
    """What this session's owner has shown of themselves, each with its ``method`` and ``at`` in Unix seconds."""
    return list(get_authentication_records(request, user))


def prove_by_link(request: HttpRequest, user: User) -> None:
    """Notes in the session that a one-time link opened it."""
    record_authentication(request, user, method=LINK)


def _lasted(request: HttpRequest) -> float:
    """Seconds since the session began."""
    now = time.time()
    began: float = request.session.setdefault(_BEGUN, now)
    return now - began


def _keep(request: HttpRequest) -> None:
    now = time.time()
    if now - request.session.get(_USED, 0) > KEPT_ANEW:
        request.session[_USED] = now
