"""May this pack be published, these files be attached, this edition be withdrawn, and if not, why not?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from django.db.models import Max

from kindling.contributions.queries import ledger
from kindling.conversations.models import Conversation
from kindling.curation.queries.agreed import shown_without_yes
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.pack.document import Pack, pictures
from kindling.planning.agreements import REMEDY
from kindling.planning.queries import waiting
from kindling.publication.models import SHOWN, Edition, EditionFile, EditionStatus
from kindling.publication.quotes import uncleared

MOST_FILES = 9
"""How many files one edition made elsewhere may have."""


def check_can_publish(conversation: Conversation, pack: Pack, by: Actor) -> None:
    """Raises `NotAllowed` with the first reason why ``pack`` cannot be the conversation's next edition."""
    if not by.produces:
        raise NotAllowed("Only stewards and producers publish packs.", "Sign in as one of them.")
    for reason in _reasons(conversation, pack):
        raise NotAllowed(*reason)


def can_publish(conversation: Conversation, pack: Pack, by: Actor) -> bool:
    """Whether `check_can_publish` finds nothing."""
    try:
        check_can_publish(conversation, pack, by)
    except NotAllowed:
        return False
    return True


def check_can_follow(conversation: Conversation, after: int | None) -> None:
    """Raises `NotAllowed` where the conversation's last edition is another by now than number ``after``.

    None follows whichever there is.
    """
    if not can_follow(conversation, after):
        raise NotAllowed(
            "Another edition was published since you opened this page.",
            "Look at it, and publish again where something is missing.",
        )


def can_follow(conversation: Conversation, after: int | None) -> bool:
    """Whether `check_can_follow` finds nothing."""
    return after is None or after == last_number(conversation)


def last_number(conversation: Conversation) -> int:
    """The number of the conversation's last edition, whatever became of it; 0 before there is one."""
    last: int | None = Edition.objects.filter(conversation=conversation).aggregate(last=Max("number"))["last"]
    return last or 0


def check_can_attach(conversation: Conversation, files: Sequence[bytes], by: Actor) -> None:
    """Raises `NotAllowed` with the first reason why ``files`` cannot be the conversation's next edition."""
    if not by.produces:
        raise NotAllowed("Only stewards and producers attach packs.", "Sign in as one of them.")
    if not files:
        raise NotAllowed("There is no file to attach.", "Give the pack as PDF or PPTX.")
    if len(files) > MOST_FILES:
        raise NotAllowed(f"An edition has {MOST_FILES} files at most.", "Attach the pack alone.")
    hashes = {hashlib.sha256(data).hexdigest() for data in files}
    if len(hashes) < len(files):
        raise NotAllowed("One of these files is given twice.", "Give each once.")
    current = EditionFile.objects.filter(edition__conversation=conversation, edition__status=EditionStatus.CURRENT)
    if hashes == set(current.values_list("sha256", flat=True)):
        raise NotAllowed("These files are the current edition already.")


def can_attach(conversation: Conversation, files: Sequence[bytes], by: Actor) -> bool:
    """Whether `check_can_attach` finds nothing."""
    try:
        check_can_attach(conversation, files, by)
    except NotAllowed:
        return False
    return True


def check_can_withdraw(edition: Edition, reason: str, by: Actor) -> None:
    """Raises `NotAllowed` where readers do not see ``edition``, nor will in a moment, or nobody says why it goes."""
    if not by.produces:
        raise NotAllowed("Only stewards and producers withdraw packs.", "Sign in as one of them.")
    if edition.status not in SHOWN:
        raise NotAllowed("Only the current edition can be withdrawn; this one is already out of sight.")
    if not reason.strip():
        raise NotAllowed("A withdrawal needs its reason.", "Say it in a sentence; readers will see it.")


def can_withdraw(edition: Edition, reason: str, by: Actor) -> bool:
    """Whether `check_can_withdraw` finds nothing."""
    try:
        check_can_withdraw(edition, reason, by)
    except NotAllowed:
        return False
    return True


def _reasons(conversation: Conversation, pack: Pack) -> Iterator[tuple[str, str]]:
    if pack.status == "draft":
        yield "The pack is a draft: nobody quoted in it was asked yet.", "Have it reviewed first."
    if pack.flags:
        count = len(pack.flags)
        yield f"{count} {'flag has' if count == 1 else 'flags have'} to be cleared first.", pack.flags[0].sentence
    if pack.month and pack.month != conversation.month:
        yield f"The pack is of {pack.month}, the conversation of {conversation.month}.", "Choose the right month."
    if any(not picture.permission for picture in pictures(pack)):
        yield "A picture in the pack has no permission to be shown.", "Say how its use was allowed, or leave it out."
    if _holds_a_suggestion(pack):
        yield "The pack holds suggestions that nobody has looked at.", "Keep or remove each of them."
    for one in (*waiting(conversation), *shown_without_yes(conversation, pack)):
        yield one.sentence, REMEDY
    for section in uncleared(pack, {piece.key: piece for piece in ledger(conversation)}):
        yield f"{section.title}: somebody’s words are not cleared as they stand.", "Ask them, or leave the words out."


def _holds_a_suggestion(value: Any) -> bool:
    """Whether anything in ``value`` still bears the mark of a machine's draft."""
    if isinstance(value, tuple):
        return any(map(_holds_a_suggestion, value))
    if not is_dataclass(value):
        return False
    return getattr(value, "draft", False) is True or any(
        _holds_a_suggestion(getattr(value, part.name)) for part in fields(value)
    )
