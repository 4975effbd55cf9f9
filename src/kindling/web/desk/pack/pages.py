"""The working pack of a month: the way into its editor, and its changes undone and done again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kindling.archive import months
from kindling.contributions.queries import file_progress
from kindling.conversations.models import Conversation
from kindling.curation import actions
from kindling.curation.queries import draft_of, working_pack
from kindling.curation.rules import StalePack
from kindling.ground.errors import NotAllowed
from kindling.pack.document import Pack
from kindling.web.desk.found import conversation_of
from kindling.web.desk.pack.bar import forget_standings
from kindling.web.desk.pack.saving import back, revision_told, told_of_button
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_safe
def pack(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/pack/``: the way to its first section, or why there is no pack yet."""
    conversation = conversation_of(month)
    held = working_pack(conversation)
    if held is not None and (first := _first(held)):
        query = request.META.get("QUERY_STRING", "")
        address = redirect("desk-section", month, first)
        return redirect(f"{address.url}?{query}") if query else address
    return desk_page(
        request,
        "pack",
        month=month,
        month_label=months.label_of(month),
        conversation=conversation,
        draft=draft_of(conversation),
        files=file_progress(conversation),
    )


def _first(held: Pack) -> str:
    """The first section that shows; of a pack in which none does, the first."""
    return next((one.id for one in (*held.shown, *held.sections)), "")


@open_to(Audience.PRODUCER)
@require_POST
def undo(request: ActorRequest, month: str) -> HttpResponse:
    """The last change taken back, where it is the one that the page told."""
    return _step(request, month, back_one=True)


@open_to(Audience.PRODUCER)
@require_POST
def redo(request: ActorRequest, month: str) -> HttpResponse:
    """The change made again that was taken back last."""
    return _step(request, month, back_one=False)


@open_to(Audience.PRODUCER)
@require_POST
def fresh(request: ActorRequest, month: str) -> HttpResponse:
    """What a later file brought is looked at."""
    conversation = conversation_of(month)
    actions.look_at_fresh(by=request.actor, conversation=conversation)
    forget_standings()
    return back(request, month, _known(conversation, request.POST.get("section", "")))


def _step(request: ActorRequest, month: str, *, back_one: bool) -> HttpResponse:
    conversation = conversation_of(month)
    step = actions.undo if back_one else actions.redo
    try:
        step(by=request.actor, conversation=conversation, based_on=revision_told(request))
    except (NotAllowed, StalePack) as wrong:
        messages.error(request, told_of_button(wrong))
    here = _known(conversation, request.POST.get("section", ""))
    return back(request, month, here, "head" if here else "")


def _known(conversation: Conversation, section: str) -> str:
    """The id of a section that is still there, or nothing."""
    held = working_pack(conversation)
    return section if held and any(one.id == section for one in held.sections) else ""
