"""Who may say what is known of the community and its months?"""

from __future__ import annotations

from django.db.models import Q

from kindling.conversations.models import Conversation
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed


def check_can_record(by: Actor) -> None:
    """Raises `NotAllowed` unless a steward, a producer or Kindling itself records."""
    if not by.produces:
        raise NotAllowed("Only stewards and producers record what is known here.", "Sign in as one of them.")


def can_record(by: Actor) -> bool:
    """Whether `check_can_record` finds nothing."""
    return by.produces


def check_can_colour(by: Actor) -> None:
    """Raises `NotAllowed` unless a steward, or Kindling itself, says how the community looks."""
    if not by.convenes:
        raise NotAllowed("Only stewards change the community’s colours.", "Ask one of them.")


def can_colour(by: Actor) -> bool:
    """Whether `check_can_colour` finds nothing."""
    return by.convenes


def check_can_open(by: Actor, month: str) -> None:
    """Raises `NotAllowed` where ``month`` is open already, or ``by`` may not open one."""
    check_can_record(by)
    if Conversation.objects.filter(month=month).exists():
        raise NotAllowed(f"{month} is open already.", "Choose another month, or open that one.")


def can_open(by: Actor, month: str) -> bool:
    """Whether `check_can_open` finds nothing."""
    try:
        check_can_open(by, month)
    except NotAllowed:
        return False
    return True


def check_can_credit(by: Actor, conversation: Conversation, name: str, role: str) -> None:
    """Raises `NotAllowed` where somebody of that name has that very part already."""
    check_can_record(by)
    of_role = conversation.credits.filter(role=role)
    if of_role.filter(Q(name__iexact=name) | Q(profile__name__iexact=name)).exists():
        raise NotAllowed(f"{name} has that part already.", "Choose another part, or change the one that is there.")


def can_credit(by: Actor, conversation: Conversation, name: str, role: str) -> bool:
    """Whether `check_can_credit` finds nothing."""
    try:
        check_can_credit(by, conversation, name, role)
    except NotAllowed:
        return False
    return True
