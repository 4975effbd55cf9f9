"""What a display name says of who is behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DisplayName:
    """One display name, read; ``raw`` is exactly as exported and is never lost.

    ``name`` is what a person would write ("Saskie Dorman"), without ``title`` and letters after it; for a bot, a room
    or a device of nobody's it is their label. ``first_name`` is empty where no one person is meant. ``handle`` has no
    "@". ``organisation`` is as written. ``several`` means that two people or more share it, told apart in ``people``.
    ``cut_off`` means that the platform shortened it. ``unsure`` asks a steward to settle it, ``why`` says what is open.
    """

    raw: str
    name: str
    first_name: str = ""
    initials: str = ""
    organisation: str = ""
    pronouns: str = ""
    role: str = ""
    handle: str = ""
    title: str = ""
    guest: bool = False
    device: bool = False
    bot: bool = False
    room: bool = False
    cut_off: bool = False
    several: bool = False
    unsure: bool = False
    people: tuple[str, ...] = ()
    why: str = ""

    @property
    def is_person(self) -> bool:
        """Whether a person or several stand behind it, as far as the name tells."""
        return self.several or bool(self.first_name or self.title)


def initials_of(name: str) -> str:
    """At most two capitals for a card: of the first and the last word that begin with a letter."""
    words = [word for word in name.split() if word[0].isalpha()]
    chosen = words if len(words) < 3 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in chosen)
