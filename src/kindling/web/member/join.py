"""Joining: the form, the code of the mail, and the page behind the link of the mail."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kindling.conversations.welcome import welcome_words
from kindling.ground.errors import NotAllowed
from kindling.ground.signed_links import make_token, read_token
from kindling.people import wording
from kindling.people.actions import Outcome, Tried, ask_to_join, confirm_join, try_code
from kindling.people.coming import city_of, coming
from kindling.people.letters.addresses import JOIN
from kindling.people.links import fresh_token
from kindling.people.models import JoinRequest, Person, Purpose
from kindling.people.queries import join_request
from kindling.people.rules import AGAIN, OVER, check_can_confirm
from kindling.people.zones import zone_kept
from kindling.web.gate import Audience, open_to
from kindling.web.member.forms import CodeForm, JoinForm
from kindling.web.member.page import answer, linked, masked, network

SENT = "join-sent"
"""What the browser that sent the form holds, so that it may type the code; it confirms nothing by itself."""

PAGE_METHODS = ["GET", "HEAD", "POST"]


@open_to(Audience.VISITOR)
@csrf_exempt  # it gives nobody any right, and carries a seal of its own; a cookie would be the only one of the site
@require_http_methods(PAGE_METHODS)
def join(request: HttpRequest) -> HttpResponse:
    """``/join/``: the form; sent, it leads on alike whether the address is known or not."""
    said = welcome_words()
    form = JoinForm(request.POST if request.method == "POST" else None, words=said)
    if form.is_bound and form.is_valid():
        try:
            nonce = ask_to_join(asked=form.asked(), network=network(request))
        except NotAllowed as refused:
            form.add_error(None, f"{refused.sentence} {refused.remedy}")
        else:
            return redirect(f"{reverse('join-sent')}?{urlencode({'to': make_token(SENT, nonce)})}")
    return answer(request, "join", form=form, welcome=said.sentence, meeting=coming(timezone.now()))


@open_to(Audience.VISITOR)
@csrf_exempt  # the same: what may be tried is told by the signed word in the address
@require_http_methods(PAGE_METHODS)
def sent(request: HttpRequest) -> HttpResponse:
    """``/join/sent/?to=``: a mail is on its way; its code can be typed by whoever sent the form."""
    told = read_token(SENT, request.GET.get("to", ""))
    row = join_request(told[0]) if told else None
    form = CodeForm(request.POST if request.method == "POST" else None)
    if row is None:
        return linked(request, "sent", row=None)
    if form.is_bound and form.is_valid():
        tried = try_code(nonce=row.nonce, code=form.cleaned_data["code"], network=network(request))
        if tried.person:
            return _welcomed(tried.person)
        if tried.outcome is Outcome.VOID:
            return _over(request, join_request(row.nonce))
        form.add_error("code", _not_right(tried))
    return linked(request, "sent", row=row, form=form, masked=masked(row.email))


@open_to(Audience.LINK)
@csrf_exempt  # nothing but the address gives any right here
@require_http_methods(PAGE_METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """``/join/<token>/``: whoever opens it sees a button; whoever presses it is a member."""
    told = read_token(JOIN, token)
    row = join_request(told[0]) if told else None
    if row is None:
        return _over(request, row, forged=not told)
    try:
        check_can_confirm(row, timezone.now())
        if request.method == "POST":
            return _welcomed(confirm_join(nonce=row.nonce))
    except NotAllowed:
        return _over(request, row)
    zone = city_of(zone_kept(row.place))
    return linked(request, "confirm", row=row, lists=_lists(row), zone=zone, masked=masked(row.email))


def _welcomed(person: Person) -> HttpResponse:
    return redirect("mine-welcome", fresh_token(person))


def _over(request: HttpRequest, row: JoinRequest | None, *, forged: bool = False) -> HttpResponse:
    """Why a mail no longer works, and what to do instead."""
    sentence, remedy = (OVER, AGAIN)
    if forged:
        sentence = "A part of this link was lost on its way."
    elif row:
        try:
            check_can_confirm(row, timezone.now())
        except NotAllowed as refused:
            sentence, remedy = refused.sentence, refused.remedy
    done = row is not None and row.done_at is not None
    return linked(request, "over", status=410, sentence=sentence, remedy=remedy, done=done)


def _not_right(tried: Tried) -> str:
    if tried.outcome is Outcome.LOCKED:
        return "Too many codes were tried. Use the button in our mail, or try again tomorrow."
    tries = "one try" if tried.left == 1 else f"{tried.left} tries"
    return f"This is not the code that stands in our mail. You have {tries} left."


def _lists(row: JoinRequest) -> list[str]:
    return [words for one, words in wording.LISTS.items() if row.wishes.get(Purpose(one).value)]
