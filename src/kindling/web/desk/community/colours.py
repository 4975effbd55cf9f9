"""The community's colours: chosen, refused where they cannot be read, and put back to Kindling's own."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kindling.conversations.actions import keep_colours
from kindling.conversations.models import Community
from kindling.web.desk.community.colour_form import ColourForm
from kindling.web.desk.page import desk_page
from kindling.web.desk.stale import mark, may_keep
from kindling.web.gate import ActorRequest, Audience, open_to
from kindling.web.public.look import community_theme

WRONG = 400
SAVED = "Saved. Pages that were open a moment ago may take ten minutes to show it."


@open_to(Audience.STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def colours(request: ActorRequest) -> HttpResponse:
    """``/desk/community/colours/``: the few colours that matter, by day and by night."""
    if not Community.objects.exists():
        return redirect("desk-community-us")
    if request.method == "POST" and "own" in request.POST:
        keep_colours(by=request.actor, light=None, dark=None)
        return _kept(request)
    form = ColourForm(request.POST if request.method == "POST" else None, theme=community_theme())
    if may_keep(request, form):
        light, dark = form.made()
        keep_colours(by=request.actor, light=asdict(light), dark=asdict(dark))
        return _kept(request)
    status = WRONG if form.is_bound else 200
    return desk_page(
        request, "community/colours", status=status, form=form, looks=_looks(form), seen=mark(form.initial)
    )


def _looks(form: ColourForm) -> list[tuple[str, object]]:
    return [*zip(("By day", "In the dark"), form.shown(), strict=True)]


def _kept(request: ActorRequest) -> HttpResponse:
    messages.success(request, SAVED)
    return redirect("desk-community-colours")
