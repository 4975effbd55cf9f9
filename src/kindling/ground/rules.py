"""May an account be changed, and if not, why not?"""

from __future__ import annotations

from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.ground.models import Role, User


def check_can_look_after_accounts(by: Actor) -> None:
    """Raises `NotAllowed` for whoever is no steward."""
    if not by.convenes:
        raise NotAllowed("Accounts are looked after by stewards.", "Ask a steward of your community.")


def can_look_after_accounts(by: Actor) -> bool:
    """Whether ``by`` may invite people and change accounts."""
    return by.convenes


def check_can_stop_being_steward(user: User) -> None:
    """Raises `NotAllowed` where ``user`` is the last steward who may sign in: nobody could let anybody in any more."""
    if not can_stop_being_steward(user):
        raise NotAllowed(
            f"{user} is the only steward left, and a community needs one.", "Make somebody else a steward first."
        )


def can_stop_being_steward(user: User) -> bool:
    """Whether another steward may sign in, or ``user`` is none."""
    if user.role != Role.STEWARD or not user.is_active:
        return True
    return User.objects.filter(role=Role.STEWARD, is_active=True).exclude(pk=user.pk).exists()
