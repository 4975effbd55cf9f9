"""One-time links that sign somebody in: signed, short-lived, void once they were used or the account has changed."""

from __future__ import annotations

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from kindling.ground.models import User

LASTS = 15 * 60
"""Seconds for which a link works."""

_SALT = "kindling.sign-in-link"


def sign_in_token(user: User) -> str:
    """What stands in the address of a link for ``user``."""
    return signing.dumps([user.pk, _state(user)], salt=_SALT)


def user_of_token(token: str, *, lock: bool = False) -> User | None:
    """Whom a link is for, or None where it was used, is too old, was tampered with, or its account has changed.

    With ``lock``, inside a transaction, a second use at the same moment waits for the first and then finds it used.
    """
    try:
        pk, state = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    users = User.objects.select_for_update() if lock else User.objects
    user = users.filter(pk=pk, is_active=True).first()
    return user if user and constant_time_compare(state, _state(user)) else None


def _state(user: User) -> str:
    """Changes whenever the account does; signing in changes ``last_login``, which is what makes a link single-use."""
    told = f"{user.pk} {user.email} {user.role} {user.password} {user.last_login}"
    return salted_hmac(_SALT, told, algorithm="sha256").hexdigest()[:32]
