"""The rhythm: the rule in words, and the months ahead."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kindling.conversations.actions import open_ahead
from kindling.conversations.models import Series
from kindling.conversations.rhythm import rule_said
from kindling.web.desk.page import desk_page
from kindling.web.desk.rhythm.ahead import coming_months, missing_months
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.STEWARD)
@require_safe
def rhythm(request: ActorRequest) -> HttpResponse:
    """``/desk/rhythm/``: the rule, and the next twelve months with what is known of each."""
    series = Series.objects.order_by("pk").first()
    if series is None:
        return desk_page(request, "rhythm/rhythm", series=None)
    now = timezone.now()
    return desk_page(
        request,
        "rhythm/rhythm",
        series=series,
        said=rule_said(series.rule) or series.rule,
        months=coming_months(series, now=now),
        missing=missing_months(series, now=now),
    )


@open_to(Audience.STEWARD)
@require_POST
def open_months(request: ActorRequest) -> HttpResponse:
    """``/desk/rhythm/open/``: has the months ahead stand, as the worker does once a day."""
    open_ahead(by=request.actor)
    messages.success(request, "The next twelve months are open.")
    return redirect("desk-rhythm")
