"""Whose words a month's pack uses, person by person, and what each of them decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kindling.contributions.queries import ledger
from kindling.contributions.records import Piece
from kindling.conversations.models import Conversation
from kindling.curation.hour import hour_known
from kindling.curation.people import wholes_of
from kindling.curation.queries import working_pack
from kindling.kernel.text import fold
from kindling.pack.document import Pack, said
from kindling.web.desk.asked.wishes import Wish, wish_of, wishes_of

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
    """Somebody whose words are used. ``number`` counts from 1 among those shown.

    ``wish`` is how they wish to be quoted as a rule, where they said so and some of their words wait.
    """

    number: int
    name: str
    described: str
    words: tuple[Words, ...]
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class Voices:
    """Everybody whose words are shown, how many pieces there are of each state, and those out of the pack.

    ``aside`` counts what was taken out of the pack, ``apart`` are those of it that are shown.
    """

    shown: tuple[Voice, ...]
    counts: Mapping[str, int]
    aside: int
    apart: tuple[Voice, ...] = ()

    @property
    def open(self) -> int:
        """How many pieces nobody has answered for, or whose answer was for other words."""
        return self.counts["open"]


def voices_of(conversation: Conversation, *, show: str, tick: str = "") -> Voices:
    """The month's voices. ``tick`` is ``all`` or a voice's number, whose pieces come ticked."""
    pack = working_pack(conversation)
    places = _places(pack) if pack else {}
    pieces = ledger(conversation)
    wholes = _wholes(conversation, pieces)
    used = [one for one in pieces if one.key in places]
    aside = [one for one in pieces if one.key not in places]
    counts = {state: sum(state_of(one) == state for one in used) for state in ("open", "yes", "no")}
    counts["all"] = len(used)
    counts["no"] += sum(state_of(one) == "no" for one in aside)
    listed = [one for one in used if show == "all" or state_of(one) == show]
    apart = [one for one in aside if show == "all" or show == state_of(one) == "no"]
    wishes = wishes_of(conversation.month, [one for one in listed if state_of(one) == "open"])
    found = tuple(replace(one, wish=_wish(one, wishes)) for one in _voices(listed, wholes, places, tick))
    return Voices(found, counts, len(aside), tuple(_voices(apart, wholes, places, "")))


def _voices(
    pieces: Iterable[Piece], wholes: Mapping[str, str], places: Mapping[str, str], tick: str
) -> Iterator[Voice]:
    for number, (name, mine) in enumerate(_by_name(pieces, wholes).items(), 1):
        words = tuple(Words(one, places.get(one.key, ""), _ticked(tick, number)) for one in mine)
        yield Voice(number, name, _described(mine), words)


def _wish(voice: Voice, wishes: Mapping[str, Wish]) -> Wish | None:
    return wish_of([one.piece for one in voice.words if state_of(one.piece) == "open"], wishes)


def _wholes(conversation: Conversation, pieces: Iterable[Piece]) -> dict[str, str]:
    """Whose short names are whose; the whole hour is asked whether somebody else could have them."""
    names = [_called(one) for one in pieces]
    if not wholes_of(names):
        return {}
    return wholes_of([*names, *(one.name for one in hour_known(conversation).people)])


def state_of(piece: Piece) -> str:
    """``yes`` where it is cleared, ``no`` where somebody said so, else ``open``."""
    if piece.cleared:
        return "yes"
    return "no" if piece.refused else "open"


def _ticked(tick: str, number: int) -> bool:
    return tick in {"all", str(number)}


def _by_name(pieces: Iterable[Piece], wholes: Mapping[str, str]) -> dict[str, list[Piece]]:
    """The pieces of each person, by the longest name that they themselves go by."""
    found: dict[str, list[Piece]] = {}
    for one in pieces:
        name = _called(one)
        found.setdefault(wholes.get(fold(name), name), []).append(one)
    return {max(map(_called, mine), key=len): mine for mine in found.values()}


def _called(piece: Piece) -> str:
    return piece.name or piece.raw_name or (GROUPS if piece.wording == "group" else UNNAMED)


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
