"""What is known of a month, and the page of each part of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kindling.conversations.models import Conversation
from kindling.web.desk.facts.known import known_parts
from kindling.web.desk.facts.rows import ROWS, Rows, rows_form
from kindling.web.desk.facts.singles import SINGLES, Single
from kindling.web.desk.found import conversation_of
from kindling.web.desk.invitations.going import going_out
from kindling.web.desk.page import desk_page
from kindling.web.desk.stale import CHANGED, is_stale, mark, may_keep
from kindling.web.gate import ActorRequest, Audience, open_to

WRONG = 400


@open_to(Audience.PRODUCER)
@require_safe
def facts(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/facts/``: what is known of the month, part by part."""
    row = conversation_of(month)
    going = going_out(row, timezone.now())
    return desk_page(request, "facts", conversation=row, parts=known_parts(row), going=going)


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: ActorRequest, month: str, name: str) -> HttpResponse:
    """``/desk/2026-10/facts/questions/`` and the other parts, each saved on its own."""
    row = conversation_of(month)
    if name in SINGLES:
        return _single(request, row, name, SINGLES[name])
    if name in ROWS:
        return _rows(request, row, name, ROWS[name])
    raise Http404("There is no such part.")


def _single(request: ActorRequest, row: Conversation, name: str, of: Single) -> HttpResponse:
    sent, known = request.POST if request.method == "POST" else None, of.known(row)
    form = of.form(sent, initial=known, conversation=row)
    if may_keep(request, form, known):
        of.keep(request.actor, row, form.cleaned_data)
        return _kept(request, row, of.heading)
    return desk_page(
        request,
        "facts/single",
        status=WRONG if form.errors else 200,
        conversation=row,
        part=of,
        part_name=name,
        form=form,
        seen=mark(known),
    )


def _rows(request: ActorRequest, row: Conversation, name: str, of: Rows) -> HttpResponse:
    sent, known = request.POST if request.method == "POST" else None, of.known(row)
    form = rows_form(of.form, known, sent)
    if form.is_valid() and form.told != known and is_stale(request, known):
        form.non_form_errors().append(CHANGED)
    if form.is_valid():
        of.keep(request.actor, row, form.told)
        if "another" in request.POST:
            return redirect(f"{reverse('desk-fact', args=[row.month, name])}#another")
        return _kept(request, row, of.heading)
    return desk_page(
        request,
        "facts/rows",
        status=WRONG if form.is_bound else 200,
        conversation=row,
        part=of,
        part_name=name,
        form=form,
        seen=mark(known),
    )


def _kept(request: ActorRequest, row: Conversation, heading: str) -> HttpResponse:
    messages.success(request, f"Saved: {heading[0].lower()}{heading[1:]}.")
    return redirect("desk-facts", row.month)
