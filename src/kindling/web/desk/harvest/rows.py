"""The lines of a chapter as its page lists them: words with what is marked in them, state, flags, short ones folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kindling.contributions.finding import NAMES
from kindling.contributions.records import LineShown, Mark
from kindling.web.desk.asked.flags import Stretch
from kindling.web.desk.harvest.taking import goes_on
from kindling.web.desk.harvest.used import Used
from kindling.web.desk.states import State

SHORT_WORDS = 8
"""Words of a line that may be folded away with its neighbours."""

FOLDED = 3
"""Short lines in a row from which they are folded."""

BY = {"chat": "chat", "note": "note"}


@dataclass(frozen=True, slots=True)
class FlagRow:
    """An open flag under its line; ``more`` counts the other lines it stands on."""

    mark: Mark
    title: str
    more: int
    is_name: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line. ``picked`` while it stands in the form, ``here`` where somebody comes back to it.
    ``follows`` is the line that can be taken with it, 0 where none can."""

    line: LineShown
    words: tuple[Stretch, ...]
    flags: tuple[FlagRow, ...]
    state: State | None
    silent: str
    picked: bool
    here: bool
    follows: int

    @property
    def raw(self) -> str:
        """The name as recorded, where it reads otherwise; an address is nobody's name and is not repeated."""
        line = self.line
        return line.raw_name if line.raw_name != line.name and "@" not in line.raw_name else ""

    @property
    def told(self) -> str:
        """What it is, where it was not spoken: ``note, group``."""
        parts = (BY.get(self.line.medium, ""), self.line.kind.replace("_", " "), self.line.group or self.line.room)
        return ", ".join(part for part in parts if part)

    @property
    def usable(self) -> bool:
        """Whether its words can be taken into the draft."""
        return not self.silent and not self.line.left_out

    @property
    def used(self) -> bool:
        """Whether the draft uses it."""
        return self.state is not None and self.state.look == "yes"

    @property
    def short(self) -> bool:
        """Whether it may be folded away: nothing about it needs a look."""
        calm = not (self.flags or self.state or self.silent or self.picked or self.here)
        return calm and len(self.line.text.split()) <= SHORT_WORDS


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring lines, ``folded`` where they are short and several."""

    rows: tuple[LineRow, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What rows are told of the whole hour: on how many lines each flag stands, and which line follows which."""

    spread: Mapping[int, int]
    follows: Mapping[int, int]


def around_of(lines: Sequence[LineShown]) -> Around:
    """The same, of every line of an hour."""
    spread: Counter[int] = Counter()
    behind: dict[tuple[str, str], LineShown] = {}
    follows: dict[int, int] = {}
    for line in reversed(lines):
        spread.update({mark.flag for mark in line.flags})
        after = behind.get((line.file_name, line.medium))
        if after and goes_on(line, after):
            follows[line.id] = after.id
        behind[line.file_name, line.medium] = line
    return Around(spread, follows)


def line_rows(
    lines: Iterable[LineShown], used: Used, around: Around, *, picked: Sequence[int] = (), here: int = 0
) -> tuple[Run, ...]:
    """The lines in runs."""
    rows = [_row(one, used, around, picked=one.id in picked, here=one.id == here) for one in lines]
    runs = (tuple(run) for _, run in groupby(rows, key=lambda row: row.short))
    return tuple(Run(run, run[0].short and len(run) >= FOLDED) for run in runs)


def state_of(line: LineShown, used: Used) -> State | None:
    """How a line stands: who said it wants it unsaid, an editor put it aside, or the draft uses it."""
    section = used.sections.get(line.id, "")
    if line.id in used.silent:
        return State("hidden", "stop", f"{used.silent[line.id]}: these words stay with whoever said them")
    if line.left_out:
        return State("hidden", "soft", f"Left out, but still in the draft: {section}" if section else "Left out")
    return State("check", "yes", f"In the draft: {section}") if section else None


def _row(line: LineShown, used: Used, around: Around, *, picked: bool, here: bool) -> LineRow:
    silent = used.silent.get(line.id, "")
    opened = [mark for mark in line.flags if mark.status == "open"]
    return LineRow(
        line=line,
        words=() if silent else tuple(_stretches(line.text, opened)),
        flags=() if silent else tuple(_flags(opened, around.spread)),
        state=state_of(line, used),
        silent=silent,
        picked=picked,
        here=here,
        follows=around.follows.get(line.id, 0),
    )


def _flags(opened: Sequence[Mark], spread: Mapping[int, int]) -> Iterator[FlagRow]:
    for mark in {one.flag: one for one in reversed(opened)}.values():
        title = f"{mark.kind.capitalize()}: {mark.what}" if mark.what else mark.kind.capitalize()
        yield FlagRow(mark, title, max(0, spread.get(mark.flag, 1) - 1), mark.what in NAMES)


def _stretches(text: str, marks: Sequence[Mark]) -> Iterator[Stretch]:
    end = 0
    for mark in sorted(marks, key=lambda one: one.start):
        if mark.start >= end:
            yield from (Stretch(text[end : mark.start]), Stretch(text[mark.start : mark.end], marked=True))
            end = mark.end
    yield Stretch(text[end:])
