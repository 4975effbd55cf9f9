"""Who took part in a month: the list, and the page of one of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from kindling.conversations.actions import (
    credit_somebody,
    describe_credit,
    describe_profile,
    give_profile,
    keep_portrait,
    move_credit,
    remove_credit,
    remove_portrait,
)
from kindling.conversations.models import Conversation, Credit, CreditRole, Profile
from kindling.conversations.rules import check_can_credit
from kindling.ground.errors import NotAllowed
from kindling.web.desk.facts.people_forms import Part, Somebody
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.desk.stale import mark, may_keep
from kindling.web.gate import ActorRequest, Audience, open_to

WRONG = 400
MOST = 2000
"""Names that are proposed while a name is typed."""


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/facts/people/``: who is credited; somebody is added here."""
    row = conversation_of(month)
    form = Somebody(request.POST if request.method == "POST" else None)
    if form.is_valid() and _added(request, row, form):
        return redirect("desk-credits", month)
    return desk_page(
        request,
        "facts/people",
        status=WRONG if form.errors else 200,
        conversation=row,
        credits=row.credits.select_related("profile"),
        form=form,
        names=Profile.objects.order_by("name").values_list("name", flat=True)[:MOST],
    )


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def credit(request: ActorRequest, month: str, pk: int) -> HttpResponse:
    """``/desk/2026-10/facts/people/7/``: somebody's part, and what readers learn of them."""
    one = _credit(month, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = Part(*sent, credit=one)
    if may_keep(request, form) and _described(request, one, form):
        messages.success(request, f"Saved: {one.credited}.")
        return redirect("desk-credits", month)
    return desk_page(
        request,
        "facts/person",
        status=WRONG if form.errors else 200,
        conversation=one.conversation,
        credit=one,
        form=form,
        others=_others(one),
        seen=mark(form.initial),
    )


@open_to(Audience.PRODUCER)
@require_POST
def move(request: ActorRequest, month: str, pk: int) -> HttpResponse:
    """Moves somebody one place up or down."""
    move_credit(by=request.actor, credit=_credit(month, pk), up=request.POST.get("to") == "up")
    return redirect("desk-credits", month)


@open_to(Audience.PRODUCER)
@require_POST
def remove(request: ActorRequest, month: str, pk: int) -> HttpResponse:
    """Takes somebody off this month; their profile stays."""
    one = _credit(month, pk)
    remove_credit(by=request.actor, credit=one)
    messages.success(request, f"{one.credited} is no longer credited here.")
    return redirect("desk-credits", month)


@open_to(Audience.PRODUCER)
@require_POST
def profile(request: ActorRequest, month: str, pk: int) -> HttpResponse:
    """Gives somebody a profile who was credited by name alone."""
    give_profile(by=request.actor, credit=_credit(month, pk))
    return redirect("desk-credit", month, pk)


def _credit(month: str, pk: int) -> Credit:
    rows = Credit.objects.select_related("conversation__series", "profile")
    return get_object_or_404(rows, pk=pk, conversation__month=month)


def _others(one: Credit) -> int:
    """In how many other months the same profile is credited."""
    if one.profile is None:
        return 0
    rows = Conversation.objects.filter(credits__profile=one.profile).exclude(pk=one.conversation_id)
    return rows.distinct().count()


def _added(request: ActorRequest, row: Conversation, form: Somebody) -> bool:
    told = form.cleaned_data
    try:
        made = credit_somebody(by=request.actor, conversation=row, **told)
    except NotAllowed as no:
        form.add_error("name", no.sentence)
        return False
    messages.success(request, f"{made.credited} is credited as {CreditRole(made.role).label.lower()}.")
    return True


def _described(request: ActorRequest, one: Credit, form: Part) -> bool:
    told: dict[str, Any] = form.cleaned_data
    try:
        if told["part"] != one.role:
            check_can_credit(request.actor, one.conversation, one.credited, told["part"])
    except NotAllowed as no:
        form.add_error("part", no.sentence)
        return False
    describe_credit(by=request.actor, credit=one, role=told["part"], described=told["described"])
    if one.profile:
        _keep_profile(request, one.profile, told)
    return True


def _keep_profile(request: ActorRequest, who: Profile, told: dict[str, Any]) -> None:
    words = {name: told[name] for name in ("role", "organisation", "place", "bio")}
    describe_profile(by=request.actor, profile=who, **words)
    if told.get("photo_removed"):
        remove_portrait(by=request.actor, profile=who)
    elif told["photo"] or who.photo:
        keep_portrait(
            by=request.actor,
            profile=who,
            data=told["photo"] or b"",
            alt=told["alt"],
            credit=told["credit"],
            permission=told["permission"],
        )
