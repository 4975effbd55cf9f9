"""Signing in by a one-time link, and where a session goes that lacks a second proof."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from kindling.ground.actions import record_audit
from kindling.ground.actors import actor_of
from kindling.ground.sign_in_links import user_of_token
from kindling.web.account.page import account_page
from kindling.web.account.session import prove_by_link
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.LINK)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """``/sign-in/link/<token>/``: looked at, it changes nothing, for some mail readers look; sent, it signs in."""
    if request.method == "POST" and _signed_in(request, token):
        return redirect("desk")
    user = user_of_token(token)
    return account_page(request, "link", status=200 if user else 410, user_of_link=user)


@open_to(Audience.ACCOUNT)
@require_safe
def prove(request: ActorRequest) -> HttpResponse:
    """``/account/prove/``: on to the second proof this account has set up, or to setting one up."""
    ways = get_adapter().get_reauthentication_methods(request.user)
    if not ways:
        messages.warning(request, "A steward signs in with two proofs. Set up a second one, and the desk opens.")
        return redirect("mfa_index")
    return redirect(f"{ways[0]['url']}?{urlencode({'next': request.GET.get('next') or reverse('desk')})}")


@transaction.atomic
def _signed_in(request: HttpRequest, token: str) -> bool:
    user = user_of_token(token, lock=True)
    if user is None:
        return False
    login(request, user)
    prove_by_link(request, user)
    record_audit(by=actor_of(user), action="sign in by link", subject=f"account {user.pk}")
    return True
