"""Names as exports show them, each settled once: whose it is, or nobody's."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from kindling.attendance.queries import known_by_address, months_met
from kindling.ground.addresses import address_key
from kindling.ground.errors import NotAllowed
from kindling.kernel.text import whole_number
from kindling.people.actions import meet_person, reopen_alias, settle_alias, settle_aliases, settle_as_nobody
from kindling.people.models import Address, Alias, Person, Standing
from kindling.people.queries import open_names, proposals
from kindling.people.queries.proposals import PAGE, NameProposal
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to

LATELY = 20
"""Settled names that are shown, to be taken back."""


@dataclass(slots=True)
class Asked:
    """An open name on the page: whose it may be, where it was met, what was chosen and typed, and what is wrong."""

    proposal: NameProposal
    months: tuple[str, ...]
    chosen: str = ""
    typed: str = ""
    only: bool = False
    wrong: str = ""

    @property
    def alias(self) -> Alias:
        """The name."""
        return self.proposal.alias

    @property
    def id(self) -> str:
        """What the name's fields are called."""
        return f"name-{self.alias.pk}"


@open_to(Audience.STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: ActorRequest) -> HttpResponse:
    """``/desk/people/names/``: names that nobody has settled; sent, it settles those that were answered."""
    after = request.GET.get("after", "").replace("\0", "")[:200]
    asked = _asked(after)
    if request.method == "POST":
        done = sum(_settled(request, one) for one in asked)
        if done:
            messages.success(request, f"Settled: {done} {'name' if done == 1 else 'names'}.")
        wrong = [one for one in asked if one.wrong]
        if not wrong:
            if not done:
                messages.warning(request, "Nothing was chosen, so nothing was changed.")
            return redirect(_names_after(after))
        asked = [one for one in asked if one.wrong or not one.chosen]
    return _page(request, asked)


@open_to(Audience.STEWARD)
@require_POST
def sure(request: ActorRequest) -> HttpResponse:
    """Settles those that were ticked among the sure ones, as they are proposed now."""
    ticked = {number for number in map(whole_number, request.POST.getlist("name")) if number is not None}
    rows = list(open_names().filter(pk__in=sorted(ticked)[: 2 * PAGE]))
    found = proposals(rows, by_address=known_by_address(one.pk for one in rows))
    people = {one.alias.pk: one.sure.person for one in found if one.sure}
    count = settle_aliases(by=request.actor, people=people)
    if count:
        messages.success(request, f"Settled: {count} {'name' if count == 1 else 'names'}. Each can be undone below.")
    else:
        messages.warning(request, "Nothing was ticked, so nothing was changed.")
    return redirect("desk-names")


@open_to(Audience.STEWARD)
@require_POST
def reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/people/names/3/open/``: takes back whose a name was said to be."""
    alias = get_object_or_404(Alias.objects.select_related("person"), pk=pk)
    reopen_alias(by=request.actor, alias=alias)
    messages.success(request, f"{alias.name} is open again.")
    back = alias.person.uid if alias.person and request.POST.get("back") == "person" else ""
    return redirect("desk-person", back) if back else redirect("desk-names")


def _names_after(after: str) -> str:
    """The page of the names that follow ``after``."""
    more = f"?{urlencode({'after': after})}" if after else ""
    return f"{reverse('desk-names')}{more}"


def _asked(after: str) -> list[Asked]:
    rows = list(open_names().filter(key__gt=after).order_by("key", "month", "pk")[:PAGE])
    numbers = [one.pk for one in rows]
    months = months_met(numbers)
    found = proposals(rows, by_address=known_by_address(numbers))
    return [Asked(one, months.get(one.alias.pk, ())) for one in found]


def _settled(request: ActorRequest, one: Asked) -> bool:
    """Settles a name as it was answered; False where it was not, or something is wrong, which it then says."""
    one.chosen, one.typed = request.POST.get(one.id, ""), request.POST.get(f"{one.id}-typed", "").strip()[:254]
    one.only = bool(request.POST.get(f"{one.id}-only")) and len(one.months) == 1
    if not one.chosen:
        return False
    try:
        _settle(request, one)
    except NotAllowed as no:
        one.wrong = str(no)
    return not one.wrong


def _settle(request: ActorRequest, one: Asked) -> None:
    if one.chosen == "nobody":
        settle_as_nobody(by=request.actor, alias=one.alias)
        return
    if one.chosen == "new":
        meet_person(by=request.actor, alias=one.alias)
        return
    person = _chosen(one)
    month = one.months[0] if one.only else ""
    settle_alias(by=request.actor, alias=one.alias, person=person, only_month=month)


def _chosen(one: Asked) -> Person:
    """Who was chosen. Raises `NotAllowed` with what is wrong."""
    if one.chosen == "other":
        known = Address.objects.select_related("person").filter(email=address_key(one.typed)).first()
        if known is None:
            raise NotAllowed("Nobody is known at this address.", "Type an address of theirs that is on the list.")
        return known.person
    known_person = Person.objects.exclude(standing=Standing.MERGED).filter(uid=one.chosen).first()
    if known_person is None:
        raise NotAllowed("This person is no longer there.", "Open the page again.")
    return known_person


def _page(request: ActorRequest, asked: list[Asked]) -> HttpResponse:
    settled = Alias.objects.filter(settled_at__isnull=False).select_related("person").order_by("-settled_at")
    wrong = [one for one in asked if one.wrong]
    return desk_page(
        request,
        "people/names",
        status=422 if wrong else 200,
        sure=[one for one in asked if one.proposal.sure and not one.wrong],
        asked=[one for one in asked if one.wrong or not one.proposal.sure],
        wrong=wrong,
        count=open_names().count(),
        settled=settled[:LATELY],
        after=asked[-1].alias.key if len(asked) == PAGE else "",
    )
