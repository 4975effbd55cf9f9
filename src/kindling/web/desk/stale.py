"""Has somebody else saved since this form was opened? So that nobody writes over what they have not seen."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest

from kindling.web.forms import Form

CHANGED = (
    "Somebody changed this since you opened the page. What you typed still stands here: look at theirs, then save."
)
"""What is told instead of writing over what somebody else has written meanwhile."""


def may_keep(request: HttpRequest, form: Form, known: object = None) -> bool:
    """Whether a form is right, and writes over nothing that somebody else has saved since it was opened.

    ``known`` is what the form was filled with, its initial where nothing else is said. A form that is stale says so.
    """
    known = form.initial if known is None else known
    if form.is_valid() and form.has_changed() and is_stale(request, known):
        form.add_error(None, CHANGED)
    return form.is_valid()


def is_stale(request: HttpRequest, known: object) -> bool:
    """Whether the form that was sent was made from something else than is ``known`` now."""
    return request.POST.get("seen", mark(known)) != mark(known)


def mark(known: object) -> str:
    """What the form holds as ``seen``: changes with what is known, and tells nothing of it."""
    return hashlib.sha256(repr(known).encode("utf-8", "replace")).hexdigest()[:16]
