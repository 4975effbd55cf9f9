"""Every month, newest first, with where each stands."""

from __future__ import annotations

import datetime

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.conversations.models import Conversation
from kindling.web.desk.page import desk_page
from kindling.web.desk.standing import standings
from kindling.web.gate import ActorRequest, Audience, open_to

NEWEST = 24
"""How many months stand on the first page: two years; older ones stand by year."""


SOON = datetime.timedelta(days=31)
"""How far ahead a month is listed of which nobody has said anything."""


@open_to(Audience.PRODUCER)
@require_safe
def months(request: ActorRequest, year: int | None = None) -> HttpResponse:
    """``/desk/months/`` and ``/desk/months/2024/``: where every month stands."""
    rows = _listed().order_by("-month")
    wanted = rows.filter(month__startswith=f"{year:04d}-") if year else rows[:NEWEST]
    found = standings(wanted, now=timezone.now())
    if year and not found:
        raise Http404("No month of that year is known.")
    return desk_page(request, "months", year=year, months=found, years=_years())


def _listed() -> QuerySet[Conversation]:
    """Every month but those further ahead than the next that nobody has said anything of: they stand in the rhythm."""
    soon = timezone.now() + SOON
    return Conversation.objects.exclude(by_rule=True, month__gt=f"{soon:%Y-%m}")


def _years() -> list[tuple[int, int]]:
    """Each year with the number of its months, newest first."""
    rows = _listed().annotate(year=Substr("month", 1, 4)).order_by("-year").values("year")
    return [(int(year), count) for year, count in rows.annotate(count=Count("pk")).values_list("year", "count")]
