"""How the mail stands, and what a steward does about what failed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kindling.mail.actions import allow_address, leave_message, try_again, try_all_again
from kindling.mail.models import StoppedAddress
from kindling.mail.queries import mail_state
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to

SETTLED = "That mail is settled already; nothing was changed."


@open_to(Audience.STEWARD)
@require_safe
def mail(request: ActorRequest) -> HttpResponse:
    """``/desk/mail/``: what failed, what waits and why, and where none goes any more."""
    return desk_page(request, "mail/mail", state=mail_state(timezone.now()), today=timezone.now())


@open_to(Audience.STEWARD)
@require_POST
def again(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/mail/3/again/``: a failed message is due once more."""
    if try_again(by=request.actor, message_id=pk):
        messages.success(request, "It is sent again now. Should it fail once more, it shows here with the reason.")
    else:
        messages.warning(request, SETTLED)
    return redirect("desk-mail")


@open_to(Audience.STEWARD)
@require_POST
def all_again(request: ActorRequest) -> HttpResponse:
    """``/desk/mail/again/``: every failed message is due once more."""
    count = try_all_again(by=request.actor)
    messages.success(request, f"{count} {'mail is' if count == 1 else 'mails are'} sent again now.")
    return redirect("desk-mail")


@open_to(Audience.STEWARD)
@require_POST
def leave(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/mail/3/leave/``: a failed message is not sent any more."""
    if leave_message(by=request.actor, message_id=pk):
        messages.success(request, "It is left, and what it would have said is forgotten.")
    else:
        messages.warning(request, SETTLED)
    return redirect("desk-mail")


@open_to(Audience.STEWARD)
@require_POST
def allow(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/mail/stopped/3/allow/``: mail goes to a stopped address again."""
    row = get_object_or_404(StoppedAddress, pk=pk)
    allow_address(by=request.actor, address=row.address)
    messages.success(request, f"Mail goes to {row.address} again.")
    return redirect("desk-mail")
