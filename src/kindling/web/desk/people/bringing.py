"""A list of members is brought in: looked at first, then taken; and nobody on it is invited before it is said."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kindling.conversations.queries import upcoming_conversations
from kindling.ground.days import has_begun
from kindling.ground.errors import LostFile
from kindling.ground.files import read_file
from kindling.harvest.export import LIMIT
from kindling.kernel.errors import KindlingError
from kindling.people.actions import import_members, invite_listed
from kindling.people.actions.lists import ListStatement
from kindling.people.days import DayOrder
from kindling.people.heard import fallen_back, heard
from kindling.people.listing import ListTold, Reading
from kindling.people.models import Standing
from kindling.people.queries import counted_standings
from kindling.web.desk.page import desk_page
from kindling.web.desk.people.reading import ReadingForm, listed
from kindling.web.desk.stale import is_stale, mark
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to

FOLDER = "lists"
"""Where a list waits between being looked at and being taken in."""

KEPT = "list-waiting"
"""What the session remembers of it."""

WAITS = datetime.timedelta(days=1)
"""How long it waits at most."""

ANOTHER = (
    "Another list was given since, or this one was read otherwise, in another tab or window. "
    "Nothing was taken in. This is how it stands now."
)
"""What is told instead of taking in a list, or a reading of it, that the page did not show."""

SHOWN = 50
"""Rows that could not be used that are told on the page."""


class ListForm(Form):
    """The list, and what its people agreed to."""

    file = forms.FileField(
        label="The list, as a CSV file",
        required=False,
        help_text="With a row of headings, e-mail among them. Name, organisation, role, place and the day they agreed "
        "are taken if they are there; you see which column is taken for what.",
    )
    pasted = forms.CharField(
        label="Or paste it from a spreadsheet",
        required=False,
        max_length=2_000_000,
        widget=forms.Textarea({"rows": 4, "spellcheck": "false", "autocomplete": "off"}),
    )
    wording = forms.CharField(
        label="What did they agree to?",
        max_length=500,
        help_text="The words they read when they joined, as far as you know. They are kept with each person.",
        widget=forms.Textarea({"rows": 3}),
    )
    where = forms.CharField(
        label="Where did they agree?",
        max_length=200,
        required=False,
        help_text="Such as: the form on our old site. Where a row says it itself, the row counts.",
    )
    agreed_on = forms.DateField(
        label="When?",
        required=False,
        help_text="The latest day on which it can have been, if the rows do not say.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean_agreed_on(self) -> datetime.date | None:
        """The day, if it has been."""
        day: datetime.date | None = self.cleaned_data["agreed_on"]
        if day and not has_begun(day):
            raise forms.ValidationError("This day is still to come.")
        return day

    def clean(self) -> dict[str, Any]:
        """The form with ``data``, the bytes of the list, and ``told``, what they tell."""
        told: dict[str, Any] = super().clean() or {}
        upload = told.get("file")
        if upload and upload.size > LIMIT:
            self.add_error("file", f"This file is larger than {LIMIT // 2**20} MiB. Give the table alone.")
            return told
        told["data"] = upload.read() if upload else told.get("pasted", "").encode()
        if not told["data"].strip():
            self.add_error("file", "Choose a file, or paste the list below.")
            return told
        try:
            told["told"] = listed(told["data"])
        except KindlingError as wrong:
            self.add_error("file" if upload else "pasted", str(wrong))
        return told


@dataclass(frozen=True, slots=True)
class Waiting:
    """The list that this browser looks at: what is kept of it, what it tells, and what is said of the whole of it."""

    kept: dict[str, Any]
    told: ListTold
    statement: ListStatement


@open_to(Audience.STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: ActorRequest) -> HttpResponse:
    """``/desk/people/import/``: asks for a list; sent, it says what would come of it, and changes nothing."""
    if request.method != "POST":
        return _page(request, ListForm())
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    told = form.cleaned_data
    statement = ListStatement(told["wording"], told["agreed_on"], told["where"])
    _keep(request, told["data"], statement)
    return _preview(request, told["told"], statement)


@open_to(Audience.STEWARD)
@require_POST
def reread(request: ActorRequest) -> HttpResponse:
    """Reads the list that is looked at once more, as was answered; changes nothing else."""
    waiting = _waiting(request)
    if waiting is None:
        return _gone(request)
    if is_stale(request, waiting.kept):
        return _another(request, waiting)
    form = ReadingForm(waiting.told, request.POST)
    if not form.is_valid():
        return _preview(request, waiting.told, waiting.statement, form)
    request.session[KEPT] = waiting.kept | form.said()
    again = _waiting(request) or waiting
    return _preview(request, again.told, again.statement)


@open_to(Audience.STEWARD)
@require_POST
def take(request: ActorRequest) -> HttpResponse:
    """Takes in the list that was looked at."""
    waiting = _waiting(request)
    if waiting is None:
        return _gone(request)
    if is_stale(request, waiting.kept):
        return _another(request, waiting)
    if waiting.told.columns.asked:
        return _preview(request, waiting.told, waiting.statement, ReadingForm(waiting.told, {}))
    found = import_members(by=request.actor, told=waiting.told, statement=waiting.statement)
    _forget(request)
    people = "person is" if found.new == 1 else "people are"
    messages.success(request, f"{found.new:,} {people} on the list now. No mail goes to them yet.")
    return redirect("desk-people-import")


@open_to(Audience.STEWARD)
@require_POST
def invite(request: ActorRequest) -> HttpResponse:
    """Makes members of everybody on the list, to be invited from the next conversation on."""
    count = invite_listed(by=request.actor, month=_next_month(), welcome=bool(request.POST.get("welcome")))
    people = "person is a member" if count == 1 else "people are members"
    messages.success(request, f"{count:,} {people} now, and get the next invitation.")
    return redirect("desk-people")


def _page(request: ActorRequest, form: ListForm) -> HttpResponse:
    _forget(request)
    waiting = counted_standings()[Standing.LISTED]
    status = 422 if form.errors else 200
    return desk_page(request, "people/import", status=status, form=form, waiting=waiting, month=_next_month())


def _preview(
    request: ActorRequest, told: ListTold, statement: ListStatement, form: ReadingForm | None = None
) -> HttpResponse:
    """What would come of a list, how it was understood, and what is asked about it."""
    found = import_members(by=request.actor, told=told, statement=statement, dry_run=True)
    form = form or ReadingForm(told)
    shown = {
        "found": found,
        "problems": found.problems[:SHOWN],
        "rest": max(0, len(found.problems) - SHOWN),
        "heard": [one for one in (*heard(told), fallen_back(found.undated, statement.agreed_on)) if one],
        "form": form,
        "asked": bool(told.columns.asked),
        "seen": mark(request.session[KEPT]),
    }
    return desk_page(request, "people/preview", status=422 if form.errors else 200, **shown)


def _gone(request: ActorRequest) -> HttpResponse:
    messages.warning(request, "The list waits no longer. Give it once more.")
    return redirect("desk-people-import")


def _another(request: ActorRequest, waiting: Waiting) -> HttpResponse:
    messages.warning(request, ANOTHER)
    return _preview(request, waiting.told, waiting.statement)


def _waiting(request: ActorRequest) -> Waiting | None:
    """The list that was looked at, read as was answered since; None once it is gone."""
    kept = request.session.get(KEPT)
    if not kept:
        return None
    order = DayOrder(kept["order"]) if kept.get("order") else None
    try:
        told = listed(read_file(kept["name"]), Reading(order, kept.get("day")))
    except LostFile:
        return None
    day = datetime.date.fromisoformat(kept["agreed_on"]) if kept["agreed_on"] else None
    return Waiting(kept, told, ListStatement(kept["wording"], day, kept["where"]))


def _next_month() -> str:
    """The month of the next conversation; where none is planned, this one."""
    now = timezone.now()
    coming = upcoming_conversations(now)
    return coming[0].month if coming else f"{timezone.localdate():%Y-%m}"


def _keep(request: ActorRequest, data: bytes, statement: ListStatement) -> None:
    """Keeps the list until it is taken in, instead of one before it; what it says stands in no form and no cookie."""
    _forget(request)
    name = default_storage.save(f"{FOLDER}/{secrets.token_hex(16)}.csv", ContentFile(data))
    day = statement.agreed_on.isoformat() if statement.agreed_on else ""
    request.session[KEPT] = {
        "name": name,
        "wording": statement.wording,
        "agreed_on": day,
        "where": statement.where,
    }


def _forget(request: ActorRequest) -> None:
    """Removes what this browser looked at and did not take, and whatever else has waited too long."""
    kept = request.session.pop(KEPT, None) if KEPT in request.session else None
    if kept:
        default_storage.delete(kept["name"])
    if not default_storage.exists(FOLDER):
        return
    for name in default_storage.listdir(FOLDER)[1]:
        if default_storage.get_modified_time(f"{FOLDER}/{name}") < timezone.now() - WAITS:
            default_storage.delete(f"{FOLDER}/{name}")
