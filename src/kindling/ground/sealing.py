"""Secrets kept sealed, so that a copy of the database alone tells none of them."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

SEALED = "sealed:"
"""What a sealed secret begins with; no secret of ours does."""

_USE = b"kindling.second-proofs"


def seal(text: str) -> str:
    """``text`` as it is kept, under the secret key of now; what is sealed already stays as it is."""
    return text if text.startswith(SEALED) else SEALED + _keys().encrypt(text.encode()).decode()


def unseal(kept: str) -> str | None:
    """What was sealed, with the secret key of now or one kept beside it; None where its key is gone.

    What was kept before anything was sealed comes back as it is.
    """
    if not kept.startswith(SEALED):
        return kept
    try:
        return _keys().decrypt(kept.removeprefix(SEALED).encode()).decode()
    except InvalidToken:
        return None


def _keys() -> MultiFernet:
    """The first one seals, each of them opens."""
    return MultiFernet([_key(str(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    """A key for this use alone: what signs links and sessions is never the key that seals."""
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=_USE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(made))
