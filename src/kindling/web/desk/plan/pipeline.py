"""Who may speak, across the months."""

from __future__ import annotations

import datetime
from itertools import pairwise

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.ground.signed_links import make_token, read_token
from kindling.planning.actions import swap_months
from kindling.planning.models import Stage, Topic
from kindling.planning.queries import PlannedMonth, ideas, planned_months, told_of_swap
from kindling.planning.rules import can_swap
from kindling.web.desk.page import desk_page
from kindling.web.desk.plan.found import month_sent, months_ahead
from kindling.web.gate import ActorRequest, Audience, open_to

SWAPPED = "swapped"
"""What the address of the page after a swap is signed for."""


@open_to(Audience.PRODUCER)
@require_safe
def pipeline(request: ActorRequest) -> HttpResponse:
    """``/desk/plan/``: the months ahead with their speakers, and those who have no month yet."""
    now = timezone.now()
    months = planned_months(months_ahead(now))
    free, swapped = ideas(), _swapped(request)
    pairs = [(one, other, _may_swap(request.actor, one, other, now)) for one, other in pairwise((*months, None))]
    return desk_page(
        request,
        "plan/pipeline",
        months=pairs,
        swappable=any(may_swap for _, _, may_swap in pairs),
        swapped=swapped,
        may_go_back=bool(swapped) and _may_go_back(request.actor, swapped, now),
        heard=told_of_swap(swapped) if swapped else [],
        ideas=[row for row in free if row.stage != Stage.DECLINED],
        declined=[row for row in free if row.stage == Stage.DECLINED],
        standing=sum(one.conversation.stands for one in months),
        empty=sum(one.conversation.stands and not one.movable for one in months),
        unread=Topic.objects.filter(shown=False).count(),
    )


@open_to(Audience.PRODUCER)
@require_POST
def swap(request: ActorRequest) -> HttpResponse:
    """Swaps the speakers of two months."""
    one, other = (month_sent(request.POST.get(name, "")) for name in ("one", "other"))
    if one == other:
        messages.warning(request, "A month is not swapped with itself. Choose another.")
        return redirect("desk-pipeline")
    try:
        swap_months(by=request.actor, one=one, other=other)
    except NotAllowed as no:
        messages.warning(request, f"{no.sentence} {no.remedy}")
        return redirect("desk-pipeline")
    told = make_token(SWAPPED, one.month, other.month)
    return redirect(f"{reverse('desk-pipeline')}?{urlencode({'swapped': told})}")


def _may_swap(by: Actor, one: PlannedMonth | None, other: PlannedMonth | None, now: datetime.datetime) -> bool:
    """Whether the two months may swap, and there is somebody who would."""
    if one is None or other is None or not (one.movable or other.movable):
        return False
    return can_swap(by, one.conversation, other.conversation, now)


def _may_go_back(by: Actor, swapped: list[str], now: datetime.datetime) -> bool:
    one, other = map(month_sent, swapped)
    return can_swap(by, one, other, now)


def _swapped(request: ActorRequest) -> list[str]:
    """The two months that the address tells were swapped just now, for the way back; none where it tells nothing."""
    return read_token(SWAPPED, request.GET.get("swapped", "")) or []
