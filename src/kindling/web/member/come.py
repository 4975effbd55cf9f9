"""The page behind an invitation: when it is, whether one comes, a calendar entry, and on the day the way in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kindling.conversations.ics import entry, host_of
from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.invitations.actions import answer_invitation
from kindling.invitations.clocks import UTC, place_of, same_clocks, zone_named
from kindling.invitations.models import Answer
from kindling.invitations.queries import reply_of
from kindling.invitations.rules import check_can_answer
from kindling.people.links import ANSWER, person_behind
from kindling.people.models import Person, Standing
from kindling.web.gate import Audience, open_to
from kindling.web.member.page import closed, linked

HOW = "by the link in a mail"

ON_THE_DAY = datetime.timedelta(days=1)
"""How long before the beginning the page shows the way in."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked to what: the person of the link, and the month it is about."""

    person: Person
    conversation: Conversation
    token: str

    @property
    def first_name(self) -> str:
        """What a page that may have been forwarded calls them."""
        return self.person.first_name

    @property
    def hour(self) -> str:
        """The hour that they are asked about, as a form carries it: an answer is to what its page showed."""
        begins = self.conversation.begins_at
        return f"{begins.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if begins else ""


@dataclass(frozen=True, slots=True)
class Clock:
    """The hour by the clocks of one place."""

    where: str
    begins: datetime.datetime
    ends: datetime.datetime

    @property
    def hours(self) -> tuple[str, str]:
        """``("19:00", "20:00")``. Templates would say them by the clocks of the site."""
        return f"{self.begins:%H:%M}", f"{self.ends:%H:%M}"

    @property
    def day(self) -> str:
        """``Thursday 17 December``, and the next day where it ends then."""
        first, last = (f"{at:%A} {at.day} {at:%B}" for at in (self.begins, self.ends))
        return first if first == last else f"{first}, to {last}"


@open_to(Audience.LINK)
@csrf_exempt  # nothing but the address gives any right here: no cookie does, so no other site can borrow one
@require_http_methods(["GET", "HEAD", "POST"])
def come(request: HttpRequest, token: str) -> HttpResponse:
    """``/come/<token>/``: the month, and the two answers; a press of a button is one, opening the page is none."""
    asked = _asked(token)
    if asked is None:
        return closed(request)
    said = request.POST.get("answer", "")
    if request.method != "POST":
        return _page(request, asked)
    if said not in Answer.values:
        return _page(request, asked, status=400)
    if request.POST.get("hour", asked.hour) != asked.hour:
        return _page(request, asked, status=409, moved=True)
    try:
        answer_invitation(person=asked.person, conversation=asked.conversation, answer=said, how=HOW)
    except NotAllowed:
        return _page(request, asked, status=409)
    return redirect("come", token)


@open_to(Audience.LINK)
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """``/come/<token>/conversation.ics``: the entry for a calendar. It names nobody, for the link may be forwarded."""
    asked = _asked(token)
    if asked is None or asked.conversation.begins_at is None or asked.person.standing != Standing.MEMBER:
        return closed(request)
    row = asked.conversation
    made = entry(row, uid_host=host_of(settings.SITE_URL), go_url=go_url(row), now=timezone.now())
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="conversation-{row.month}.ics"'
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _asked(token: str) -> Asked | None:
    found = person_behind(ANSWER, token)
    if found is None or not found[1] or found[0].standing == Standing.MERGED:
        return None
    row = Conversation.objects.select_related("series").filter(month=found[1][0]).first()
    return Asked(found[0], row, token) if row else None


def _page(request: HttpRequest, asked: Asked, *, status: int = 200, moved: bool = False) -> HttpResponse:
    row, now = asked.conversation, timezone.now()
    reply = reply_of(row, asked.person)
    why_not = _why_not(asked, now)
    own = zone_named(asked.person.zone, row.local_zone) if asked.person.zone else None
    return linked(
        request,
        "come",
        status=status,
        asked=asked,
        conversation=row,
        credits=[one for one in row.credits.select_related("profile") if one.role == "speaker"],
        questions=row.questions.select_related("posed_by"),
        clocks=_clocks(row, own),
        own=own is not None,
        answer=reply.answer if reply and not why_not else "",
        leaning=request.GET.get("answer", ""),
        why_not=why_not,
        moved=moved,
        go=_way_in(row, now) if not why_not else "",
    )


def _why_not(asked: Asked, now: datetime.datetime) -> NotAllowed | None:
    try:
        check_can_answer(asked.person, asked.conversation, now)
    except NotAllowed as no:
        return no
    return None


def _clocks(row: Conversation, own: ZoneInfo | None) -> tuple[Clock, ...]:
    """The series' clocks, and the reader's own where they have said where they are and it differs."""
    if row.begins_at is None or row.ends_at is None:
        return ()
    begins, ends = row.begins_at.astimezone(UTC), row.ends_at.astimezone(UTC)
    series = ZoneInfo(row.local_zone)
    zones = [series] if own is None or same_clocks(begins, own, series) else [own, series]
    words = {own: "Where you are, in "} if own else {}
    return tuple(
        Clock(words.get(zone, "In ") + place_of(zone), begins.astimezone(zone), ends.astimezone(zone)) for zone in zones
    )


def _way_in(row: Conversation, now: datetime.datetime) -> str:
    """The link of the month, on the day alone."""
    return go_url(row) if row.begins_at and row.begins_at - ON_THE_DAY <= now else ""
