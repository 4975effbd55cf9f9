"""Who may give files, look after the ledger and record decisions, and if not, why not?"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils import timezone

from kindling.contributions.models import CLEARING, Consent, Contribution, DropLink, UsedWording
from kindling.contributions.wording import same_as_source
from kindling.conversations.models import Conversation
from kindling.ground.actors import Actor
from kindling.ground.days import has_begun
from kindling.ground.errors import NotAllowed

_SIGN_IN = "Sign in as one of them."


def check_can_keep(by: Actor) -> None:
    """Raises `NotAllowed` unless a steward, a producer or Kindling itself looks after the ledger."""
    if not by.produces:
        raise NotAllowed("Only stewards and producers work with what was said.", _SIGN_IN)


def can_keep(by: Actor) -> bool:
    """Whether `check_can_keep` finds nothing."""
    return by.produces


def check_can_receive(by: Actor, conversation: Conversation, link: DropLink | None) -> None:
    """Raises `NotAllowed` where neither an account nor a link that still works lets somebody give files."""
    if by.produces:
        return
    if link is None or link.conversation_id != conversation.pk or not link_works(link):
        raise NotAllowed("This link no longer works.", "Ask whoever sent it to you for a new one.")


def can_receive(by: Actor, conversation: Conversation, link: DropLink | None) -> bool:
    """Whether `check_can_receive` finds nothing."""
    try:
        check_can_receive(by, conversation, link)
    except NotAllowed:
        return False
    return True


def link_works(link: DropLink, now: datetime.datetime | None = None) -> bool:
    """Whether a link is open and has not expired."""
    return link.closed_at is None and link.expires_at > (now or timezone.now())


def check_can_word(wording: str, text: str, sources: Sequence[str] | None) -> None:
    """Raises `NotAllowed` for no words at all, and for verbatim words that differ from the lines of ``sources``.

    ``sources`` is None for words that cite no line: whoever said them is asked about them all the same.
    """
    if not text:
        raise NotAllowed("There are no words left.", "Take the piece out of the pack instead.")
    if wording == UsedWording.VERBATIM and sources is not None:
        match = same_as_source(text, sources)
        if not match.same:
            raise NotAllowed(match.why, "Or mark what was left out as […], and what was put in with [brackets].")


def can_word(wording: str, text: str, sources: Sequence[str] | None) -> bool:
    """Whether `check_can_word` finds nothing."""
    try:
        check_can_word(wording, text, sources)
    except NotAllowed:
        return False
    return True


def check_can_answer(now: str, read: str | None, decision: str) -> None:
    """Raises `NotAllowed` for a yes to other words than stand now, or under another name; a no counts all the same.

    ``now`` and ``read`` are the marks of the piece as it stands, and as it was read by whoever records the answer.
    """
    if not can_answer(now, read, decision):
        raise NotAllowed(
            "Some of these words, or whose they are, were changed since they were read.",
            "Read them as they are now, and ask again where the answer was for others.",
        )


def can_answer(now: str, read: str | None, decision: str) -> bool:
    """Whether `check_can_answer` finds nothing."""
    return now == read or decision not in CLEARING


def check_can_consent(row: Contribution, latest: Consent | None, decision: str, given_on: datetime.date) -> None:
    """Raises `NotAllowed` for a decision of the future, and for a yes given before the decision that stands.

    Nobody is quoted against their later wish; a no counts whenever it comes.
    """
    if not has_begun(given_on):
        raise NotAllowed("Nobody can have decided on a day that is still to come.", "Give the day they answered.")
    if latest and decision in CLEARING and given_on < latest.given_on:
        raise NotAllowed(
            f"A later decision stands: {latest.get_decision_display()} ({latest.given_on:%d %B %Y}), for {row.key}.",
            "Give the day of their newest answer.",
        )


def can_consent(row: Contribution, latest: Consent | None, decision: str, given_on: datetime.date) -> bool:
    """Whether `check_can_consent` finds nothing."""
    try:
        check_can_consent(row, latest, decision, given_on)
    except NotAllowed:
        return False
    return True
