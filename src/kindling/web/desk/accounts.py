"""Who may sign in: the list, inviting, and changing one account."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from kindling.ground.accounts import change_role, close_account, invite_account, open_account
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.ground.models import Role, User
from kindling.ground.rules import can_stop_being_steward, check_can_look_after_accounts
from kindling.web.desk.page import desk_page
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to

ROLES = (
    (Role.PRODUCER.value, "Producer: makes and publishes packs"),
    (Role.STEWARD.value, "Steward: the same, and looks after accounts and the community"),
)


class InviteForm(Form):
    """Whom to invite."""

    name = forms.CharField(label="Their name", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label="Their e-mail address",
        help_text="They sign in with a code mailed to it. No mail is sent now; tell them yourself.",
        error_messages={"invalid": "This seems to be no e-mail address. It looks like name@example.org."},
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    role = forms.ChoiceField(label="What they do", choices=ROLES, widget=forms.RadioSelect, initial=Role.PRODUCER)


class RoleForm(Form):
    """What somebody does."""

    role = forms.ChoiceField(label="What they do", choices=ROLES, widget=forms.RadioSelect)


@open_to(Audience.STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def accounts(request: ActorRequest) -> HttpResponse:
    """``/desk/accounts/``: everybody who has an account; sent, it invites somebody."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = invite_account(by=request.actor, **form.cleaned_data)
        except NotAllowed as refused:
            form.add_error("email", refused.sentence)
        else:
            messages.success(request, f"{user} can sign in now. Tell them where.")
            return redirect("desk-accounts")
    users = User.objects.order_by("-is_active", "name", "email")
    return desk_page(request, "accounts", status=400 if form.errors else 200, form=form, users=users)


@open_to(Audience.STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/accounts/3/``: one account; sent, it changes what they do."""
    user = get_object_or_404(User, pk=pk)
    form = RoleForm(request.POST or None, initial={"role": user.role})
    if request.method == "POST" and form.is_valid():
        change_role(by=request.actor, user=user, role=Role(form.cleaned_data["role"]))
        messages.success(request, f"Kept. {user} is a {form.cleaned_data['role']}.")
        return redirect("desk-accounts")
    shown = {"user_shown": user, "proofs": _proofs(user).exists(), "needed": not can_stop_being_steward(user)}
    return desk_page(request, "account", status=400 if form.errors else 200, form=form, **shown)


@open_to(Audience.STEWARD)
@require_POST
def close(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/accounts/3/close/``: they may no longer sign in, and are signed out everywhere."""
    user = close_account(by=request.actor, user=get_object_or_404(User, pk=pk))
    messages.success(request, f"{user} may no longer sign in, and is signed out everywhere.")
    return redirect("desk-accounts")


@open_to(Audience.STEWARD)
@require_POST
def reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/accounts/3/open/``: they may sign in again."""
    user = open_account(by=request.actor, user=get_object_or_404(User, pk=pk))
    messages.success(request, f"{user} may sign in again.")
    return redirect("desk-accounts")


@open_to(Audience.STEWARD)
@require_POST
def forget(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/accounts/3/forget/``: their second proof is lost, and they set up another; signed out meanwhile."""
    user = get_object_or_404(User, pk=pk)
    _forget_proofs(by=request.actor, user=user)
    messages.success(request, f"The passkeys and codes of {user} are forgotten, and they are signed out everywhere.")
    return redirect("desk-account", pk=pk)


@transaction.atomic
def _forget_proofs(*, by: Actor, user: User) -> None:
    """Whoever found or took a lost device has no session of theirs left either."""
    check_can_look_after_accounts(by)
    _proofs(user).delete()
    user.set_unusable_password()  # a new random one: every session is bound to it, and ends
    user.save(update_fields=["password"])
    record_audit(by=by, action="forget second proofs", subject=f"account {user.pk}")


def _proofs(user: User) -> QuerySet[Any]:
    found: QuerySet[Any] = Authenticator.objects.filter(user=user)
    return found
