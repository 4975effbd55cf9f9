"""Somebody in the plans: added, described, put to a stage, taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kindling.ground.errors import NotAllowed
from kindling.planning.actions import add_speaking, describe_speaking, forget_speaking, stage_speaking
from kindling.planning.models import Speaking, Stage
from kindling.web.desk.page import desk_page
from kindling.web.desk.plan.found import speaking_of
from kindling.web.desk.plan.shown import speaker_shown
from kindling.web.desk.plan.speaker_forms import Details, Elsewhere, HowFar, NewSpeaker, known
from kindling.web.desk.stale import mark, may_keep
from kindling.web.gate import ActorRequest, Audience, open_to

WRONG = 400


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """``/desk/plan/speakers/new/?month=2026-12``: somebody who may speak."""
    sent = request.POST if request.method == "POST" else None
    form = NewSpeaker(sent, initial={"month": request.GET.get("month", "")}, today=timezone.localdate())
    if form.is_valid():
        made = add_speaking(by=request.actor, facts=form.facts, conversation=form.conversation)
        messages.success(request, f"{made.name} is in the plans.")
        return redirect("desk-speaker", made.uid)
    return desk_page(request, "plan/new", status=WRONG if form.errors else 200, form=form)


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: ActorRequest, uid: str) -> HttpResponse:
    """``/desk/plan/speakers/3f…/``: how far it is, their link, answers and words; POST says anew how far it is."""
    row = speaking_of(uid)
    sent = request.POST if request.method == "POST" else None
    form = how_far(row, sent)
    if may_keep(request, form) and _staged(request, row, form):
        messages.success(request, f"{row.name}: {Stage(row.stage).label.lower()}.")
        return redirect("desk-speaker", uid)
    return speaker_page(request, row, form=form)


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: ActorRequest, uid: str) -> HttpResponse:
    """``/desk/plan/speakers/3f…/details/``: who somebody is, and who acts for them."""
    row = speaking_of(uid)
    form = Details(request.POST if request.method == "POST" else None, initial=known(row))
    if may_keep(request, form):
        before = row.links
        describe_speaking(by=request.actor, speaking=row, facts=form.facts)
        void = " Links given out before no longer work." if row.links != before else ""
        messages.success(request, f"Saved: {row.name}.{void}")
        return redirect("desk-speaker", uid)
    return desk_page(
        request, "plan/details", status=WRONG if form.errors else 200, form=form, speaking=row, seen=mark(form.initial)
    )


@open_to(Audience.PRODUCER)
@require_POST
def forget(request: ActorRequest, uid: str) -> HttpResponse:
    """Takes somebody out of the plans."""
    row = speaking_of(uid)
    conversation = row.conversation
    forget_speaking(by=request.actor, speaking=row)
    messages.success(request, f"{row.name} is no longer in the plans.")
    return redirect("desk-plan", conversation.month) if conversation else redirect(reverse("desk-pipeline"))


def how_far(row: Speaking, sent: Any = None) -> HowFar:
    """The form of the stage, as the row stands."""
    initial = {"stage": row.stage, "month": row.conversation.month if row.conversation else "", "note": row.note}
    return HowFar(sent, initial=initial, today=timezone.localdate(), also=row.conversation)


def speaker_page(
    request: ActorRequest, row: Speaking, *, form: HowFar | None = None, elsewhere: Elsewhere | None = None
) -> HttpResponse:
    """The page of a speaker, with a form that was not right where there is one."""
    wrong = (form and form.errors) or (elsewhere and elsewhere.errors)
    form = form or how_far(row)
    shown = {
        "shown": speaker_shown(row),
        "form": form,
        "elsewhere": elsewhere or Elsewhere(),
        "far": mark(form.initial),
    }
    return desk_page(request, "plan/speaker", status=WRONG if wrong else 200, speaking=row, **shown)


def _staged(request: ActorRequest, row: Speaking, form: HowFar) -> bool:
    told = form.cleaned_data
    try:
        stage_speaking(
            by=request.actor, speaking=row, stage=told["stage"], conversation=form.conversation, note=told["note"]
        )
    except NotAllowed as no:
        form.add_error("note" if told["stage"] == Stage.DECLINED else "month", f"{no.sentence} {no.remedy}".strip())
        return False
    return True
