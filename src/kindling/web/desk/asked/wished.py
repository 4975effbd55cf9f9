"""Somebody's standing wish is recorded for their words, once a person says so."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kindling.contributions.actions import record_consents
from kindling.ground.errors import NotAllowed
from kindling.web.desk.asked.voices import state_of, voices_of
from kindling.web.desk.found import conversation_of
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_POST
def record_wish(request: ActorRequest, month: str) -> HttpResponse:
    """Records the standing wish of whoever was pressed for all their words in the pack that wait for an answer."""
    conversation = conversation_of(month)
    asked = request.POST.get("wish", "")
    voices = voices_of(conversation, show="open").shown
    voice = next((one for one in voices if one.wish and one.wish.uid == asked), None)
    if voice is None or voice.wish is None:
        messages.warning(request, "There is no such wish, or none of their words wait any more.")
        return redirect(f"{reverse('desk-consents', args=[month])}?show=open")
    keys = [one.piece.key for one in voice.words if state_of(one.piece) == "open"]
    wish = voice.wish
    try:
        record_consents(
            by=request.actor,
            conversation=conversation,
            keys=keys,
            decision=wish.decision,
            how=wish.how,
            given_on=wish.day,
        )
    except NotAllowed as no:
        messages.warning(request, str(no))
    else:
        messages.success(request, f"Recorded for {voice.name}: {wish.how}, “{wish.words}”.")
    return redirect(f"{reverse('desk-consents', args=[month])}?show=open")
