"""Changing the rule: first the dates it makes, then it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kindling.conversations.actions import describe_series, open_ahead
from kindling.conversations.ahead import AHEAD, months_ahead
from kindling.conversations.calendar import Times, occurrences
from kindling.conversations.models import Conversation, Series
from kindling.conversations.rhythm import rule_said
from kindling.conversations.rules import is_over
from kindling.web.desk.community.parts import series_facts
from kindling.web.desk.page import desk_page
from kindling.web.desk.rhythm.forms import RuleForm
from kindling.web.desk.stale import mark, may_keep
from kindling.web.gate import ActorRequest, Audience, open_to
from kindling.web.templatetags.words import city

WRONG = 400


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule would make of the months ahead. ``kept`` stay as they are, ``gone`` are taken off the list."""

    times: tuple[Times, ...]
    kept: tuple[Conversation, ...]
    gone: tuple[Conversation, ...]


@open_to(Audience.STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: ActorRequest, pk: int | None = None) -> HttpResponse:
    """``/desk/rhythm/rule/``, of another series ``.../rule/2/``: the next dates by its rule, and then saving it."""
    found = Series.objects.order_by("pk") if pk is None else Series.objects.filter(pk=pk)
    series = found.first()
    if series is None and pk is not None:
        raise Http404("There is no such series.")
    if series is None:
        return redirect("desk-community-series")
    form = RuleForm(request.POST if request.method == "POST" else None, series=series)
    valid = may_keep(request, form)
    if valid and "save" in request.POST:
        _keep(request, series, form)
        return redirect("desk-rhythm")
    preview = _preview(series, form) if valid else None
    status = WRONG if form.errors else 200
    return desk_page(
        request, "rhythm/rule", status=status, series=series, form=form, preview=preview, seen=mark(form.initial)
    )


def _keep(request: ActorRequest, series: Series, form: RuleForm) -> None:
    told = form.cleaned_data
    facts = replace(
        series_facts(series),
        rhythm=_rhythm(series, form)[:200],
        rule=form.made,
        starts=told["starts"],
        ends=told["ends"],
        zone=told["zone"],
        counts_from=told["counts_from"],
    )
    describe_series(by=request.actor, facts=facts, series=series)
    open_ahead(by=request.actor)
    messages.success(request, "Saved. Months that nobody has touched follow; the others stay as they are.")


def _rhythm(series: Series, form: RuleForm) -> str:
    """The rule and the hour in words, for everybody to read; words of before only where nothing of it has changed."""
    told, said = form.cleaned_data, rule_said(form.made)
    if said:
        return f"{said}, {told['starts']:%H:%M} to {told['ends']:%H:%M} in {city(told['zone'])}"
    before = (series.rule, series.starts, series.ends, series.zone)
    return series.rhythm if before == (form.made, told["starts"], told["ends"], told["zone"]) else ""


def _preview(series: Series, form: RuleForm) -> Preview:
    """The dates, worked out on a series that is never saved."""
    told = form.cleaned_data
    now = timezone.now()
    tried = Series(pk=series.pk, name=series.name, rule=form.made, counts_from=told["counts_from"])
    tried.starts, tried.ends, tried.zone = told["starts"], told["ends"], told["zone"]
    ahead = months_ahead(tried, now)
    times = tuple(occurrences(tried, now, AHEAD))
    return Preview(times, tuple(row for row in ahead.kept if not is_over(row, now)), ahead.gone)
