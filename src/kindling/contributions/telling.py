"""What reading a file told, kept as plain JSON: counts and reasons, never words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from kindling.contributions.records import LeftOutShown, Told, UnreadShown
from kindling.harvest.hour import ReadFile
from kindling.harvest.merge import merge
from kindling.harvest.people import participants
from kindling.harvest.records import ChatLine, Harvest

MOST = 200
"""Stretches that could not be read which are told one by one; a file with more of them is told by these."""


def told_of(one: ReadFile) -> dict[str, Any]:
    """What reading ``one`` told, for the file's row."""
    harvest = one.harvest
    met = participants(merge([one]))
    machines = sum(person.name.bot or person.name.room for person in met)
    chat = sum(isinstance(line, ChatLine) for line in harvest.lines)
    began, ended = _clocks(harvest)
    left_out = Counter(entry.why.value for entry in harvest.left_out)
    told = Told(
        chat=chat,
        spoken=len(harvest.lines) - chat,
        notes=len(harvest.notes),
        slides=len(harvest.slides),
        people=len(met) - machines,
        machines=machines,
        presences=len(harvest.presences),
        private=harvest.private,
        began=began,
        ended=ended,
        into_recording=bool(began) and harvest.clock == "offset",
        left_out=tuple(LeftOutShown(why, count) for why, count in left_out.items()),
        unread=tuple(UnreadShown(one.span.first, one.span.last, one.why) for one in harvest.unread[:MOST]),
        remarks=harvest.remarks,
        day=harvest.day.isoformat() if harvest.day else "",
    )
    return asdict(told)


def told_from(kept: Mapping[str, Any]) -> Told:
    """The same as a record; a file that was not read yet tells nothing."""
    if not kept:
        return Told()
    return Told(
        **{
            **kept,
            "left_out": tuple(LeftOutShown(**one) for one in kept["left_out"]),
            "unread": tuple(UnreadShown(**one) for one in kept["unread"]),
            "remarks": tuple(kept["remarks"]),
        }
    )


def _clocks(harvest: Harvest) -> tuple[str, str]:
    """From when to when, on the file's own clock."""
    times = [line.at for line in harvest.lines if line.at is not None]
    return (_clock(min(times)), _clock(max(times))) if times else ("", "")


def _clock(at: float) -> str:
    return f"{int(at) // 3600 % 24:02d}:{int(at) % 3600 // 60:02d}"
