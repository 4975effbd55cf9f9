"""How each kind of mail reads: as a page, as text, and as a test in one's own mailbox."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from kindling.ground.actors import Actor
from kindling.mail.actions import NewMessage, queue_message
from kindling.mail.house import current_house
from kindling.mail.kinds import Kind, all_kinds, kind_of
from kindling.mail.letters import Letter
from kindling.mail.render import rendered
from kindling.web.desk.mail.trial import TEST
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to

POLICY = f"default-src {NONE}; style-src 'unsafe-inline'; frame-ancestors {SELF}; base-uri {NONE}; sandbox"
"""A mail's style stands in its elements, which the site's own policy refuses; nothing else of it does anything."""

_framing: Any = csp_update({"frame-src": [SELF]})
"""Lets the page show a mail in a frame."""

TEST_LASTS = datetime.timedelta(hours=1)


@open_to(Audience.STEWARD)
@require_safe
def kinds(request: ActorRequest) -> HttpResponse:
    """``/desk/mail/kinds/``: every kind of mail."""
    known = [(kind, kind.example().subject) for kind in all_kinds() if kind.name != TEST]
    return desk_page(request, "mail/kinds", kinds=known)


@open_to(Audience.STEWARD)
@require_safe
def one_kind(request: ActorRequest, kind: str) -> HttpResponse:
    """``/desk/mail/kinds/invitation/``: how it reads, with invented people."""
    found = _found(kind)
    letter = found.example()
    text = rendered(letter, current_house()).text
    shown = desk_page(request, "mail/kind", kind=found, letter=letter, text=text, to=_own_address(request.actor))
    return framing(request, shown)


@open_to(Audience.STEWARD)
@require_safe
@xframe_options_sameorigin
def page(request: ActorRequest, kind: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/desk/mail/kinds/invitation/page/``: its own page, in a frame or by itself, under a policy of its own."""
    return mail_page(_found(kind).example())


@open_to(Audience.STEWARD)
@require_POST
def send_test(request: ActorRequest, kind: str) -> HttpResponse:
    """``/desk/mail/kinds/invitation/test/``: the example, to the address of whoever asks and to no other."""
    found, to = _found(kind), _own_address(request.actor)
    queue_message(
        NewMessage(
            kind=TEST,
            key=f"{TEST}:{uuid.uuid4().hex}",
            address=to,
            data={"kind": found.name},
            expires_at=timezone.now() + TEST_LASTS,
            first=True,
        )
    )
    messages.success(request, f"A test is on its way to {to}.")
    return redirect("desk-mail-kind", found.name)


def framing(request: ActorRequest, shown: HttpResponse) -> HttpResponse:
    """The page ``shown``, allowed to show a mail in a frame."""
    allowed: HttpResponse = _framing(lambda _: shown)(request)
    return allowed


def mail_page(letter: Letter) -> HttpResponse:
    """The page of a mail as most read it, under a policy of its own."""
    response = HttpResponse(rendered(letter, current_house()).html)
    response["Content-Security-Policy"] = POLICY
    response["Cache-Control"] = "no-store"
    return response


def _found(name: str) -> Kind:
    kind = kind_of(name)
    if kind is None or name == TEST:
        raise Http404("There is no such kind of mail.")
    return kind


def _own_address(actor: Actor) -> str:
    return actor.user.email if actor.user else ""
