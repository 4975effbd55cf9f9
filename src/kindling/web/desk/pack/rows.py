"""What the editor lists: the sections with their states, and the pieces of one with all that belongs to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kindling.contributions.records import Piece
from kindling.curation.edits import PieceAt, introduction, missing_sections, pieces_of, section_steps
from kindling.curation.edits.tree import parts
from kindling.pack.document import Pack, Paragraph, Section
from kindling.web.desk.pack.hints import HINTED, HintRow, Left, hint_rows
from kindling.web.desk.states import State


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section in the list. ``up`` and ``down`` tell whether it can move so; ``empty`` that it shows nothing yet."""

    number: int
    section: Section
    states: tuple[State, ...]
    up: bool
    down: bool
    empty: bool


@dataclass(frozen=True, slots=True)
class PieceRow:
    """One piece in the pane. ``at`` is its place as addresses write it, ``brief`` what buttons call it.

    ``silent`` where its words may not even stand here. ``line`` is the id of the line it comes from, ``clock`` when
    that was said; None and empty where it comes from none.
    """

    at: str
    it: PieceAt
    brief: str
    state: State | None
    silent: bool
    line: int | None
    clock: str
    hints: tuple[HintRow, ...]

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return anchor_of(self.it)

    @property
    def mark(self) -> str:
        """By what it is known again."""
        return mark_of(self.it)


def mark_of(one: PieceAt) -> str:
    """By what a piece is known again when others have changed the pack: its key, or what it is and says."""
    return one.key or f"{one.kind}: {brief(one.words)}"


def anchor_of(it: PieceAt) -> str:
    """The id of a piece on the page: ``p-2-0``."""
    return "-".join(("p", *map(str, it.where.path)))


def section_rows(pack: Pack, current: str, ledger: Mapping[str, Piece], flagged: Counter[str]) -> list[SectionRow]:
    """The sections that show something, and the one that is open."""
    listed = [one for one in pack.sections if one.id == current or one in pack.shown]
    return [_section_row(pack, number, one, ledger, flagged[one.id]) for number, one in enumerate(listed, 1)]


def _section_row(pack: Pack, number: int, one: Section, ledger: Mapping[str, Piece], flags: int) -> SectionRow:
    empty = one not in pack.shown
    up, down = section_steps(pack, one.id)
    states = tuple(_section_states(one, ledger, flags))
    return SectionRow(
        number, one, states or (() if not empty else (State("pencil", "soft", "empty"),)), up, down, empty
    )


def _section_states(one: Section, ledger: Mapping[str, Piece], flags: int) -> Iterator[State]:
    pieces = [piece for block in one.blocks for piece in within(block)]
    waiting = sum(_waits(piece, ledger) for piece in pieces)
    fresh = sum(bool(getattr(piece, "draft", False)) for piece in pieces)
    if flags:
        yield State("flag", "waits", f"{flags} to clear")
    if waiting:
        yield State("clock", "waits", f"{waiting} {'waits' if waiting == 1 else 'wait'}")
    if fresh:
        yield State("hint", "soft", f"{fresh} {'suggestion' if fresh == 1 else 'suggestions'}")


def within(node: Any) -> Iterator[Any]:
    """A block and every piece inside it."""
    yield node
    for inner in parts(node):
        yield from within(inner)


def _waits(piece: Any, ledger: Mapping[str, Piece]) -> bool:
    known = ledger.get(getattr(piece, "contribution", ""))
    return known is not None and known.waits


def offered_sections(pack: Pack, current: str) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """What stands behind "Add a section": those that are there and empty, and the standard ones that are not there."""
    empty = tuple(one for one in pack.sections if one not in pack.shown and one.id != current)
    return empty, missing_sections(pack)


def piece_rows(
    pack: Pack, section: Section, ledger: Mapping[str, Piece], lines: Mapping[str, int], left: Left
) -> list[PieceRow]:
    """Every piece of a section but the introduction, which has its own field."""
    found = pieces_of(pack, section.id)
    return [_piece_row(one, section, ledger, lines, left) for one in found if not _leads(one, section)]


def _leads(one: PieceAt, section: Section) -> bool:
    """Whether the piece is what the introduction's field holds."""
    return one.where.path == (0,) and not section.lead and isinstance(one.piece, Paragraph)


def _piece_row(
    one: PieceAt, section: Section, ledger: Mapping[str, Piece], lines: Mapping[str, int], left: Left
) -> PieceRow:
    known = ledger.get(one.key)
    silent = known is not None and known.refused
    return PieceRow(
        at=".".join(map(str, one.where.path)),
        it=one,
        brief=f"{one.name}, words not shown" if silent else brief(one.words) or one.name,
        state=state_of(one, known),
        silent=silent,
        line=lines.get(one.key),
        clock=clock_of(getattr(one.piece, "sources", ())),
        hints=hint_rows(one.words, section, left) if one.kind in HINTED and not silent else (),
    )


def state_of(one: PieceAt, known: Piece | None) -> State | None:
    """How a piece of somebody's words stands; the editors' own have no state."""
    if one.own or not one.wording:
        return None
    if known is None:
        return State("clock", "waits", "Not in the ledger yet: it comes to stand there when the pack is saved")
    if known.cleared:
        return State("check", "yes", known.state_words)
    if known.refused:
        return State("hidden", "stop", known.state_words)
    return State("pencil" if known.words_changed else "clock", "waits", known.state_words)


def brief(words: str, most: int = 48) -> str:
    """The first words, for the name of a button."""
    folded = " ".join(words.split())
    return folded if len(folded) <= most else f"{folded[:most].rsplit(' ', 1)[0]}…"


def clock_of(sources: Sequence[Any]) -> str:
    """``18:21:07`` of the first line cited, or nothing where nobody knows."""
    at = next((one.at for one in sources if one.at is not None), None)
    if at is None:
        return ""
    whole = int(at)
    return f"{whole // 3600 % 24:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def leads_in(section: Section, left: Left) -> tuple[HintRow, ...]:
    """The hints under a section's introduction."""
    return hint_rows(introduction(section), section, left)
