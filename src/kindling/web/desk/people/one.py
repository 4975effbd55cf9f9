"""One person: what is known of them, what they agreed to, where they were, and what they asked a steward to do."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from kindling.attendance.queries import attended_by
from kindling.duties.erasure import erase_person
from kindling.duties.whose import named_months
from kindling.people.actions import change_details, leave_community
from kindling.people.keeping import can_undo
from kindling.people.models import Person, Standing
from kindling.people.queries import agreements_of, merges_of
from kindling.people.wording import LISTS, SAID_AS, receives
from kindling.web.desk.page import desk_page
from kindling.web.desk.stale import mark, may_keep
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to


class DetailsForm(Form):
    """What can be put right about somebody; their own page can do the same, and more."""

    name = forms.CharField(label="Name", max_length=200, widget=forms.TextInput({"autocomplete": "off"}))
    organisation = forms.CharField(
        label="Organisation", max_length=200, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    role = forms.CharField(
        label="Role", max_length=200, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    place = forms.CharField(
        label="Place", max_length=200, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )


class AskedForm(Form):
    """How somebody asked for what a steward does for them."""

    how = forms.CharField(
        label="How did they ask for it?",
        max_length=200,
        help_text="Shortly: “by mail, 22 November”, “on the phone”.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class EraseForm(AskedForm):
    """The same for being erased, and whether their name goes from where they spoke."""

    name_goes = forms.BooleanField(
        label="Take their name off the months they spoke in, too",
        required=False,
        help_text="Else it stays on the programme: that was in public.",
    )


@open_to(Audience.STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: ActorRequest, uid: str) -> HttpResponse:
    """``/desk/people/3f9a.../``: one person; sent, it puts their details right."""
    who = person_of(uid)
    initial = {name: getattr(who, name) for name in DetailsForm.base_fields}
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=initial)
    if may_keep(request, form):
        change_details(by=request.actor, person=who, **form.cleaned_data)
        messages.success(request, "Kept.")
        return redirect("desk-person", uid)
    return desk_page(
        request,
        "people/person",
        status=422 if form.errors else 200,
        person=who,
        addresses=who.addresses.order_by("-usual", "email"),
        lists=[(words, receives(who, purpose)) for purpose, words in LISTS.items()],
        quoting=SAID_AS[who.quoting],
        agreements=agreements_of(who),
        attended=attended_by(who),
        names=who.aliases.order_by("key", "month"),
        merges=[(merge, can_undo(merge)) for merge in merges_of(who)],
        form=form,
        seen=mark(form.initial),
    )


@open_to(Audience.STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: ActorRequest, uid: str) -> HttpResponse:
    """``/desk/people/3f9a.../leave/``: asks once more, then ends their membership because they asked for it."""
    who = person_of(uid)
    form = AskedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        leave_community(person=who, how=f"Asked of a steward: {form.cleaned_data['how']}", by=request.actor)
        messages.success(request, f"{who.name} has left. No more mail goes to them.")
        return redirect("desk-person", uid)
    return desk_page(request, "people/leave", status=422 if form.errors else 200, person=who, form=form)


@open_to(Audience.STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: ActorRequest, uid: str) -> HttpResponse:
    """``/desk/people/3f9a.../erase/``: asks once more, then erases them because they asked for it."""
    who = person_of(uid)
    named = named_months(who)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        why, stays = f"asked of a steward: {form.cleaned_data['how']}", not form.cleaned_data["name_goes"]
        erase_person(person=who, by=request.actor, why=why, name_stays=stays)
        messages.success(request, "Erased. Nobody sees them or their words any more; old files follow within minutes.")
        return redirect("desk-people")
    return desk_page(request, "people/erase", status=422 if form.errors else 200, person=who, form=form, named=named)


def person_of(uid: str) -> Person:
    """The person of that name in addresses. Raises `Http404`; whoever was merged has no page."""
    return get_object_or_404(Person.objects.exclude(standing=Standing.MERGED), uid=uid)
