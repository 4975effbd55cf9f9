"""Which rows go along when two people become one? Every app that points at a person says how its own rows move.

People stand below invitations, plans and attendance: so those register here what they hold, when they start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kindling.people.models import Alias, Person

Moved = dict[str, Any]
"""What moved, as JSON: enough to put exactly that back."""


@dataclass(frozen=True, slots=True)
class Mover:
    """How rows of one kind move. ``covers`` names the foreign keys to a person that it looks after, such as
    ``invitations.Reply.person``.

    ``move(kept, gone)`` is called inside the transaction of the merge and answers what it moved; ``put_back(kept, gone,
    moved)`` undoes exactly that, and passes over what has gone since.
    """

    name: str
    covers: frozenset[str]
    move: Callable[[Person, Person], Moved]
    put_back: Callable[[Person, Person, Moved], None]


NarrowAlias = Callable[[Alias, Alias], None]
"""Called with a name that stood for every month, and the same name of one month alone: rows of that month go over."""

_movers: dict[str, Mover] = {}
_narrowers: dict[str, NarrowAlias] = {}


def register_mover(mover: Mover) -> None:
    """Makes ``mover`` known. The same name again takes its place, so that apps may start twice."""
    _movers[mover.name] = mover


def register_narrower(name: str, narrow: NarrowAlias) -> None:
    """Makes known how rows follow a name that is told apart for one month."""
    _narrowers[name] = narrow


def all_movers() -> tuple[Mover, ...]:
    """Every mover, in the order in which they were registered."""
    return tuple(_movers.values())


def narrow_alias(general: Alias, own: Alias) -> None:
    """Lets every row that hangs on ``general`` in the month of ``own`` hang on ``own``; inside the transaction."""
    for narrow in _narrowers.values():
        narrow(general, own)


def move_rows(model: Any, field: str, kept: Person, gone: Person) -> list[int]:
    """Points all rows of ``model`` that name ``gone`` in ``field`` at ``kept``; answers which."""
    numbers: list[int] = sorted(model.objects.filter(**{field: gone}).values_list("pk", flat=True))
    model.objects.filter(pk__in=numbers).update(**{field: kept})
    return numbers


def rows_back(model: Any, field: str, kept: Person, gone: Person, numbers: list[int]) -> None:
    """Points the rows of `move_rows` back; those that are gone, or point elsewhere by now, stay as they are."""
    model.objects.filter(pk__in=numbers, **{field: kept}).update(**{field: gone})
