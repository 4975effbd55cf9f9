"""Has somebody else saved since this form was opened? So that nobody writes over what they have not seen."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest

CHANGED = (
    "Somebody changed this since you opened the page. What you typed still stands here: look at theirs, then save."
)
"""What is told instead of writing over what somebody else has written meanwhile."""


def is_stale(request: HttpRequest, known: object) -> bool:
    """Whether the form that was sent was made from something else than is ``known`` now."""
    return request.POST.get("seen", mark(known)) != mark(known)


def mark(known: object) -> str:
    """What the form holds as ``seen``: changes with what is known, and tells nothing of it."""
    return hashlib.sha256(repr(known).encode("utf-8", "replace")).hexdigest()[:16]
