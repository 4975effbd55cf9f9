"""What is held about somebody? Every app that holds something tells it here, for the one file that they may take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kindling.people.models import Person

Reads = Callable[[Person], Any]
"""What an app holds about a person, as plain values that JSON keeps: dictionaries, lists, words, numbers, dates."""

_held: dict[str, Reads] = {}


def register_held(name: str, reads: Reads) -> None:
    """Makes known what an app holds; ``name`` is what a reader calls it. The same name again takes its place."""
    _held[name] = reads


def held_about(person: Person) -> dict[str, Any]:
    """Everything that every app holds about ``person``, by its name; what is empty is left out."""
    found = {name: reads(person) for name, reads in sorted(_held.items())}
    return {name: told for name, told in found.items() if told}


def held_names() -> tuple[str, ...]:
    """What is told, by name: for a test that no table is forgotten."""
    return tuple(sorted(_held))
