"""Ending mail: a page with a button for people, and one click for the programs that read their mail (RFC 8058)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kindling.ground.actors import NOBODY
from kindling.ground.signed_links import make_token, read_token
from kindling.people import wording
from kindling.people.actions import choose_mail
from kindling.people.links import UNSUBSCRIBE, person_behind
from kindling.people.models import Person, Purpose
from kindling.people.rules import can_receive
from kindling.web.gate import Audience, open_to
from kindling.web.member.page import closed, linked

NAMES = {
    Purpose.INVITATION: "the invitation each month",
    Purpose.REMINDERS: "the reminders",
    Purpose.FOLLOWUP: "what comes afterwards",
}
"""How a sentence calls each list."""

HOW = "by the link at the foot of our mail"
ONE_CLICK = "by the button of the program that reads their mail"

HAD = "ended-mail"
"""What a page is signed for that says which mail it has just ended: no link takes up more than that."""


@open_to(Audience.LINK)
@csrf_exempt  # RFC 8058: the click comes from a program without any cookie; nothing but the address gives any right
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """``/stop/<token>/``: says which mail ends, with a button; a press ends it, and can be taken back."""
    found = person_behind(UNSUBSCRIBE, token)
    if found is None:
        return closed(request)
    person, lists = found[0], _lists(found[1])
    if request.method != "POST":
        return _page(request, person, lists, "stop")
    if "undo" in request.POST:
        chosen = _had(person, request.POST.get("had", ""))
        choose_mail(by=NOBODY, person=person, how=HOW, wanted=dict.fromkeys(chosen, True))
        return _page(request, person, chosen or lists, "resumed" if chosen else "stop")
    if "all" in request.POST:
        lists = tuple(NAMES)
    had = [one.value for one in lists if wording.receives(person, one)]
    how = ONE_CLICK if "List-Unsubscribe" in request.POST else HOW
    choose_mail(by=NOBODY, person=person, how=how, wanted=dict.fromkeys(lists, False))
    return _page(request, person, lists, "stopped", had=make_token(HAD, person.uid, *had) if had else "")


def _page(request: HttpRequest, person: Person, lists: tuple[Purpose, ...], name: str, **told: Any) -> HttpResponse:
    person.refresh_from_db()
    whole, member = len(lists) == len(NAMES), can_receive(person)
    return linked(
        request,
        name,
        first_name=person.first_name,
        what="all our mail" if whole else _said([NAMES[one] for one in lists]),
        several=lists == (Purpose.REMINDERS,) or 1 < len(lists) < len(NAMES),
        whole=whole,
        ends=member and any(wording.receives(person, one) for one in lists),
        member=member,
        left=_said([words for one, words in NAMES.items() if member and wording.receives(person, one)]),
        **told,
    )


def _lists(told: tuple[str, ...]) -> tuple[Purpose, ...]:
    """The lists that a link ends; all of them where it names none that is known."""
    return tuple(one for one in NAMES if one.value in told) or tuple(NAMES)


def _had(person: Person, told: str) -> tuple[Purpose, ...]:
    """Those that were on before, as the page before says; none where it was never shown to this person."""
    uid, *had = read_token(HAD, told) or [""]
    return tuple(one for one in NAMES if uid == person.uid and one.value in had)


def _said(names: list[str]) -> str:
    """A list as a sentence says it."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
