"""Generation 1: who joined and who left when, one row an event, paired to connections."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kindling.harvest.clocks import tidied
from kindling.harvest.records import Presence, Span
from kindling.harvest.sources.teams_attendance.words import is_guest


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody joined or left. ``role`` and the rest are as the row tells them."""

    span: Span
    name: str
    joined: bool
    at: datetime
    role: str = ""


def connections(events: Iterable[Event]) -> list[Presence]:
    """One presence for each time somebody joined, in the order of the file's rows.

    The order of rows varies, so the times decide. Who never left was there until the last stamp of all; who joined
    twice without leaving, and left once, left with both. A leaving without a joining keeps its stamp alone.
    """
    by_name: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_name[tidied(event.name).casefold()].append(event)
    end = max((event.at for one in by_name.values() for event in one), default=None)
    found = [presence for one in by_name.values() for presence in _paired(one, end)]
    return sorted(found, key=lambda presence: presence.span.first)


def _paired(events: list[Event], end: datetime | None) -> list[Presence]:
    ordered = sorted(events, key=lambda event: (event.at, not event.joined))
    found: list[Presence] = []
    open_: deque[Event] = deque()
    for event in ordered:
        if event.joined:
            open_.append(event)
        elif open_:
            found.append(_presence(open_.popleft(), event.at))
        else:
            found.append(_presence(event, event.at))
    last = ordered[-1]
    for event in open_:
        still_there = last.joined and event is open_[-1]
        found.append(_presence(event, end if still_there else last.at))
    return found


def _presence(event: Event, left: datetime | None) -> Presence:
    minutes = (left - event.at).total_seconds() / 60 if left and event.joined else None
    return Presence(
        span=event.span, raw_name=event.name, joined=event.at if event.joined else None, left=left, minutes=minutes,
        guest=is_guest(event.name), role=event.role,
    )  # fmt: skip
