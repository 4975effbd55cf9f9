"""The month that is worked on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_safe
def this_month(request: ActorRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/desk/``: the way to this month."""
    return redirect("desk-month", f"{timezone.localdate():%Y-%m}")


@open_to(Audience.PRODUCER)
@require_safe
def month(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/``: where the month stands."""
    return desk_page(request, "month", month=month)
