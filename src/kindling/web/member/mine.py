"""My page: what somebody sees and changes of what we know of them, behind the link they were mailed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kindling.archive.queries import site
from kindling.conversations.welcome import welcome_words
from kindling.ground.actors import NOBODY
from kindling.people import wording
from kindling.people.actions import change_details, choose_mail, choose_place_shown, choose_quoting, choose_zone
from kindling.people.coming import Coming, city_of, coming
from kindling.people.models import Person
from kindling.people.queries import agreements_of
from kindling.people.zones import zone_at
from kindling.web.member.done import Before, back_to, done_of
from kindling.web.member.forms import (
    DetailsForm,
    MailForm,
    MapForm,
    QuotedForm,
    UndoQuotedForm,
    ZoneForm,
    details_of,
)
from kindling.web.member.owner import Mine, for_owner
from kindling.web.member.page import linked

HOW = "on their own page"
"""How a decision was given that was made here."""


@for_owner()
def mine(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/``: everything at one glance, each part with its own form.

    A link that may have been forwarded shows and opens what ends or times mail alone.
    """
    person = mine.person
    return linked(
        request,
        "mine",
        mine=mine,
        meeting=_meeting(person),
        mail_form=MailForm(initial=_wanted(person)),
        zone_form=_zone_form(person),
        quoted_form=QuotedForm(initial={"quoting": person.quoting}),
        map_form=MapForm(initial={"shown": person.place_shown}),
        agreements=agreements_of(person) if mine.fresh else (),
        done=done_of(mine, request.GET.get("done", "")),
    )


@for_owner(fresh=True)
def welcome(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/welcome/``: you are a member; this is when we meet, in what we take for your time."""
    person = mine.person
    guess = zone_at(person.place)
    shown = person.zone or (guess.zone if guess else "")
    return linked(
        request,
        "welcome",
        mine=mine,
        meeting=_meeting(person, shown),
        zone_form=_zone_form(person, shown=shown),
        shown=shown,
        guess=guess if guess and guess.zone == shown else None,
    )


@for_owner()
def mail(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/mail/``: what somebody receives, each on its own."""
    form = MailForm(_sent(request), initial=_wanted(mine.person))
    if form.is_bound and form.is_valid():
        before: Before = [("wanted", one) for one in _wanted(mine.person)["wanted"]]
        choose_mail(by=NOBODY, person=mine.person, how=HOW, wanted=form.choices())
        return _back(request, mine, "mail", before)
    return linked(request, "part", mine=mine, part="mail", mail_form=form, form=form)


@for_owner()
def zone(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/zone/``: in which zone times are told."""
    form = _zone_form(mine.person, request)
    if form.is_bound and form.is_valid():
        before: Before = [("zone", mine.person.zone)]
        choose_zone(by=NOBODY, person=mine.person, zone=form.cleaned_data["zone"])
        return _back(request, mine, "zone", before)
    return linked(request, "part", mine=mine, part="zone", zone_form=form, form=form, meeting=_meeting(mine.person))


@for_owner(fresh=True)
def quoted(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/quoted/``: how somebody wishes to be quoted from now on."""
    kind = UndoQuotedForm if "undo" in request.POST else QuotedForm
    form = kind(_sent(request), initial={"quoting": mine.person.quoting})
    if form.is_bound and form.is_valid():
        before: Before = [("quoting", mine.person.quoting)]
        choose_quoting(by=NOBODY, person=mine.person, quoting=form.cleaned_data["quoting"], how=HOW)
        return _back(request, mine, "quoted", before)
    return linked(request, "part", mine=mine, part="quoted", quoted_form=form, form=form)


@for_owner(fresh=True)
def shown(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/map/``: whether a map may show somebody's town."""
    form = MapForm(_sent(request), initial={"shown": mine.person.place_shown})
    if form.is_bound and form.is_valid():
        before: Before = [("shown", "on" if mine.person.place_shown else "")]
        choose_place_shown(by=NOBODY, person=mine.person, shown=form.cleaned_data["shown"], how=HOW)
        return _back(request, mine, "map", before)
    return linked(request, "part", mine=mine, part="map", map_form=form, form=form)


@for_owner(fresh=True)
def details(request: HttpRequest, mine: Mine) -> HttpResponse:
    """``/me/<token>/details/``: name, place, what they do, where."""
    before = details_of(mine.person)
    form = DetailsForm(_sent(request), initial=before, words=welcome_words())
    if form.is_bound and form.is_valid():
        change_details(by=NOBODY, person=mine.person, **form.cleaned_data)
        return _back(request, mine, "details", list(before.items()))
    return linked(request, "part", mine=mine, part="details", details_form=form, form=form)


def _back(request: HttpRequest, mine: Mine, what: str, before: Before) -> HttpResponse:
    return back_to(mine, what, before, undone="undo" in request.POST)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _wanted(person: Person) -> dict[str, list[str]]:
    return {"wanted": [one.value for one in wording.LISTS if wording.receives(person, one)]}


def _zone_form(person: Person, request: HttpRequest | None = None, *, shown: str | None = None) -> ZoneForm:
    kept = person.zone if shown is None else shown
    return ZoneForm(_sent(request) if request else None, kept=kept, series=site().zone)


def _meeting(person: Person, zone: str | None = None) -> dict[str, Any] | None:
    """The next conversation in their own time, and in the series' where that is another."""
    found: Coming | None = coming(timezone.now())
    if found is None:
        return None
    zone = (person.zone if zone is None else zone) or found.zone
    return {"coming": found, "zone": zone, "city": city_of(zone), "other": zone != found.zone}
