"""What a speaker's link brings, and how it gets to them: mailing, renewing, their answers, words, deck and photo."""

from __future__ import annotations

from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from kindling.ground.errors import LostFile
from kindling.ground.files import read_file
from kindling.planning.actions import ask_speaker, record_agreement_for, renew_links, settle_proposal
from kindling.planning.models import Item, SaidBy
from kindling.web.desk.plan.found import speaking_of
from kindling.web.desk.plan.shown import seen_as
from kindling.web.desk.plan.speaker import speaker_page
from kindling.web.desk.plan.speaker_forms import Elsewhere
from kindling.web.gate import ActorRequest, Audience, open_to
from kindling.web.public.people import PHOTOS


@open_to(Audience.PRODUCER)
@require_POST
def ask(request: ActorRequest, uid: str) -> HttpResponse:
    """Mails the link to the speaker, or to who acts for them."""
    row = speaking_of(uid)
    to = SaidBy.ASSISTANT if request.POST.get("to") == SaidBy.ASSISTANT else SaidBy.SPEAKER
    name = row.assistant_name if to is SaidBy.ASSISTANT else row.name
    if ask_speaker(by=request.actor, speaking=row, to=to):
        messages.success(request, f"The link is on its way to {name}.")
    else:
        messages.warning(request, f"This very link went to {name} already. Renew the links to send a new one.")
    return redirect("desk-speaker", uid)


@open_to(Audience.PRODUCER)
@require_POST
def renew(request: ActorRequest, uid: str) -> HttpResponse:
    """Makes every link given out void."""
    renew_links(by=request.actor, speaking=speaking_of(uid))
    messages.success(request, "Earlier links no longer work. The new ones stand below.")
    return redirect("desk-speaker", uid)


@open_to(Audience.PRODUCER)
@require_POST
def agreement(request: ActorRequest, uid: str) -> HttpResponse:
    """Writes down an answer that was given elsewhere."""
    row = speaking_of(uid)
    form = Elsewhere(request.POST)
    if not form.is_valid():
        return speaker_page(request, row, elsewhere=form)
    told = form.cleaned_data
    item, yes = Item(told["item"]), told["answer"] == "yes"
    record_agreement_for(by=request.actor, speaking=row, item=item, yes=yes, how=told["how"])
    messages.success(request, f"Written down: {item.label.lower()}, {'yes' if yes else 'no'}.")
    return redirect("desk-speaker", uid)


@open_to(Audience.PRODUCER)
@require_POST
def proposal(request: ActorRequest, uid: str) -> HttpResponse:
    """Takes over what a speaker wishes readers to learn, or leaves it; only what was read, never what came since."""
    row = speaking_of(uid)
    wished = next((one for one in row.proposals.all() if not one.settled), None)
    if wished is None:
        messages.warning(request, "Nothing waits any more; somebody was faster.")
        return redirect("desk-speaker", uid)
    if request.POST.get("seen") != seen_as(wished):
        messages.warning(request, f"{row.name} has changed it since you looked. Read it once more, then decide.")
        return redirect("desk-speaker", uid)
    take = request.POST.get("do") == "take"
    if not settle_proposal(by=request.actor, proposal=wished, take=take):
        messages.warning(request, f"The words are taken over. The photo waits for {row.name}’s agreement.")
    else:
        messages.success(request, "Taken over; readers see it now." if take else "Left as it was.")
    return redirect("desk-speaker", uid)


@open_to(Audience.PRODUCER)
@require_safe
def deck(request: ActorRequest, uid: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """The deck as it was given, to be saved."""
    row = speaking_of(uid)
    if not row.deck:
        raise Http404("There is no deck.")
    return _file(str(row.deck), row.deck_type, row.deck_name)


@open_to(Audience.PRODUCER)
@require_safe
def photo(request: ActorRequest, uid: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """The photo that waits."""
    waiting = next((one for one in speaking_of(uid).proposals.all() if one.photo and not one.settled), None)
    kind = PHOTOS.get(PurePath(str(waiting.photo)).suffix) if waiting else None
    if waiting is None or kind is None:
        raise Http404("There is no photo.")
    return _file(str(waiting.photo), kind, "photo")


def _file(stored: str, media_type: str, name: str) -> HttpResponse:
    try:
        response = HttpResponse(read_file(stored), content_type=media_type)
    except LostFile as lost:
        raise Http404(lost.sentence) from None
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
