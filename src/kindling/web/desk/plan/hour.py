"""The run of the hour: its parts in a form, and the parts of another month taken over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kindling.archive.months import label_of
from kindling.conversations.actions import clone_plan
from kindling.conversations.facts import BadFacts
from kindling.conversations.models import Conversation
from kindling.conversations.rules import can_move
from kindling.ground.errors import NotAllowed
from kindling.kernel.text import whole_number
from kindling.planning.actions import clone_hour, set_hour
from kindling.planning.hour import Slot
from kindling.planning.models import Part
from kindling.planning.queries import hour_of
from kindling.web.desk.facts.row_forms import line
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.desk.plan.found import month_sent
from kindling.web.desk.plan.hour_shown import hour_shown
from kindling.web.desk.stale import CHANGED, is_stale, mark
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to

WRONG = 400
MOST, EMPTY, LONGEST = 30, 2, 300
"""Parts of an hour, empty rows that are offered, minutes of a part."""


class SlotRow(Form):
    """A part of the hour; one without a title and minutes is none."""

    part = forms.ChoiceField(label="What it is", choices=Part.choices, initial=Part.OTHER)
    title = line("Title", length=200)
    minutes = forms.IntegerField(
        label="Minutes",
        required=False,
        min_value=1,
        max_value=LONGEST,
        widget=forms.NumberInput({"class": "facts-short"}),
        error_messages={
            "invalid": "Minutes are written in figures.",
            "min_value": "A part takes a minute at least.",
            "max_value": f"{LONGEST} minutes are the most.",
        },
    )
    owner = line("Who looks after it", length=200)

    def clean(self) -> dict[str, Any]:
        """A part has a title and takes time."""
        told = self.cleaned_data
        if told.get("title") and not told.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", f"Say how many minutes “{told['title']}” takes, or empty its title.")
        if told.get("minutes") and not told.get("title") and "title" not in self.errors:
            self.add_error("title", f"Say what these {told['minutes']} minutes are, or empty them.")
        return told

    @property
    def slot(self) -> Slot | None:
        """The part that a right row tells of."""
        told = self.cleaned_data
        if not told["title"]:
            return None
        return Slot(Part(told["part"]), told["title"], told["minutes"], told["owner"])


Rows = forms.formset_factory(SlotRow, extra=EMPTY, max_num=MOST, validate_max=True)


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def hour(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/plan/hour/``: the parts of the hour; saved as they are, however long."""
    row = conversation_of(month)
    known = hour_of(row)
    initial = [
        {"part": one.part, "title": one.title, "minutes": one.minutes, "owner": one.owner} for one in known.slots
    ]
    form = _form(initial, request.POST if request.method == "POST" else None)
    slots = [one for each in form if (one := _slot(each))] if form.is_valid() else []
    if form.is_valid() and slots != [*known.slots] and is_stale(request, known.slots):
        form.non_form_errors().append(CHANGED)
    if form.is_valid():
        set_hour(by=request.actor, conversation=row, slots=slots)
        return _kept(request, row)
    shown: dict[str, Any] = {
        "form": form,
        "hour": hour_shown(known, row.begins_at),
        "others": _planned(row),
        "may_move": can_move(request.actor, row, timezone.now()),
        "seen": mark(known.slots),
    }
    return desk_page(
        request, "plan/hour", status=WRONG if form.is_bound else 200, conversation=row, **shown, count=_wrong(form)
    )


@open_to(Audience.PRODUCER)
@require_POST
def clone(request: ActorRequest, month: str) -> HttpResponse:
    """Takes over the parts of another month's hour, without its people; its format and times too where asked for."""
    row, source = conversation_of(month), month_sent(request.POST.get("from", ""))
    try:
        with transaction.atomic():
            count = clone_hour(by=request.actor, conversation=row, source=source)
            if request.POST.get("times"):
                clone_plan(by=request.actor, conversation=row, from_month=source.month)
    except (NotAllowed, BadFacts) as no:
        messages.warning(request, f"{no.sentence} {no.remedy}")
        return redirect("desk-plan-hour", month)
    parts = f"{count} part{'' if count == 1 else 's'}"
    messages.success(request, f"{parts} taken over from {label_of(source.month)}. Say who looks after each.")
    return redirect("desk-plan-hour", month)


def _form(known: list[dict[str, Any]], sent: Any) -> Any:
    """The rows as they are ``known``, or as they were ``sent``: those added then are not compared with later ones."""
    before = len(known) if sent is None else whole_number(sent.get("form-INITIAL_FORMS", ""), figures=4) or 0
    return Rows(sent, initial=known[:before])


def _slot(form: SlotRow) -> Slot | None:
    return form.slot if form.has_changed() or form.initial else None


def _kept(request: ActorRequest, row: Conversation) -> HttpResponse:
    wrong = hour_of(row).wrong
    if wrong:
        messages.warning(request, f"The hour is saved. It does not add up yet: {wrong[0].lower()}{wrong[1:]}")
        return redirect("desk-plan-hour", row.month)
    messages.success(request, "The hour is saved, and it adds up.")
    return redirect("desk-plan", row.month)


def _planned(row: Conversation) -> list[str]:
    """The last months whose hour is planned, newest first."""
    months = Conversation.objects.filter(run_items__isnull=False).exclude(pk=row.pk).distinct()
    return list(months.order_by("-month").values_list("month", flat=True)[:6])


def _wrong(form: Any) -> int:
    if not form.is_bound:
        return 0
    return sum(len(errors) for each in form.errors for errors in each.values()) + len(form.non_form_errors())
