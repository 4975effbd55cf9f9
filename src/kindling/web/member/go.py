"""The one link by which members come in, whatever the month uses."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.archive.queries import site
from kindling.conversations.meeting import WayIn, is_go_key, way_in
from kindling.conversations.models import Conversation
from kindling.conversations.queries import next_conversation
from kindling.web.gate import Audience, open_to


@open_to(Audience.LINK)
@require_safe
def go(request: HttpRequest, month: str, token: str) -> HttpResponse:
    """``/go/2026-12/<key>/``: leads to where the month meets, or says calmly why it does not."""
    row = Conversation.objects.filter(month=month).select_related("series").first() if is_go_key(month, token) else None
    if row is None:
        raise Http404
    state = way_in(row, timezone.now())
    answer = HttpResponseRedirect(row.meeting_url) if state is WayIn.OPEN else _page(request, row, state)
    # Whatever it says holds for this moment alone, and the platform need not learn who sent whom.
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _page(request: HttpRequest, row: Conversation, state: WayIn) -> HttpResponse:
    shown = {
        "site": site(),
        "here": "go",
        "conversation": row,
        "state": state.value,
        "next": next_conversation(timezone.now()) if state in {WayIn.OFF, WayIn.OVER} else row,
    }
    return render(request, "member/go.html", shown)
