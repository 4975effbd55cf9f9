"""The draft beside the hour: its sections with their pieces in short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kindling.contributions.records import Piece
from kindling.curation.edits import name_of, words_of
from kindling.curation.edits.pieces import NAMES
from kindling.pack.document import Pack, Paragraph, Quotation, Section
from kindling.web.desk.harvest.used import SILENT, Used, inside
from kindling.web.desk.states import State

LONGEST = 180
"""Characters of a piece in short."""

HELD_IN = {"Voice"}
"""Kinds that are shown by what they hold."""


@dataclass(frozen=True, slots=True)
class Short:
    """A piece in short; ``quoted`` where it stands in quotation marks."""

    words: str
    quoted: bool
    who: str
    told: str
    state: State | None


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section with its pieces; ``aside`` counts those whose words are not shown."""

    section: Section
    pieces: tuple[Short, ...]
    aside: int
    current: bool

    @property
    def counted(self) -> str:
        """``4``, ``one, and 2 not shown``; ``empty`` where there is nothing."""
        count = len(self.pieces)
        hidden = f", and {self.aside} not shown" if self.aside else ""
        return f"{count}{hidden}" if count or self.aside else "empty"


def draft_sections(pack: Pack, used: Used, current: str) -> tuple[DraftSection, ...]:
    """The sections of a pack in their order."""
    return tuple(_section(one, used, one.id == current) for one in pack.sections)


def _section(section: Section, used: Used, current: bool) -> DraftSection:
    found = [one for block in section.blocks for one in inside(block) if _listed(one)]
    known = [(one, used.pieces.get(getattr(one, "contribution", ""))) for one in found]
    shown = tuple(_short(one, who) for one, who in known if not (who and who.decision in SILENT))
    return DraftSection(section, shown, len(found) - len(shown), current)


def _listed(node: Any) -> bool:
    kind = type(node).__name__
    return kind in NAMES and kind not in HELD_IN and bool(words_of(node))


def _short(piece: Any, who: Piece | None) -> Short:
    words = " ".join(words_of(piece).split())
    wording = who.wording if who else ""
    return Short(
        words=words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]}…",
        quoted=isinstance(piece, Quotation),
        who=piece.attribution.label if hasattr(piece, "attribution") else "",
        told={"group": "group’s voice", "paraphrase": "paraphrase"}.get(wording, _name(piece)),
        state=_state(who),
    )


def _name(piece: Any) -> str:
    return "" if isinstance(piece, Quotation | Paragraph) else name_of(piece)


def _state(who: Piece | None) -> State | None:
    """Whether the words may be published yet; the editors' own need nobody's leave."""
    if who is None:
        return None
    return State("check", "yes", who.state_words) if who.cleared else State("clock", "waits", who.state_words)
