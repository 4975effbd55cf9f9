"""May invitations go out, and may somebody answer one; if not, why not?"""

from __future__ import annotations

import datetime

from kindling.conversations.models import Conversation
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.invitations.models import Answer, Occasion, Reply, Sending
from kindling.people.models import Person, Standing


def check_can_convene(by: Actor) -> None:
    """Raises `NotAllowed` unless a steward, or Kindling itself, decides what is mailed to everybody."""
    if not by.convenes:
        raise NotAllowed("Stewards decide when invitations go out.", "Ask a steward of your community.")


def can_convene(by: Actor) -> bool:
    """Whether `check_can_convene` finds nothing."""
    return by.convenes


def check_can_send(by: Actor, conversation: Conversation, now: datetime.datetime) -> None:
    """Raises `NotAllowed` where a month's invitation cannot go out: by this person, or not for this month."""
    check_can_convene(by)
    if not conversation.stands:
        raise NotAllowed("This conversation does not take place.", "Plan it again first.")
    if conversation.begins_at is None or conversation.ends_at is None:
        raise NotAllowed("Nobody has said yet when it is.", "Give it a day and a time first.")
    if conversation.begins_at <= now:
        raise NotAllowed("It has begun already, so an invitation would come too late.", "Invite to the next one.")
    if Sending.objects.filter(conversation=conversation, kind=Occasion.INVITATION).exists():
        raise NotAllowed("Its invitation has gone out already.", "Whoever joins now receives it by itself.")


def can_send(by: Actor, conversation: Conversation, now: datetime.datetime) -> bool:
    """Whether `check_can_send` finds nothing."""
    try:
        check_can_send(by, conversation, now)
    except NotAllowed:
        return False
    return True


def check_can_follow_up(by: Actor, conversation: Conversation, now: datetime.datetime) -> None:
    """Raises `NotAllowed` where it is too early to say what came of a month, or it was said."""
    check_can_convene(by)
    if not conversation.stands or conversation.ends_at is None or conversation.ends_at > now:
        raise NotAllowed("It is not over yet.", "Come back after the conversation.")
    if Sending.objects.filter(conversation=conversation, kind=Occasion.MISSED, done_at__isnull=False).exists():
        raise NotAllowed("What came of it has been told already.", "Nothing is left to send.")


def can_follow_up(by: Actor, conversation: Conversation, now: datetime.datetime) -> bool:
    """Whether `check_can_follow_up` finds nothing."""
    try:
        check_can_follow_up(by, conversation, now)
    except NotAllowed:
        return False
    return True


def check_can_answer(person: Person, conversation: Conversation, now: datetime.datetime) -> None:
    """Raises `NotAllowed` where an answer would mean nothing any more."""
    if person.standing != Standing.MEMBER:
        raise NotAllowed("You are not a member at the moment.", "Join first, and this month’s invitation comes to you.")
    if not conversation.stands:
        raise NotAllowed("This conversation does not take place.", "The next invitation comes by itself.")
    if conversation.ends_at is None and conversation.month >= f"{now:%Y-%m}":
        raise NotAllowed("Nobody has said yet when it is.", "We write to you once it is known.")
    if conversation.ends_at is None or conversation.ends_at <= now:
        raise NotAllowed("This conversation is over.", "The next invitation comes by itself.")


def can_answer(person: Person, conversation: Conversation, now: datetime.datetime) -> bool:
    """Whether `check_can_answer` finds nothing."""
    try:
        check_can_answer(person, conversation, now)
    except NotAllowed:
        return False
    return True


def still_holds(reply: Reply, conversation: Conversation) -> bool:
    """Whether an answer is one to the hour that ``conversation`` begins at now: a no is to one hour alone."""
    return reply.answer == Answer.YES or reply.begins_at == conversation.begins_at
