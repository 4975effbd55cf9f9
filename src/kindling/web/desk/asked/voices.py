"""Whose words a month's pack uses, person by person, and what each of them decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kindling.contributions.queries import ledger
from kindling.contributions.records import Piece
from kindling.conversations.models import Conversation
from kindling.curation.queries import working_pack
from kindling.pack.document import Pack, said

SHOWN = {"open": "Waiting", "yes": "Cleared", "no": "Said no", "all": "All"}
"""Which pieces are listed, and the link's words."""

GROUPS = "The groups’ own voice"
UNNAMED = "Nobody is named"
KINDS = {
    "quote": "quote",
    "point": "point of what was heard",
    "group": "group point",
    "chat": "chat message",
    "reflection": "closing reflection",
}


@dataclass(frozen=True, slots=True)
class Words:
    """One piece: where it stands in the pack (nowhere: ``section`` is empty), and its state as icon and words."""

    piece: Piece
    section: str
    ticked: bool

    @property
    def told(self) -> str:
        """What the piece is, and where."""
        return ", ".join(part for part in (KINDS.get(self.piece.kind, ""), self.section) if part)

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.piece.wording == "verbatim"

    @property
    def icon(self) -> str:
        """The picture of its state."""
        return {"yes": "check", "no": "hidden"}.get(state_of(self.piece), "clock")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose words are used. ``number`` counts from 1 among those shown."""

    number: int
    name: str
    described: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Everybody whose words are shown, how many pieces there are of each state, and those out of the pack."""

    shown: tuple[Voice, ...]
    counts: Mapping[str, int]
    aside: int

    @property
    def open(self) -> int:
        """How many pieces nobody has answered for, or whose answer was for other words."""
        return self.counts["open"]


def voices_of(conversation: Conversation, *, show: str, tick: str = "") -> Voices:
    """The month's voices. ``tick`` is ``all`` or a voice's number, whose pieces come ticked."""
    pack = working_pack(conversation)
    places = _places(pack) if pack else {}
    pieces = ledger(conversation)
    used = [one for one in pieces if one.key in places]
    counts = {state: sum(state_of(one) == state for one in used) for state in ("open", "yes", "no")}
    counts["all"] = len(used)
    listed = [one for one in used if show == "all" or state_of(one) == show]
    found = tuple(
        Voice(number, name, _described(mine), tuple(Words(one, places[one.key], _ticked(tick, number)) for one in mine))
        for number, (name, mine) in enumerate(_by_name(listed).items(), 1)
    )
    return Voices(found, counts, len(pieces) - len(used))


def state_of(piece: Piece) -> str:
    """``yes`` where it is cleared, ``no`` where somebody said so, else ``open``."""
    if piece.cleared:
        return "yes"
    return "no" if piece.decision in {"declined", "withdrawn", "room only"} else "open"


def _ticked(tick: str, number: int) -> bool:
    return tick in {"all", str(number)}


def _by_name(pieces: Iterable[Piece]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for one in pieces:
        name = one.name or one.raw_name or (GROUPS if one.wording == "group" else UNNAMED)
        found.setdefault(name, []).append(one)
    return found


def _described(pieces: list[Piece]) -> str:
    return ", ".join(part for part in (pieces[0].role, pieces[0].place) if part)


def _places(pack: Pack) -> dict[str, str]:
    """The title of the section in which each key stands."""
    return {
        piece.contribution: section.title
        for section in pack.sections
        for piece in said(replace(pack, sections=(section,)))
        if piece.contribution
    }
