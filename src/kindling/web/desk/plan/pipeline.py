"""Who may speak, across the months."""

from __future__ import annotations

from itertools import zip_longest

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kindling.archive.months import label_of
from kindling.planning.actions import swap_months
from kindling.planning.models import Stage, Topic
from kindling.planning.queries import ideas, planned_months
from kindling.web.desk.page import desk_page
from kindling.web.desk.plan.found import coming_months, month_sent
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_safe
def pipeline(request: ActorRequest) -> HttpResponse:
    """``/desk/plan/``: the months ahead with their speakers, and those who have no month yet."""
    months = planned_months(coming_months(timezone.localdate()))
    free = ideas()
    return desk_page(
        request,
        "plan/pipeline",
        months=list(zip_longest(months, months[1:])),
        ideas=[row for row in free if row.stage != Stage.DECLINED],
        declined=[row for row in free if row.stage == Stage.DECLINED],
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
    else:
        swap_months(by=request.actor, one=one, other=other)
        messages.success(request, f"{label_of(one.month)} and {label_of(other.month)} have swapped their speakers.")
    return redirect("desk-pipeline")
