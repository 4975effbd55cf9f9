"""The page of a speaker: what is done, and what is still asked of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kindling.planning.actions.profiles import words_of
from kindling.planning.agreements import given
from kindling.planning.models import Item
from kindling.web.speaker.found import Holder, behind_link, open_proposal, speaker_page


@behind_link
@require_safe
def speaker(request: HttpRequest, holder: Holder) -> HttpResponse:
    """``/speaker/<token>/``: three things, each with what is known of it; opening it changes nothing."""
    row = holder.speaking
    proposal, answers = open_proposal(row), given(row.agreements.all())
    return speaker_page(
        request,
        "speaker",
        holder=holder,
        speaking=row,
        conversation=row.conversation,
        words=proposal or words_of(row),
        waits=proposal is not None,
        answered=len(answers),
        items=len(Item),
        yes=[item.label for item, one in answers.items() if one.given],
        no=[item.label for item, one in answers.items() if not one.given],
    )
