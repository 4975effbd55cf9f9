"""The figures that are typed instead of pressing a mailed link, and the keyed hashes of what must not be kept."""

from __future__ import annotations

import re
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

FIGURES = 8
"""How many figures a code has."""


def new_code() -> str:
    """A code that nobody can foresee."""
    return f"{secrets.randbelow(10**FIGURES):0{FIGURES}d}"


def typed(words: str) -> str:
    """A code as somebody typed or pasted it, without what stands between its figures."""
    return re.sub(r"[\s\-–.]", "", words)


def in_fours(code: str) -> str:
    """A code as it is read: ``1234 5678``."""
    return f"{code[:4]} {code[4:]}"


def keyed(purpose: str, *told: str) -> str:
    """A hash that cannot be made, nor tried out, without the site's own key."""
    return salted_hmac(f"kindling.people.{purpose}", "\0".join(told), algorithm="sha256").hexdigest()


def is_code(kept: str, nonce: str, code: str) -> bool:
    """Whether ``code`` is the one of which ``kept`` is the hash."""
    return constant_time_compare(kept, keyed("code", nonce, code))
