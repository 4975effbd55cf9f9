"""The community's colours and fonts as the stylesheet that every page begins with; packs share it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe
from pydantic import TypeAdapter, ValidationError

from kindling.conversations.models import Community
from kindling.conversations.queries import logo_of_community
from kindling.ground.errors import LostFile
from kindling.ground.files import read_file
from kindling.pack.document import Theme
from kindling.renderers.web import styles
from kindling.web.public.errors import lost

PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
"""The kinds of picture that a logo is kept as."""


def _etag(request: HttpRequest) -> str:  # noqa: ARG001 - Django's signature
    return f'"{hashlib.sha256(_sheet().encode()).hexdigest()[:32]}"'


@require_safe
@condition(etag_func=_etag)
def theme(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/theme.css``: asked for anew after ten minutes, for a steward may change the colours."""
    response = HttpResponse(_sheet(), content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=600)
    return response


@require_safe
def logo(request: HttpRequest) -> HttpResponse:
    """``/logo``: the community's own; without one the pages draw a mark."""
    name = logo_of_community()
    kind = PICTURES.get(PurePath(name).suffix)
    if kind is None:
        raise Http404("This community has no logo of its own.")
    try:
        data = read_file(name)
    except LostFile:
        return lost(request)
    response = HttpResponse(data, content_type=kind, headers={"Content-Disposition": "attachment"})
    patch_cache_control(response, public=True, max_age=600)
    return response


def sheet_of_one(look: str) -> str:
    """The sheet in ``light`` or ``dark`` alone, for a page that stands in somebody else's."""
    theme = community_theme()
    colours = theme.dark if look == "dark" else theme.light
    return _drawn(replace(theme, light=colours, dark=colours))


def _sheet() -> str:
    return _drawn(community_theme())


@lru_cache(maxsize=4)
def _drawn(look: Theme) -> str:
    return styles.sheet(look, draft=False)


def community_theme() -> Theme:
    """The community's theme; Kindling's own where none was set, or one that cannot be read."""
    written = Community.objects.values_list("theme", flat=True).first()
    try:
        return TypeAdapter(Theme).validate_python(written or {})
    except ValidationError:
        return Theme()
