"""Opening a month."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kindling.archive.months import label_of
from kindling.conversations.actions import open_month
from kindling.conversations.calendar import meeting_in, occurrences
from kindling.conversations.models import Conversation, Series
from kindling.web.desk.page import desk_page
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to

PROPOSED = 4
"""How many months are proposed."""

BACK = datetime.timedelta(days=62)
"""How far back a month is still proposed: the last two, for whoever opens one after its hour."""

OTHER = "other"
MONTH = re.compile(r"(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Meant:
    """A month that may be opened, of which series, and its day where the rule tells one."""

    series: Series
    month: str
    day: datetime.date | None

    @property
    def value(self) -> str:
        """What the form sends."""
        return f"{self.series.pk}:{self.month}"

    @property
    def label(self) -> str:
        """``December 2026, Thursday 17``."""
        return label_of(self.month) + (f", {self.day:%A} {self.day.day}" if self.day else "")


class NewMonth(Form):
    """Which month, of which series where there are several, and its title if that is known."""

    which = forms.ChoiceField(label="Which month?", widget=forms.RadioSelect)
    month = forms.CharField(
        label="Year and month of another one",
        required=False,
        max_length=7,
        help_text="Written 2026-03. The day follows the rule of the series; you can change it afterwards.",
    )
    series = forms.ModelChoiceField(Series.objects.all(), label="Series of another one", empty_label=None)
    title = forms.CharField(label="Title", required=False, help_text="It can wait until it is known.")

    def __init__(self, *args: Any, series: Sequence[Series], proposals: Sequence[Meant], **told: Any) -> None:
        super().__init__(*args, **told)
        self.known = series
        self.proposals = {one.value: one for one in proposals}
        self.meant: Meant | None = None
        several = len(series) > 1
        labels = [(one.value, f"{one.label} ({one.series})" if several else one.label) for one in proposals]
        self.fields["which"] = forms.ChoiceField(
            label="Which month?",
            widget=forms.RadioSelect,
            choices=[*labels, (OTHER, "Another month")],
            error_messages=self.fields["which"].error_messages,
        )
        if not several:
            del self.fields["series"]

    def clean(self) -> dict[str, Any]:
        """Finds out which month is meant, and refuses one that is open."""
        told = self.cleaned_data
        if "which" not in told or "month" not in told:
            return told
        self.meant = self.proposals.get(told["which"]) or self._other(told)
        if self.meant and Conversation.objects.filter(month=self.meant.month).exists():
            self.add_error(
                "month" if told["which"] == OTHER else "which", f"{label_of(self.meant.month)} is open already."
            )
        return told

    def _other(self, told: dict[str, Any]) -> Meant | None:
        month = told["month"]
        if not MONTH.fullmatch(month):
            self.add_error("month", "Another month needs its year and number, such as 2026-03.")
            return None
        series = told.get("series") or self.known[0]
        times = meeting_in(series, month)
        return Meant(series, month, times[0].date() if times else None)


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """``/desk/new/``: opens a month."""
    series = list(Series.objects.order_by("pk"))
    if not series:
        return desk_page(request, "new", form=None)
    proposals = list(proposed(series, timezone.now()))
    first = _first(proposals, request.GET.get("month", ""))
    form = NewMonth(
        request.POST if request.method == "POST" else None, series=series, proposals=proposals, initial=first
    )
    if not (form.is_valid() and form.meant):
        return desk_page(request, "new", form=form, status=400 if form.errors else 200)
    meant = form.meant
    open_month(
        by=request.actor, series=meant.series, month=meant.month, title=form.cleaned_data["title"], day=meant.day
    )
    messages.success(request, f"{label_of(meant.month)} is open.")
    return redirect("desk-month", meant.month)


def proposed(series: Sequence[Series], now: datetime.datetime) -> Iterator[Meant]:
    """The next months by the rules of ``series`` that are not open, earliest first."""
    opened = set(Conversation.objects.filter(month__gte=f"{now - BACK:%Y-%m}").values_list("month", flat=True))
    found: dict[str, Meant] = {}
    for one in series:
        # Twice as many as are shown, for some may be open; a month belongs to one series alone.
        for begins, _ in occurrences(one, now - BACK, PROPOSED * 2):
            month = f"{begins:%Y-%m}"
            if month not in opened:
                found.setdefault(month, Meant(one, month, begins.date()))
    yield from sorted(found.values(), key=lambda meant: meant.month)[:PROPOSED]


def _first(proposals: Sequence[Meant], asked: str) -> dict[str, str]:
    """What stands in the form at first: the month asked for, else the first proposal that is still to come."""
    asked_for = next((one for one in proposals if one.month == asked), None)
    if asked and asked_for is None:
        return {"which": OTHER, "month": asked[:7]}
    today = timezone.localdate()
    coming = (one for one in proposals if one.day and one.day >= today)
    first = asked_for or next(coming, None)
    return {"which": first.value if first else OTHER}
