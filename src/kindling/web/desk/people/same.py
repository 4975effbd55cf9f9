"""Two people who may be one: shown side by side, merged or kept apart, and put back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from kindling.ground.addresses import address_key
from kindling.people.actions import keep_apart, merge_people, undo_merge
from kindling.people.models import Address, Merge, Person, Standing
from kindling.people.queries import twins, usual_address
from kindling.people.queries.twins import PAGE, Side, Twins
from kindling.web.desk.page import desk_page
from kindling.web.desk.people.one import person_of
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to


class OtherForm(Form):
    """Who the other one is."""

    address = forms.CharField(
        label="An address of the other one",
        max_length=254,
        help_text="You see both side by side before anything is done.",
        widget=forms.EmailInput({"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_address(self) -> Address:
        """The address as it is known."""
        known = Address.objects.select_related("person").filter(email=address_key(self.cleaned_data["address"]))
        found = known.first()
        if found is None:
            raise forms.ValidationError("Nobody is known at this address.")
        return found


@open_to(Audience.STEWARD)
@require_safe
def pairs(request: ActorRequest) -> HttpResponse:
    """``/desk/people/twins/``: pairs who may be one, each with the reason."""
    found = twins(PAGE + 1)
    return desk_page(request, "people/twins", pairs=found[:PAGE], more=len(found) > PAGE)


@open_to(Audience.STEWARD)
@require_POST
def decide(request: ActorRequest) -> HttpResponse:
    """Merges a pair, the one who was chosen staying, or remembers that they are two."""
    one, other = (person_of(request.POST.get(name, "")) for name in ("one", "other"))
    kept = request.POST.get("kept", "")
    if kept == "both":
        keep_apart(by=request.actor, one=one, other=other)
        messages.success(request, f"{one.name} and {other.name} stay two. You are not asked again.")
    elif kept in {one.uid, other.uid}:
        _merge(request, *((one, other) if kept == one.uid else (other, one)))
        return redirect("desk-person", kept)
    else:
        messages.warning(request, "Nothing was chosen. Say who stays, or that they are two.")
    return redirect("desk-twins")


@open_to(Audience.STEWARD)
@require_safe
def same(request: ActorRequest, uid: str) -> HttpResponse:
    """``/desk/people/3f9a.../same/``: asks for the other one's address, then shows both side by side."""
    who = person_of(uid)
    form = OtherForm(request.GET if "address" in request.GET else None)
    other: Person | None = form.cleaned_data["address"].person if form.is_valid() else None
    if other == who:
        form.add_error("address", "This is an address of the same person already.")
    pair = Twins(_side(who), _side(other), "") if other and not form.errors else None
    return desk_page(request, "people/same", status=422 if form.errors else 200, person=who, form=form, pair=pair)


@open_to(Audience.STEWARD)
@require_POST
def undo(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/people/merges/3/undo/``: makes two of them again."""
    merge = get_object_or_404(Merge.objects.select_related("kept", "gone").exclude(moved={}), pk=pk)
    merge = undo_merge(by=request.actor, merge=merge)
    messages.success(request, f"{merge.kept.name} and {merge.gone.name} are two again, as they were.")
    for one in (merge.kept, merge.gone):
        if one.standing == Standing.MEMBER and not usual_address(one):
            messages.warning(request, f"{one.name} has no address now, so no mail reaches them.")
    return redirect("desk-person", merge.gone.uid)


def _merge(request: ActorRequest, kept: Person, gone: Person) -> None:
    merge_people(by=request.actor, kept=kept, gone=gone)
    messages.success(request, f"{gone.name} is one with {kept.name} now. It can be undone on this page.")


def _side(person: Person) -> Side:
    return Side(person, tuple(person.addresses.order_by("email").values_list("email", flat=True)))
