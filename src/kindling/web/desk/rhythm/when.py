"""One month: when it is, whether it takes place, and the way in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kindling.archive.months import label_of
from kindling.conversations.actions import (
    cancel_conversation,
    move_conversation,
    restore_month,
    set_meeting_link,
    skip_month,
)
from kindling.conversations.calendar import meeting_in
from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation, Standing
from kindling.conversations.rules import (
    can_call_off,
    can_move,
    can_restore,
    check_can_call_off,
    check_can_move,
    is_over,
)
from kindling.invitations.queries import counts
from kindling.web.desk.found import conversation_of
from kindling.web.desk.invitations.going import going_out
from kindling.web.desk.page import desk_page
from kindling.web.desk.rhythm.forms import LinkForm, MoveForm, OffForm
from kindling.web.desk.stale import mark, may_keep
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to

WRONG = 400
BOTH = ["GET", "HEAD", "POST"]


@open_to(Audience.STEWARD)
@require_safe
def when(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/when/``: when it is, whether it takes place, where people come in, who is told."""
    row = conversation_of(month)
    now = timezone.now()
    return desk_page(
        request,
        "rhythm/when",
        conversation=row,
        by_rule=meeting_in(row.series, month),
        go=go_url(row),
        may_move=can_move(request.actor, row, now),
        may_call_off=can_call_off(request.actor, row, now),
        may_restore=can_restore(request.actor, row),
        over=is_over(row, now),
        coming=counts(row).yes,
        going=going_out(row, now),
    )


@open_to(Audience.STEWARD)
@require_http_methods(BOTH)
def move(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/when/move/``: another day of the month, or another hour."""
    row = conversation_of(month)
    check_can_move(request.actor, row, timezone.now())
    form = MoveForm(request.POST if request.method == "POST" else None, conversation=row)
    if not may_keep(request, form):
        return _form(request, row, form, "move")
    told = form.cleaned_data
    series = row.series
    own = row.zone or (told["starts"], told["ends"]) != (series.starts, series.ends)
    starts, ends = (told["starts"], told["ends"]) if own else (None, None)
    what = move_conversation(
        by=request.actor, conversation=row, day=told["day"], starts=starts, ends=ends, reason=told["reason"]
    )
    return _kept(request, row, "Saved." if what else "Saved; the time is as it was.")


@open_to(Audience.STEWARD)
@require_http_methods(BOTH)
def off(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/when/off/``: cancels it or skips the month, with a reason that members see."""
    row = conversation_of(month)
    check_can_call_off(request.actor, row, Standing.CANCELLED, timezone.now())
    form = OffForm(request.POST if request.method == "POST" else None, initial={"known": _known(row)})
    if not may_keep(request, form):
        return _form(request, row, form, "off")
    act = cancel_conversation if form.cleaned_data["status"] == Standing.CANCELLED else skip_month
    act(by=request.actor, conversation=row, reason=form.cleaned_data["reason"])
    return _kept(request, row, f"{label_of(month)} does not take place.")


@open_to(Audience.STEWARD)
@require_POST
def on(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/when/on/``: has it take place after all, also where its hour is over."""
    row = conversation_of(month)
    restore_month(by=request.actor, conversation=row)
    took = "took" if is_over(row, timezone.now()) else "takes"
    return _kept(request, row, f"{label_of(month)} {took} place after all.")


@open_to(Audience.STEWARD)
@require_http_methods(BOTH)
def link(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/when/link/``: where the month meets."""
    row = conversation_of(month)
    initial = {"url": row.meeting_url, "note": row.meeting_note}
    form = LinkForm(request.POST if request.method == "POST" else None, initial=initial)
    if not may_keep(request, form):
        return _form(request, row, form, "link")
    told = form.cleaned_data
    set_meeting_link(by=request.actor, conversation=row, url=told["url"], note=told["note"])
    return _kept(request, row, "Saved. The link that members have leads there at once.")


def _known(row: Conversation) -> tuple[object, ...]:
    """What calling a month off writes over, or was decided of another day."""
    return (row.status, row.reason, row.day, row.starts, row.ends)


def _form(request: ActorRequest, row: Conversation, form: Form, name: str) -> HttpResponse:
    status = WRONG if form.errors else 200
    coming = counts(row).yes
    return desk_page(
        request, f"rhythm/{name}", status=status, conversation=row, form=form, coming=coming, seen=mark(form.initial)
    )


def _kept(request: ActorRequest, row: Conversation, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("desk-when", row.month)
