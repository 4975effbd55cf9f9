"""What a renderer makes: one file, and what it had to say while making it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Artifact:
    """One twin of a pack. ``name`` is its file name, ``report`` sentences for a human (characters no font has)."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    report: tuple[str, ...] = ()
