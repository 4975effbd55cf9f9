"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.archive.queries import home_page
from kindling.web.public.page import answer


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """``/``: the next conversation, the latest pack, where to read on."""
    return answer(request, "home", home=home_page(now=timezone.now()))
