"""Where people joined from: what nobody can tell by the words alone is asked, never guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kindling.archive import months
from kindling.contributions.actions import answer_place
from kindling.contributions.queries import places_asked
from kindling.contributions.records import PlaceAsked
from kindling.conversations.models import Conversation
from kindling.curation.actions import request_draft
from kindling.kernel.places import Ambiguous, Found, Place, Unknown, look_up
from kindling.kernel.text import whole_number
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to

NOWHERE = "nowhere"
ELSEWHERE = "elsewhere"
OFFERED = 6
"""Candidates offered for one place; another can be typed."""

TYPED = 100
"""Characters of a place that is typed."""

UNKNOWN = "We know no such place. Try the nearest town, with its country: “Newport, Wales”."
SEVERAL = "There is more than one. Choose among them, or say more: “Newport, Rhode Island”."


@dataclass(frozen=True, slots=True)
class Question:
    """One place to say. ``id`` names its fields; ``chosen`` and ``typed`` were sent, ``wrong`` says what is wrong."""

    id: str
    asked: PlaceAsked
    candidates: tuple[Place, ...]
    chosen: str = ""
    typed: str = ""
    wrong: str = ""


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/places/``: every place that is asked; those answered can be changed."""
    conversation = conversation_of(month)
    every = [_question(one, request.POST) for one in places_asked(conversation)]
    wrong = [one for one in every if one.wrong]
    if request.method == "POST":
        kept = _kept(request, conversation, every)
        if kept:
            messages.success(request, f"Kept for {'one person' if kept == 1 else f'{kept} people'}. The map follows.")
        if not wrong:
            return redirect("desk-places", month)
    return desk_page(
        request,
        "places",
        status=422 if wrong else 200,
        month=month,
        month_label=months.label_of(month),
        conversation=conversation,
        open=[one for one in every if one.wrong or not (one.asked.settled or one.asked.sure)],
        known=[one for one in every if not one.wrong and (one.asked.settled or one.asked.sure)],
        wrong=wrong,
    )


def _question(asked: PlaceAsked, sent: Mapping[str, str]) -> Question:
    """The question with what was sent for it."""
    name = _name(asked)
    chosen, typed = sent.get(name, "")[:20], sent.get(f"{name}-typed", "").replace("\0", "")[:TYPED].strip()
    if chosen != ELSEWHERE:
        return Question(name, asked, asked.candidates[:OFFERED], chosen, typed)
    found = look_up(typed)
    if isinstance(found, Found):
        return Question(name, asked, (found.place,), "0", typed)
    if isinstance(found, Ambiguous):
        return Question(name, asked, found.candidates[:OFFERED], "", typed, SEVERAL)
    assert isinstance(found, Unknown)  # noqa: S101 - tells the type checker that nothing is left
    return Question(name, asked, asked.candidates[:OFFERED], chosen, typed, UNKNOWN)


def _name(asked: PlaceAsked) -> str:
    """A name for its fields that stays the same while others are answered, and tells nothing."""
    return f"p{hashlib.sha256(f'{asked.raw_name}/{asked.words}'.encode('utf-8', 'replace')).hexdigest()[:12]}"


def _kept(request: ActorRequest, conversation: Conversation, every: list[Question]) -> int:
    """Keeps what was said and can be understood; answers of how many people."""
    count = 0
    for one in every:
        if one.wrong or not _said(one):
            continue
        place = None if one.chosen == NOWHERE else one.candidates[int(one.chosen)]
        answer_place(
            by=request.actor,
            conversation=conversation,
            raw_name=one.asked.raw_name,
            words=one.asked.words,
            place=place,
        )
        count += 1
    if count:
        request_draft(conversation=conversation)
    return count


def _said(one: Question) -> bool:
    """Whether an answer was given that names a candidate, or none."""
    number = whole_number(one.chosen)
    return one.chosen == NOWHERE or (number is not None and number < len(one.candidates))
