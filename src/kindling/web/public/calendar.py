"""The series' calendar, and the hour of one month."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.archive.calendar import hour_calendar, series_calendar


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/calendar.ics``: to put into a calendar once; it brings every month."""
    made = series_calendar(site_url=settings.SITE_URL, now=timezone.now())
    return _answered(made, "conversations.ics")


@require_safe
def hour(request: HttpRequest, month: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/conversations/2026-12/calendar.ics``: one conversation's hour."""
    made = hour_calendar(month, site_url=settings.SITE_URL, now=timezone.now())
    if made is None:
        raise Http404("Nobody knows yet when that month is.")
    return _answered(made, f"{month}.ics")


def _answered(made: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(made, content_type="text/calendar; charset=utf-8", headers=headers)
