"""Who may say what is known of the community and its months?"""

from __future__ import annotations

import datetime
from copy import copy
from zoneinfo import ZoneInfo

from django.db.models import Q

from kindling.conversations.models import Conversation, Standing
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.kernel.text import counted


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


def check_can_say_when(by: Actor) -> None:
    """Raises `NotAllowed` unless a steward, or Kindling itself, says when and where the months meet."""
    if not by.convenes:
        raise NotAllowed("Only stewards say when and where a conversation is.", "Ask one of them.")


def can_say_when(by: Actor) -> bool:
    """Whether `check_can_say_when` finds nothing."""
    return by.convenes


def check_can_move(by: Actor, conversation: Conversation, now: datetime.datetime) -> None:
    """Raises `NotAllowed` where it does not take place, or is over."""
    check_can_say_when(by)
    if not conversation.stands:
        raise NotAllowed("It does not take place.", "Have it take place first, then move it.")
    _check_coming(conversation, now)


def can_move(by: Actor, conversation: Conversation, now: datetime.datetime) -> bool:
    """Whether `check_can_move` finds nothing."""
    try:
        check_can_move(by, conversation, now)
    except NotAllowed:
        return False
    return True


def check_can_say_day(by: Actor, conversation: Conversation, day: datetime.date | None, now: datetime.datetime) -> None:
    """Raises `NotAllowed` where ``day`` would move an hour still to come, or would be one: everybody is told of it.

    Whoever is no steward says the first day of a month, and on which day something was; it stays a day that is over.
    """
    check_can_record(by)
    if conversation.day in {None, day} or by.convenes:
        return
    if not is_over(conversation, now):
        raise NotAllowed(
            "Only stewards move a conversation that is still to come.", "Leave its day, or ask one of them."
        )
    if not _would_be_over(conversation, day, now):
        raise NotAllowed(
            "Only stewards move a conversation that is over to a day to come.", "Say when it was, or ask one of them."
        )


def can_say_day(by: Actor, conversation: Conversation, day: datetime.date | None, now: datetime.datetime) -> bool:
    """Whether `check_can_say_day` finds nothing."""
    try:
        check_can_say_day(by, conversation, day, now)
    except NotAllowed:
        return False
    return True


def check_can_call_off(by: Actor, conversation: Conversation, status: str, now: datetime.datetime) -> None:
    """Raises `NotAllowed` where it is ``status`` already, people were counted in it, or its hour is over."""
    check_can_say_when(by)
    if conversation.status == status:
        raise NotAllowed(f"It is {conversation.get_status_display().lower()} already.", "There is nothing to do.")
    if conversation.people:
        people = counted(conversation.people, "person", "people")
        raise NotAllowed(f"It took place: {people} came.", "Nothing needs to be called off.")
    if is_over(conversation, now):
        raise NotAllowed("Its hour is over, so it can no longer be skipped or cancelled.", "Leave it as it is.")


def can_call_off(
    by: Actor, conversation: Conversation, now: datetime.datetime, status: str = Standing.CANCELLED
) -> bool:
    """Whether `check_can_call_off` finds nothing."""
    try:
        check_can_call_off(by, conversation, status, now)
    except NotAllowed:
        return False
    return True


def check_can_restore(by: Actor, conversation: Conversation) -> None:
    """Raises `NotAllowed` where it takes place anyway. One that is over can be put right too."""
    check_can_say_when(by)
    if conversation.stands:
        raise NotAllowed("It takes place already.", "There is nothing to do.")


def can_restore(by: Actor, conversation: Conversation) -> bool:
    """Whether `check_can_restore` finds nothing."""
    try:
        check_can_restore(by, conversation)
    except NotAllowed:
        return False
    return True


def is_over(conversation: Conversation, now: datetime.datetime) -> bool:
    """Whether its hour has ended; where nobody knows the hour its day, or else its month, by its own clocks."""
    if conversation.ends_at is not None:
        return conversation.ends_at <= now
    today = now.astimezone(ZoneInfo(conversation.local_zone)).date()
    if conversation.day is not None:
        return conversation.day < today
    return conversation.month < f"{today:%Y-%m}"


def _would_be_over(conversation: Conversation, day: datetime.date | None, now: datetime.datetime) -> bool:
    moved = copy(conversation)
    moved.day = day
    return is_over(moved, now)


def _check_coming(conversation: Conversation, now: datetime.datetime) -> None:
    if is_over(conversation, now):
        raise NotAllowed("It is over.", "Say on its page of facts which day it was.")
