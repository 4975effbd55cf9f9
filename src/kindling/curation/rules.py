"""Who may work on a pack, and on which state of it?"""

from __future__ import annotations

from kindling.curation.models import Draft
from kindling.curation.records import RevisionShown
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.kernel.errors import KindlingError
from kindling.pack.document import Pack


class StalePack(KindlingError):
    """Somebody else changed the pack since the page was opened.

    ``changes`` are theirs, oldest first; ``pack`` is what would have been saved, for whoever compares.
    """

    def __init__(self, changes: tuple[RevisionShown, ...], pack: Pack | None = None) -> None:
        super().__init__(
            f"{_who(changes)} changed this pack since you opened the page: {_what(changes)}",
            "Your words are still in the form. Look at the change, and save again.",
        )
        self.changes = changes
        self.pack = pack


def check_can_edit(by: Actor) -> None:
    """Raises `NotAllowed` unless a steward, a producer or Kindling itself works on the pack."""
    if not by.produces:
        raise NotAllowed("Only stewards and producers work on packs.", "Sign in as one of them.")


def can_edit(by: Actor) -> bool:
    """Whether `check_can_edit` finds nothing."""
    return by.produces


def check_can_step(draft: Draft, number: int | None, *, back: bool) -> int:
    """The revision to go to. Raises `NotAllowed` where there is none."""
    if number is None:
        raise NotAllowed(
            "There is nothing to undo." if back else "There is nothing to do again.",
            "" if draft.current else "The pack has not been drafted yet.",
        )
    return number


def _who(changes: tuple[RevisionShown, ...]) -> str:
    names = list(dict.fromkeys(change.made_by for change in changes)) or ["Somebody"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _what(changes: tuple[RevisionShown, ...]) -> str:
    """The last few changes as one sentence."""
    told = [change.sentence.rstrip(".") for change in changes[-3:]] or ["a change was undone"]
    return f"{'; '.join(told)}."
