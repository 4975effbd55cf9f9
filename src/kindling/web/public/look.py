"""The community's colours and fonts as the stylesheet that every page begins with; packs share it."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe
from pydantic import TypeAdapter, ValidationError

from kindling.conversations.models import Community
from kindling.pack.document import Theme
from kindling.renderers.web import styles


def _etag(request: HttpRequest) -> str:  # noqa: ARG001 - Django's signature
    return f'"{hashlib.sha256(_sheet().encode()).hexdigest()[:32]}"'


@require_safe
@condition(etag_func=_etag)
def theme(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/theme.css``: asked for anew after ten minutes, for a steward may change the colours."""
    response = HttpResponse(_sheet(), content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=600)
    return response


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
