"""Accounts, made by invitation and changed by stewards. Nobody signs up by themselves."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.ground.models import Role, User
from kindling.ground.rules import check_can_look_after_accounts, check_can_stop_being_steward


def invite_account(*, by: Actor, email: str, name: str = "", role: Role = Role.PRODUCER) -> User:
    """A new account for ``email``. Raises `NotAllowed` for an address that has one or cannot be one."""
    check_can_look_after_accounts(by)
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, name=name.strip(), role=role)
            record_audit(by=by, action="invite account", subject=f"account {user.pk}", note=role)
    except (ValidationError, IntegrityError):
        taken = User.objects.filter(email=email.strip().casefold()).exists()
        why = "There is an account for this address already." if taken else "This is no e-mail address."
        raise NotAllowed(why) from None
    return user


@transaction.atomic
def change_role(*, by: Actor, user: User, role: Role) -> User:
    """Makes ``user`` a steward or a producer. Raises `NotAllowed` for the last steward."""
    check_can_look_after_accounts(by)
    user = _locked(user)
    if role != Role.STEWARD:
        check_can_stop_being_steward(user)
    user.role = role
    user.save(update_fields=["role"])
    record_audit(by=by, action="change role", subject=f"account {user.pk}", note=role)
    return user


@transaction.atomic
def close_account(*, by: Actor, user: User) -> User:
    """``user`` may no longer sign in, and is signed out wherever they are. Raises `NotAllowed` for the last steward."""
    check_can_look_after_accounts(by)
    user = _locked(user)
    check_can_stop_being_steward(user)
    user.is_active = False
    user.set_unusable_password()  # a new random one: every session is bound to it, and ends
    user.save(update_fields=["is_active", "password"])
    record_audit(by=by, action="close account", subject=f"account {user.pk}")
    return user


@transaction.atomic
def open_account(*, by: Actor, user: User) -> User:
    """``user`` may sign in again."""
    check_can_look_after_accounts(by)
    user = _locked(user)
    user.is_active = True
    user.save(update_fields=["is_active"])
    record_audit(by=by, action="open account", subject=f"account {user.pk}")
    return user


@transaction.atomic
def make_steward(*, by: Actor, email: str, name: str = "") -> User:
    """The account of ``email`` as a steward who may sign in, made where there is none. Raises `NotAllowed`."""
    user = User.objects.filter(email=email.strip().casefold()).first()
    if user is None:
        return invite_account(by=by, email=email, name=name, role=Role.STEWARD)
    user = open_account(by=by, user=change_role(by=by, user=user, role=Role.STEWARD))
    if name:
        user.name = name.strip()
        user.save(update_fields=["name"])
    return user


def _locked(user: User) -> User:
    """The account as it stands now; the stewards wait for each other, so that two cannot let each other go."""
    list(User.objects.select_for_update().filter(role=Role.STEWARD).order_by("pk").values_list("pk", flat=True))
    return User.objects.select_for_update().get(pk=user.pk)
