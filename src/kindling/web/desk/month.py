"""The month that is worked on: where it stands, what is left, what is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.conversations.models import Series
from kindling.mail.queries import failed_count
from kindling.web.desk.around import left_around
from kindling.web.desk.left import Left, done, left
from kindling.web.desk.page import desk_page
from kindling.web.desk.state import month_of, worked_on
from kindling.web.desk.strip import steps
from kindling.web.desk.telling import Sentence, told
from kindling.web.gate import ActorRequest, Audience, open_to

STEWARDS = frozenset({"desk-when", "desk-when-link"})
"""Pages that are open to stewards alone: nobody else is led there."""


@open_to(Audience.PRODUCER)
@require_safe
def this_month(request: ActorRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/desk/``: the way to the month that is worked on, or to opening the first one."""
    month = worked_on(timezone.now())
    return redirect("desk-month", month) if month else redirect("desk-new")


@open_to(Audience.PRODUCER)
@require_safe
def month(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/``: where the month stands, and what is left."""
    now = timezone.now()
    found = month_of(month, now=now)
    if found is None:
        return desk_page(request, "month/unopened", month=month, known=Series.objects.exists())
    around = tuple(left_around(found.row, now))
    plan_lacks = found.state.coming and any(one.url_name == "desk-plan" for one in around)
    state = replace(found.state, unready=plan_lacks)
    return desk_page(
        request,
        "month",
        month=found,
        busy=state.reading,
        still="still" in request.GET,
        steps=steps(state),
        told=told(state) if request.actor.convenes else _told_to_producers(told(state)),
        failed=failed_count() if request.actor.convenes else 0,
        left=left(state, around) if request.actor.convenes else _left_to_stewards(left(state, around)),
        done=done(state),
    )


def _told_to_producers(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    return tuple(
        tuple(replace(piece, url_name="") if piece.url_name in STEWARDS else piece for piece in sentence)
        for sentence in sentences
    )


def _left_to_stewards(things: Iterable[Left]) -> tuple[Left, ...]:
    """What only a steward can do says so, and has no button."""
    return tuple(
        replace(one, sentence=f"{one.sentence} A steward says it.", button="") if one.url_name in STEWARDS else one
        for one in things
    )
