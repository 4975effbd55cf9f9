"""The pictures that other sites show beside a link to one of ours."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from kindling.archive.previews import Pictured, kept_picture, pictured_conversation, pictured_series
from kindling.web.public.look import community_theme


@require_safe
def conversation(request: HttpRequest, month: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/conversations/2024-08/preview.png``, 1200 by 630 pixels."""
    words = pictured_conversation(month)
    if words is None:
        raise Http404("No conversation is known of that month.")
    return _picture(words)


@require_safe
def series(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/preview.png``: of the series."""
    return _picture(pictured_series())


def _picture(words: Pictured) -> HttpResponse:
    made = kept_picture(words, community_theme())
    response = HttpResponse(made, content_type="image/png")
    response["ETag"] = f'"{hashlib.sha256(made).hexdigest()[:32]}"'
    patch_cache_control(response, public=True, max_age=3600)
    return response
