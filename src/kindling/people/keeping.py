"""May this be done with the people that a community knows, and if not, why not?"""

from __future__ import annotations

from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.people.models import Alias, Merge, Person, Standing

FOR_STEWARDS = "The members’ list is looked after by stewards."


def check_can_look_after_people(by: Actor) -> None:
    """Raises `NotAllowed` for whoever may not see and change the members' list: producers work without it."""
    if not can_look_after_people(by):
        raise NotAllowed(FOR_STEWARDS, "Ask a steward of your community.")


def can_look_after_people(by: Actor) -> bool:
    """Whether ``by`` may see and change the members' list."""
    return by.convenes


def check_can_settle(alias: Alias, person: Person) -> None:
    """Raises `NotAllowed` where a name cannot be said to be ``person``'s."""
    if alias.nobody:
        raise NotAllowed(f"{alias.name} was said to be nobody.", "Undo that first.")
    if person.standing == Standing.MERGED:
        raise NotAllowed(f"{person.name} was merged into somebody else.", "Choose the one who stayed.")


def can_settle(alias: Alias, person: Person) -> bool:
    """Whether a name can be said to be ``person``'s."""
    return not alias.nobody and person.standing != Standing.MERGED


def check_can_merge(kept: Person, gone: Person) -> None:
    """Raises `NotAllowed` where two people cannot become one."""
    if kept.pk == gone.pk:
        raise NotAllowed("This is one and the same person already.", "Choose two people.")
    if Standing.MERGED in {kept.standing, gone.standing}:
        raise NotAllowed("One of the two was merged into somebody already.", "Open the list again.")


def can_merge(kept: Person, gone: Person) -> bool:
    """Whether two people can become one."""
    return kept.pk != gone.pk and Standing.MERGED not in {kept.standing, gone.standing}


def check_can_undo(merge: Merge) -> None:
    """Raises `NotAllowed` where a merge cannot be undone, or not yet."""
    if merge.undone_at:
        raise NotAllowed("This was undone already.", "Open the page again.")
    if merge.kept.standing == Standing.MERGED:
        raise NotAllowed(
            f"{merge.kept.name} was merged into somebody else since.", "Undo that later merge first, then this one."
        )


def can_undo(merge: Merge) -> bool:
    """Whether a merge can be undone now."""
    return merge.undone_at is None and merge.kept.standing != Standing.MERGED
