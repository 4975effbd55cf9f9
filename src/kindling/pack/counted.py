"""How many people came, as a pack tells it: its count, and the sentence over its map where a draft's still stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kindling.pack.document import Pack, World, string

SENTENCE = re.compile(
    r"(?P<least>At least )?(?P<people>[1-9][0-9]{0,5}) (?:person|people) came"
    r"(?:, (?P<new>[1-9][0-9]{0,5}) of them for the first time)?\."
)
"""The sentence that `kindling.pack.assemble` drafts. One that somebody rewrote tells people, and no figures."""


@dataclass(frozen=True, slots=True)
class Came:
    """``people`` came, or that many at least; ``newcomers`` of them for the first time, where that is told."""

    people: int
    or_more: bool = False
    newcomers: int | None = None


def counted(pack: Pack) -> Came | None:
    """What the pack tells of who came; None where it tells nothing. The count on its cover wins over the sentence."""
    told = next((found for found in map(_read, _sentences(pack)) if found), None)
    if pack.people is None or (told and not told.or_more and told.people == pack.people):
        return told
    return Came(pack.people)


def with_newcomers(came: Came | None, newcomers: int | None) -> Came | None:
    """What a pack counted, with the newcomers that somebody said, if any; None where the two do not fit."""
    if came is None or newcomers is None:
        return came
    return replace(came, newcomers=newcomers) if came.or_more or newcomers <= came.people else None


def _sentences(pack: Pack) -> list[str]:
    worlds = (block for section in pack.sections for block in section.blocks if isinstance(block, World))
    return [string(world.text).strip() for world in worlds]


def _read(sentence: str) -> Came | None:
    found = SENTENCE.fullmatch(sentence)
    if found is None:
        return None
    people, new = int(found["people"]), int(found["new"]) if found["new"] else None
    return Came(people, bool(found["least"]), new if new is None or new <= people else None)
