"""Authenticator apps and recovery codes that the site can no longer read, because its secret key has changed."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from kindling.ground.sealing import unseal

APP, CODES = "totp", "recovery_codes"

LOST = (
    "What was set up before this site’s key changed can no longer be read. Use a passkey, or ask a steward to forget "
    "your second proof; whoever looks after the server lets a steward in."
)

_KEPT_AS = {APP: "secret", CODES: "seed"}


def lost_proofs(user: int | None) -> list[str]:
    """Which of `APP` and `CODES` the account of this number has, but can no longer be read."""
    rows = Authenticator.objects.filter(user_id=user, type__in=_KEPT_AS).order_by("type")
    return [row.type for row in rows if unseal(row.data[_KEPT_AS[row.type]]) is None]
