"""A line put aside or taken back, and a flag settled under its line."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kindling.contributions.actions import leave_out_line, settle_flags, take_back_line
from kindling.contributions.queries import line
from kindling.conversations.models import Conversation
from kindling.curation.actions import request_draft
from kindling.ground.errors import NotAllowed
from kindling.web.desk.asked.flags import DONE, SettleForm
from kindling.web.desk.found import conversation_of
from kindling.web.desk.harvest.found import address, number
from kindling.web.desk.harvest.page import looking
from kindling.web.gate import ActorRequest, Audience, open_to

CHANGES = {"out": leave_out_line, "back": take_back_line}
"""What a button does to a line, by the last word of its address."""


@open_to(Audience.PRODUCER)
@require_POST
def change(request: ActorRequest, month: str, pk: int, change: str) -> HttpResponse:
    """``/desk/2026-10/harvest/7/out/`` and ``/back/``: the line put aside, or taken back."""
    conversation = conversation_of(month)
    if change not in CHANGES or not _held(conversation, pk):
        raise Http404("This month has no such line.")
    CHANGES[change](by=request.actor, conversation=conversation, line_id=pk)
    messages.success(request, "Left out. No draft uses this line." if change == "out" else "Taken back.")
    return redirect(address(month, at=pk, show=looking(request).show))


@open_to(Audience.PRODUCER)
@require_POST
def settle(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/harvest/flags/``: one flag said otherwise, left out or kept, and back to its line."""
    conversation, look = conversation_of(month), looking(request)
    form = SettleForm(request.POST)
    if form.is_valid():
        _settle(request, conversation, form)
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    at = look.at if _held(conversation, look.at) else 0
    return redirect(address(month, at=at, show=look.show))


def _settle(request: ActorRequest, conversation: Conversation, form: SettleForm) -> None:
    ids = [number(request.POST.get("flag"))]
    try:
        count = settle_flags(by=request.actor, conversation=conversation, ids=ids, **form.cleaned_data)
    except NotAllowed as wrong:
        messages.error(request, f"{wrong.sentence} {wrong.remedy}".strip())
        return
    if count:
        request_draft(conversation=conversation)
        messages.success(request, DONE[form.cleaned_data["status"]][0])


def _held(conversation: Conversation, pk: int) -> bool:
    """Whether a line is this month's."""
    return 0 < pk < 2**63 and line(conversation, pk) is not None
