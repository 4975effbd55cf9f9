"""The month's own invitation, read by a steward before everybody gets it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from kindling.ground.actors import Actor
from kindling.invitations.letters.invitation import as_read_by
from kindling.mail.house import current_house
from kindling.mail.kinds import NotNow
from kindling.mail.letters import Letter
from kindling.mail.render import rendered
from kindling.web.desk.found import conversation_of
from kindling.web.desk.mail.kinds import framing, mail_page
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.STEWARD)
@require_safe
def letter(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/invitations/letter/``: the real invitation, as whoever asks would get it now."""
    row = conversation_of(month)
    found = _letter(month, request.actor)
    text = rendered(found, current_house()).text
    return framing(request, desk_page(request, "invitations/letter", conversation=row, letter=found, text=text))


@open_to(Audience.STEWARD)
@require_safe
@xframe_options_sameorigin
def page(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/invitations/letter/page/``: its own page, in a frame or by itself."""
    return mail_page(_letter(month, request.actor))


def _letter(month: str, actor: Actor) -> Letter:
    """The invitation to whoever asks. Raises `Http404` where nobody knows when the month meets."""
    name, address = (actor.user.name, actor.user.email) if actor.user else ("", "")
    try:
        return as_read_by(conversation_of(month).month, name=name or address, address=address)
    except NotNow as no:
        raise Http404("Nobody has said yet when it is, so there is no invitation to read.") from no
