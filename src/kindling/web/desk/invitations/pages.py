"""The page of a month's invitations, and what a steward does there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.invitations import actions
from kindling.invitations.due import Month, follow_up_is_near, invitation_due, invitation_planned
from kindling.invitations.queries import coming, counts, month_of
from kindling.invitations.rules import can_convene, can_follow_up, can_send
from kindling.people.queries import members_to_invite
from kindling.web.desk.found import conversation_of
from kindling.web.desk.invitations.forms import HabitForm, LineForm
from kindling.web.desk.invitations.timeline import moment_said, timeline, told_besides, zone_of
from kindling.web.desk.page import desk_page
from kindling.web.desk.stale import mark, may_keep
from kindling.web.gate import ActorRequest, Audience, open_to

SHOWN = 200
"""Names that the page lists at most."""


@open_to(Audience.PRODUCER)
@require_safe
def invitations(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/invitations/``: what goes out when, who comes; producers see numbers, stewards names."""
    return _page(request, conversation_of(month))


@open_to(Audience.STEWARD)
@require_POST
def send(request: ActorRequest, month: str) -> HttpResponse:
    """Lets the invitations go out by themselves from now on; this month's at once where the button says so."""
    row, at_once = conversation_of(month), request.POST.get("when") == "now"
    try:
        actions.send_invitations(by=request.actor, conversation=row, at_once=at_once)
    except NotAllowed as no:
        messages.warning(request, f"{no.sentence} {no.remedy}")
    else:
        words = "The invitation goes out now, within a minute." if at_once else "It is noted. It goes out by itself."
        messages.success(request, words)
    return redirect("desk-invitations", month)


@open_to(Audience.STEWARD)
@require_POST
def pause(request: ActorRequest, month: str) -> HttpResponse:
    """Holds the month's mail."""
    actions.pause_invitations(by=request.actor, conversation=conversation_of(month))
    messages.success(request, "Paused. What is on its way already still arrives, and changes are told all the same.")
    return redirect("desk-invitations", month)


@open_to(Audience.STEWARD)
@require_POST
def resume(request: ActorRequest, month: str) -> HttpResponse:
    """Lets it go on."""
    actions.resume_invitations(by=request.actor, conversation=conversation_of(month))
    messages.success(request, "It goes on. What had its time meanwhile is left out.")
    return redirect("desk-invitations", month)


@open_to(Audience.STEWARD)
@require_POST
def line(request: ActorRequest, month: str) -> HttpResponse:
    """Keeps the steward's own words."""
    row = conversation_of(month)
    form = LineForm(request.POST, initial=_line(month_of(row)))
    if not may_keep(request, form):
        return _page(request, row, form=form)
    actions.write_line(by=request.actor, conversation=row, line=form.cleaned_data["line"])
    messages.success(request, "Your line is kept." if form.cleaned_data["line"] else "There is no line of your own.")
    return redirect("desk-invitations", month)


@open_to(Audience.STEWARD)
@require_POST
def habit(request: ActorRequest, month: str) -> HttpResponse:
    """Keeps when the invitations of the series go out."""
    row = conversation_of(month)
    form = HabitForm(request.POST, initial=_habit(month_of(row)))
    if not may_keep(request, form):
        return _page(request, row, habit_form=form)
    actions.describe_habit(by=request.actor, series=row.series, **form.cleaned_data)
    messages.success(request, "It is noted, for this month and those after it.")
    return redirect("desk-invitations", month)


@open_to(Audience.STEWARD)
@require_POST
def follow_up(request: ActorRequest, month: str) -> HttpResponse:
    """Lets the follow-up go out without the pack."""
    try:
        actions.ask_follow_up(by=request.actor, conversation=conversation_of(month))
    except NotAllowed as no:
        messages.warning(request, f"{no.sentence} {no.remedy}")
    else:
        messages.success(request, "It goes out once it is known who came.")
    return redirect("desk-invitations", month)


def _page(
    request: ActorRequest, row: Conversation, *, form: LineForm | None = None, habit_form: HabitForm | None = None
) -> HttpResponse:
    now, month, steward = timezone.now(), month_of(row), can_convene(request.actor)
    goes = invitation_due(month) or invitation_planned(month)
    replies = coming(row)[:SHOWN] if steward else ()
    shown: dict[str, Any] = {
        "month": month,
        "counts": counts(row),
        "members": members_to_invite().count() if month.invited is None else 0,
        "steps": timeline(month, now),
        "besides": told_besides(month),
        "planned": moment_said(goes.at, zone_of(month)) if goes else "",
        "late": goes is not None and goes.at <= now,
        "zone": zone_of(month).key,
        "steward": steward,
        "started": month.habit.started_at is not None,
        "may_send": can_send(request.actor, row, now),
        "may_follow_up": steward and follow_up_is_near(month, now) and can_follow_up(request.actor, row, now),
        "ahead": row.begins_at is not None and now < row.begins_at,
        "coming": replies,
        "form": form or LineForm(initial=_line(month)),
        "line_seen": mark(_line(month)),
        "habit_seen": mark(_habit(month)),
        "habit_form": habit_form or HabitForm(initial=_habit(month)),
    }
    return desk_page(request, "invitations", status=400 if form or habit_form else 200, conversation=row, **shown)


def _line(month: Month) -> dict[str, Any]:
    return {"line": month.plan.line}


def _habit(month: Month) -> dict[str, Any]:
    return {"days_before": month.habit.days_before, "time_of_day": month.habit.time_of_day}
