"""What has to be done by when, as a month of each format usually goes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kindling.conversations.models import Format


@dataclass(frozen=True, slots=True)
class Usual:
    """A usual line of the checklist; ``days`` are counted from the conversation's day, before it negative.

    ``formats`` are those that need it; none means every one.
    """

    key: str
    title: str
    days: int
    formats: frozenset[str] = frozenset()


LED = frozenset({Format.SPEAKER, Format.PANEL, Format.SHOWCASE, ""})
"""Formats in which somebody leads; an hour of which nobody has said the format may be one."""

USUAL = (
    Usual("ask", "Ask the speaker", -56, LED),
    Usual("title", "Settle the title and the question", -35),
    Usual("link", "Send the speaker their link", -28, LED),
    Usual("hosts", "Find two hosts", -21),
    Usual("run", "Write the run of the hour", -14),
    Usual("tile", "Share the invitation picture", -10),
    Usual("agreements", "Look whether the agreements are in", -7, LED),
    Usual("slides", "Give the hosts the slides", -2),
    Usual("room", "Try the meeting link", -1),
    Usual("files", "Bring chat, transcript and attendance", 1),
    Usual("thanks", "Thank the speaker", 2, LED),
    Usual("ask-words", "Ask people about their words", 3),
    Usual("pack", "Send the pack", 10),
)


def usual_tasks(format: str) -> tuple[Usual, ...]:  # noqa: A002 - the word of design.md
    """The lines that a month of that format has, by date."""
    return tuple(one for one in USUAL if not one.formats or format in one.formats)


def due_on(day: datetime.date | None, days: int) -> datetime.date | None:
    """The date of a line; None while the conversation's day is not known."""
    return None if day is None else day + datetime.timedelta(days=days)


def when_told(days: int) -> str:
    """``8 weeks before``, ``the day before``, ``10 days after``."""
    if days == 0:
        return "on the day"
    side, count = ("before" if days < 0 else "after"), abs(days)
    if count == 1:
        return f"the day {side}"
    weeks, rest = divmod(count, 7)
    if rest == 0:
        return f"a week {side}" if weeks == 1 else f"{weeks} weeks {side}"
    return f"{count} days {side}"
