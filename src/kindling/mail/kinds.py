"""How each kind of message reads. Every app registers its own kinds when it starts."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kindling.mail.letters import Letter


@dataclass(frozen=True, slots=True)
class Due:
    """A message that is about to be sent, as its kind sees it."""

    reference: str
    address: str
    person: str
    data: dict[str, Any]
    due_at: datetime.datetime


class NotNow(Exception):
    """What a kind raises where the message must not go any more; its words are the reason that is kept."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of message. ``write`` makes its letter, or raises `NotNow`.

    ``label`` is what the desk calls it. ``quiet`` messages wait for the morning of their reader, whose zone
    ``zone_of`` tells from `Due.person` (empty: the series'); others go at once, by night as well. ``example`` makes a
    letter of invented people for the desk's preview.
    """

    name: str
    label: str
    write: Callable[[Due], Letter]
    example: Callable[[], Letter]
    quiet: bool = False
    zone_of: Callable[[str], str] = lambda _: ""


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """Makes ``kind`` known. The same name again takes its place, so that apps may start twice."""
    _kinds[kind.name] = kind


def kind_of(name: str) -> Kind | None:
    """The kind of that name, if it is known."""
    return _kinds.get(name)


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, by its label."""
    return tuple(sorted(_kinds.values(), key=lambda one: one.label))
