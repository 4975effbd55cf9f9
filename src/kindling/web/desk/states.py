"""How pages of the desk show a state: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A state as pages show it: its icon, its class, and words that say the same."""

    icon: str
    look: str
    words: str
