"""The speakers of a month as a list: each with the stage, and what their link still has to bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kindling.planning.agreements import Missing
from kindling.planning.models import Speaking, Stage
from kindling.web.desk.plan.shown import ICONS


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A line: its state as a picture with words, and a sentence on what is missing."""

    row: Speaking
    icon: str
    colour: str
    waits: str


def speaker_rows(rows: Iterable[Speaking], lacking: Iterable[Missing]) -> tuple[SpeakerRow, ...]:
    """The lines of a month; what is missing is told of whoever agreed to speak."""
    of: dict[str, list[Missing]] = {}
    for one in lacking:
        of.setdefault(one.speaking, []).append(one)
    return tuple(SpeakerRow(row, *ICONS[Stage(row.stage)], _waits(of.get(row.uid, []))) for row in rows)


def _waits(lacking: list[Missing]) -> str:
    open_ones = [one.item.label.lower() for one in lacking if not one.refused]
    refused = [one.item.label.lower() for one in lacking if one.refused]
    told = []
    if open_ones:
        told.append(f"Not answered yet: {', '.join(open_ones)}.")
    if refused:
        told.append(f"Said no to: {', '.join(refused)}.")
    return " ".join(told)
