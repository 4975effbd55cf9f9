"""The series in pictures and numbers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.archive.queries.numbers import numbers_page
from kindling.web.public.page import answer


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """``/numbers/``: how many came, month by month, and from where; gaps stay gaps."""
    return answer(request, "numbers", numbers=numbers_page(now=timezone.now()))
