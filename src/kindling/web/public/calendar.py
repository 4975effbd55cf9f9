"""The series' calendar."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.archive.calendar import series_calendar


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/calendar.ics``: to put into a calendar once; it brings every month."""
    made = series_calendar(site_url=settings.SITE_URL, now=timezone.now())
    headers = {"Content-Disposition": 'inline; filename="conversations.ics"'}
    return HttpResponse(made, content_type="text/calendar; charset=utf-8", headers=headers)
