"""What somebody does about everything at once: take it along, change its address, void its links, leave, be erased."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kindling.duties.erasure import erase_person
from kindling.duties.whose import named_months
from kindling.ground.actors import NOBODY
from kindling.ground.errors import NotAllowed
from kindling.people.actions import ask_for_page, ask_new_address, leave_community, void_links
from kindling.people.everything import everything_about
from kindling.people.queries import usual_address
from kindling.web.member.forms import EraseForm, NewAddressForm
from kindling.web.member.mine import HOW
from kindling.web.member.owner import Mine, for_owner
from kindling.web.member.page import linked, masked, network


@for_owner(fresh=True)
def everything(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/everything/``: all that is held about somebody, as one ZIP."""
    if request.method != "POST":
        return linked(request, "everything", mine=mine)
    response = HttpResponse(everything_about(mine.person), content_type="application/zip")
    name = f"everything-{timezone.localdate():%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@for_owner()
def fresh(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/fresh/``: mails the way to the page anew, to the address that we know."""
    if request.method != "POST":
        return linked(request, "stale", mine=mine)
    return _refreshed(request, mine, voided=False)


@for_owner()
def links(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/links/``: makes every link void that was mailed so far, and mails a new one where it still may."""
    if request.method != "POST":
        return linked(request, "links", mine=mine)
    void_links(person=mine.person, by=NOBODY)
    return _refreshed(request, mine, voided=True)


def _refreshed(request: HttpRequest, mine: Mine, *, voided: bool) -> HttpResponse:
    """Mails a new link, and says so; or why none can be mailed, or not now."""
    refused = None
    email = usual_address(mine.person)
    try:
        if email:
            ask_for_page(email=email, network=network(request))
    except NotAllowed as told:
        refused = told
    return linked(request, "refreshed", mine=mine, voided=voided, refused=refused)


@for_owner(fresh=True)
def address(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/address/``: where mail is to go from now on; the new address is asked first."""
    form = NewAddressForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            ask_new_address(person=mine.person, email=email, network=network(request))
        except NotAllowed as refused:
            form.add_error("email", f"{refused.sentence} {refused.remedy}")
        else:
            return linked(request, "moving", mine=mine, masked=masked(email))
    return linked(request, "address", mine=mine, form=form)


@for_owner()
def leave(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/leave/``: no more mail, and what stays."""
    if request.method != "POST":
        return linked(request, "leave", mine=mine)
    leave_community(person=mine.person, how=HOW, by=NOBODY)
    return linked(request, "left")


@for_owner(fresh=True)
def erase(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/erase/``: everything goes; asked twice, for there is no way back."""
    if request.method != "POST":
        return linked(request, "erase", mine=mine, sure=False)
    form = EraseForm(request.POST)
    if request.POST.get("sure") != "yes":
        return linked(request, "erase", mine=mine, sure=True, form=form, named=named_months(mine.person))
    form.full_clean()
    erase_person(person=mine.person, by=NOBODY, name_stays=not form.cleaned_data["name_goes"])
    return linked(request, "erased")
