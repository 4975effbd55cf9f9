"""The pages about the community: what it says of itself, and a small form for each part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kindling.conversations.actions import keep_logo
from kindling.conversations.models import Community, Series
from kindling.pack.document import Theme
from kindling.pack.look import chosen
from kindling.web.desk.community.forms import Logo, SeriesWords, SisterRow, Us, WordingRow
from kindling.web.desk.community.parts import (
    community_facts,
    keep_series,
    keep_sisters,
    keep_us,
    keep_wording,
    sisters_in,
    wording_in,
)
from kindling.web.desk.facts.rows import RowSet, rows_form
from kindling.web.desk.page import desk_page
from kindling.web.desk.stale import CHANGED, is_stale, mark, may_keep
from kindling.web.gate import ActorRequest, Audience, open_to
from kindling.web.public.look import community_theme

WRONG = 400
BOTH = ["GET", "HEAD", "POST"]
Told = list[dict[str, Any]]


@open_to(Audience.STEWARD)
@require_safe
def community(request: ActorRequest) -> HttpResponse:
    """``/desk/community/``: what the community says of itself."""
    row = Community.objects.first()
    theme = community_theme()
    return desk_page(
        request,
        "community",
        facts=community_facts(),
        row=row,
        series=Series.objects.order_by("pk"),
        own_colours=(theme.light, theme.dark) == (Theme().light, Theme().dark),
        stripes=list(chosen(theme.light).values()),
    )


@open_to(Audience.STEWARD)
@require_http_methods(BOTH)
def us(request: ActorRequest) -> HttpResponse:
    """``/desk/community/us/``: name, about, how to reach and to join."""
    known = community_facts()
    fields = {name: getattr(known, name) for name in Us.base_fields}
    form = Us(_sent(request), initial=fields)
    if may_keep(request, form, fields):
        keep_us(request.actor, form.cleaned_data)
        return _kept(request)
    return _form(request, form, "Who you are", known=fields)


@open_to(Audience.STEWARD)
@require_http_methods(BOTH)
def series(request: ActorRequest, pk: int | None = None) -> HttpResponse:
    """``/desk/community/series/`` and ``.../series/1/``: its name; of a new one, next is asked how often it meets."""
    row = Series.objects.filter(pk=pk).first() if pk is not None else None
    if pk is not None and row is None:
        raise Http404("There is no such series.")
    known = {"name": row.name, "about": row.about} if row else {}
    form = SeriesWords(_sent(request), initial=known, series=row)
    if may_keep(request, form, known):
        made = keep_series(request.actor, row, **form.cleaned_data)
        return _kept(request) if made.rule else redirect("desk-rhythm-one-rule", made.pk)
    return _form(request, form, "The series", known=known)


@open_to(Audience.STEWARD)
@require_http_methods(BOTH)
def logo(request: ActorRequest) -> HttpResponse:
    """``/desk/community/logo/``: the picture in the corner of every page."""
    row = Community.objects.first()
    if row is None:
        return redirect("desk-community-us")
    form = Logo(_sent(request), request.FILES or None, initial={"alt": row.logo_alt})
    if form.is_valid():
        told = form.cleaned_data
        keep_logo(by=request.actor, data=b"" if told["drawn"] else told["logo"], alt=told["alt"])
        return _kept(request)
    return _form(request, form, "Logo")


@open_to(Audience.STEWARD)
@require_http_methods(BOTH)
def sisters(request: ActorRequest) -> HttpResponse:
    """``/desk/community/sisters/``: the communities that yours is close to."""
    known = [{"name": one.name, "about": one.about, "url": one.url} for one in community_facts().sisters]
    form = rows_form(SisterRow, known, _sent(request))
    if _may_keep_rows(request, form, known, sisters_in):
        keep_sisters(request.actor, form.told)
        return _kept(request, "desk-community-sisters")
    return _form(request, form, "Sister communities", known=known, one="community")


@open_to(Audience.STEWARD)
@require_http_methods(BOTH)
def wording(request: ActorRequest) -> HttpResponse:
    """``/desk/community/wording/``: what packs say of you, from a month on."""
    found = community_facts().boilerplate
    known = [{name: getattr(one, name) for name in WordingRow.base_fields} for one in found]
    form = rows_form(WordingRow, known, _sent(request))
    if _may_keep_rows(request, form, known, wording_in):
        keep_wording(request.actor, form.told)
        return _kept(request, "desk-community-wording")
    return _form(request, form, "What packs say of you", known=known, one="wording")


def _sent(request: ActorRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _may_keep_rows(request: ActorRequest, form: RowSet, known: Told, kept: Callable[[Told], Told]) -> bool:
    """`may_keep` of a form of rows; ``kept`` tells them as they are kept, so that saving twice is no change."""
    if form.is_valid() and kept(form.told) != known and is_stale(request, known):
        form.non_form_errors().append(CHANGED)
    return form.is_valid()


def _kept(request: ActorRequest, name: str = "desk-community") -> HttpResponse:
    messages.success(request, "Saved.")
    if "another" in request.POST:
        return redirect(f"{reverse(name)}#another")
    return redirect("desk-community")


def _form(request: ActorRequest, form: Any, heading: str, *, known: object = None, one: str = "") -> HttpResponse:
    return desk_page(
        request,
        "community/form",
        status=WRONG if form.is_bound else 200,
        form=form,
        heading=heading,
        one=one,
        rows=bool(one),
        seen=mark(known),
    )
