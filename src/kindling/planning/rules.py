"""Who may plan, and what may be planned? What of a speaker may be shown, `planning.queries.waiting` tells."""

from __future__ import annotations

import datetime

from kindling.conversations.models import Conversation, Profile
from kindling.conversations.rules import is_over
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.planning.models import Speaking, Stage, TopicStatus

LASTS = datetime.timedelta(days=30)
"""For how long after the month's pack is out a speaker's link works."""


def check_can_plan(by: Actor) -> None:
    """Raises `NotAllowed` unless a steward, a producer or Kindling itself plans."""
    if not by.produces:
        raise NotAllowed("Only stewards and producers plan the months.", "Sign in as one of them.")


def can_plan(by: Actor) -> bool:
    """Whether `check_can_plan` finds nothing."""
    return by.produces


def check_can_stage(by: Actor, stage: str, *, conversation: Conversation | None, note: str) -> None:
    """Raises `NotAllowed` where somebody cannot be put to ``stage`` as told."""
    check_can_plan(by)
    if stage == Stage.AGREED and conversation is None:
        raise NotAllowed("Whoever agreed speaks in some month.", "Choose the month.")
    if stage == Stage.DECLINED and not note.strip():
        raise NotAllowed("A no needs a word on why, or what to ask instead.", "Write a few words beside it.")


def can_stage(by: Actor, stage: str, *, conversation: Conversation | None, note: str) -> bool:
    """Whether `check_can_stage` finds nothing."""
    try:
        check_can_stage(by, stage, conversation=conversation, note=note)
    except NotAllowed:
        return False
    return True


def check_can_swap(by: Actor, one: Conversation, other: Conversation, now: datetime.datetime) -> None:
    """Raises `NotAllowed` unless both months are still to come: who spoke in a month stays there.

    Nobody is moved into a month that does not take place; out of it they may be.
    """
    check_can_plan(by)
    for row, away in ((one, other), (other, one)):
        if not _is_to_come(row, now):
            raise NotAllowed(
                f"{_named(row)} is not to come any more, so its speakers stay as they are.",
                "Swap two months that are ahead.",
            )
        if not row.stands and _has_speakers(away):
            raise NotAllowed(
                f"{_named(row)} does not take place, so nobody can be moved into it.",
                "Have it take place again first, or choose another month for them.",
            )


def can_swap(by: Actor, one: Conversation, other: Conversation, now: datetime.datetime) -> bool:
    """Whether `check_can_swap` finds nothing."""
    try:
        check_can_swap(by, one, other, now)
    except NotAllowed:
        return False
    return True


def check_can_ask(by: Actor, speaking: Speaking, address: str) -> None:
    """Raises `NotAllowed` where no link can be mailed."""
    check_can_plan(by)
    if not address:
        raise NotAllowed(f"No address of {speaking.name} is known.", "Write it down first, or copy the link.")
    if speaking.stage == Stage.DECLINED:
        raise NotAllowed(f"{speaking.name} declined.", "Put them to another stage first, if they changed their mind.")
    if speaking.conversation is None:
        raise NotAllowed("A speaker is asked for a month.", "Choose the month first.")
    if not speaking.conversation.stands:
        raise NotAllowed("That month’s conversation does not take place.", "Choose another month for them first.")


def can_ask(by: Actor, speaking: Speaking, address: str) -> bool:
    """Whether `check_can_ask` finds nothing."""
    try:
        check_can_ask(by, speaking, address)
    except NotAllowed:
        return False
    return True


def check_can_take_over(by: Actor, speaking: Speaking) -> Profile:
    """Whose page changes. Raises `NotAllowed` where the speaker has not agreed to speak: nobody meets them yet."""
    check_can_plan(by)
    if speaking.stage != Stage.AGREED or speaking.profile is None:
        raise NotAllowed(
            f"{speaking.name} has not agreed to speak yet.", "Put them to “Agreed” first; then readers may meet them."
        )
    return speaking.profile


def can_take_over(by: Actor, speaking: Speaking) -> bool:
    """Whether `check_can_take_over` finds nothing."""
    try:
        check_can_take_over(by, speaking)
    except NotAllowed:
        return False
    return True


def check_can_settle(by: Actor, status: str, *, conversation: Conversation | None, reason: str) -> None:
    """Raises `NotAllowed` where a topic cannot stand as told."""
    check_can_plan(by)
    if status == TopicStatus.PLANNED and conversation is None:
        raise NotAllowed("A planned topic has its month.", "Choose the month.")
    if status == TopicStatus.NOT_NOW and not reason.strip():
        raise NotAllowed("“Not now” needs a reason; whoever proposed it reads it.", "Say it in a sentence.")


def can_settle(by: Actor, status: str, *, conversation: Conversation | None, reason: str) -> bool:
    """Whether `check_can_settle` finds nothing."""
    try:
        check_can_settle(by, status, conversation=conversation, reason=reason)
    except NotAllowed:
        return False
    return True


def _named(row: Conversation) -> str:
    return f"{datetime.date.fromisoformat(f'{row.month}-01'):%B %Y}"


def _has_speakers(row: Conversation) -> bool:
    """Whether a swap would move somebody out of a month."""
    return Speaking.objects.filter(conversation=row).exclude(stage=Stage.DECLINED).exists()


def _is_to_come(row: Conversation, now: datetime.datetime) -> bool:
    """Whether it has neither begun nor people who were counted in it."""
    begun = row.begins_at is not None and row.begins_at <= now
    return not begun and not row.people and not is_over(row, now)
