"""The page of a speaker: what is done, and what is still asked of them."""

from __future__ import annotations

import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.conversations.meeting import WayIn, go_url, way_in
from kindling.planning.actions.profiles import words_of
from kindling.planning.agreements import given
from kindling.planning.models import Item, Speaking, Stage
from kindling.web.speaker.found import Holder, behind_link, open_proposal, speaker_page


@behind_link
@require_safe
def speaker(request: HttpRequest, holder: Holder) -> HttpResponse:
    """``/speaker/<token>/``: when it is and the way in, and three things to do; opening it changes nothing."""
    row = holder.speaking
    proposal, answers = open_proposal(row), given(row.agreements.all())
    return speaker_page(
        request,
        "speaker",
        holder=holder,
        speaking=row,
        conversation=row.conversation,
        go=_way_in(row, timezone.now()),
        words=proposal or words_of(row),
        waits=proposal is not None,
        answered=len(answers),
        items=len(Item),
        yes=[item.label for item, one in answers.items() if one.given],
        no=[item.label for item, one in answers.items() if not one.given],
    )


def _way_in(row: Speaking, now: datetime.datetime) -> str:
    """The link by which everybody comes in; empty for whoever declined, and where nobody comes in any more."""
    if row.conversation is None or row.stage == Stage.DECLINED:
        return ""
    return "" if way_in(row.conversation, now) in {WayIn.OVER, WayIn.OFF} else go_url(row.conversation)
