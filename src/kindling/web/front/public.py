"""The page cache as this site has it: which pages are everybody's, which cookies are ours, and when things changed."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from asgiref.typing import ASGI3Application
from django.conf import settings
from django.urls import Resolver404, resolve

from kindling.ground.changes import last_change
from kindling.web.front.cache import PageCache
from kindling.web.front.shelf import ALWAYS, SECONDS, Moment
from kindling.web.gate import Audience, audience_of

PUBLIC = "kindling.web.public."
"""Views in here answer everybody the same, those among them that are open to everybody."""


def in_front_of(application: ASGI3Application) -> PageCache:
    """``application`` behind the page cache."""
    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    return PageCache(
        application,
        shared=is_shared,
        cookies=frozenset(name.encode() for name in names),
        moment=partial(moment, settings.DATA_FOLDER, settings.STATIC_URL),
    )


def is_shared(path: str) -> bool:
    """Whether what lies at ``path`` is the same for everybody: a public page, or a static file."""
    if path.startswith(settings.STATIC_URL):
        return True
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return view.__module__.startswith(PUBLIC) and audience_of(view) is Audience.VISITOR


def moment(folder: Path, static: str, path: str) -> Moment:
    """Now, as far as the page at ``path`` can tell."""
    if path.startswith(static):
        return ALWAYS
    return last_change(folder), int(time.time()) // SECONDS
