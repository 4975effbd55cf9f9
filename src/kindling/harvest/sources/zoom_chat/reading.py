"""A saved chat as a harvest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from kindling.harvest.clocks import parse_clock, parse_when, unwrap_midnight
from kindling.harvest.export import Export
from kindling.harvest.recording import recording_start
from kindling.harvest.records import Clock, Harvest, Span, Unread
from kindling.harvest.sources.zoom_chat.fold import fold
from kindling.harvest.sources.zoom_chat.heads import STAMP, Audience, head_at
from kindling.harvest.sources.zoom_chat.messages import Message, messages

ID = "zoom-chat"
_BEFORE = "It stands before the first message, so nobody is known to have written it."
_LOOKED_AT = 65_536


def sniff(export: Export) -> float:
    """How sure it is that this is a chat saved by Zoom: 0.95 where a head opens it, less where heads come later."""
    beginning = export.text[:_LOOKED_AT]
    heads = [head for stamp in STAMP.finditer(beginning) if (head := head_at(beginning, stamp))]
    real = [head for head in heads if head.audience is not Audience.UNKNOWN]
    if not real:
        return 0.0
    if not beginning[: real[0].start].strip():
        return 0.95
    return 0.7 if len(real) > 2 else 0.3


def read(export: Export) -> Harvest:
    """Every message of the chat; never raises."""
    found = list(messages(export.text))
    clock = _clock(found)
    frame, unread = _before(export, found)
    folded = fold(found, _spans(export, found), _times(found, clock))
    started = recording_start(export.name) if clock == "offset" else None
    return Harvest(
        ID,
        sniff(export),
        clock,
        lines=folded.lines,
        left_out=folded.left_out,
        unread=(*unread, *folded.unread),
        frame=frame,
        day=_day(found, started),
        started=started,
        remarks=(export.warning,) if export.warning else (),
    )


def _clock(found: Sequence[Message]) -> Clock:
    """Recordings count from their beginning; a chat saved in the room has the clock of the computer."""
    return "offset" if 2 * sum(message.head.cloud for message in found) > len(found) else "wall"


def _times(found: Sequence[Message], clock: Clock) -> list[float | None]:
    read = [parse_clock(message.head.clock) for message in found]
    return unwrap_midnight(read) if clock == "wall" else [*read]


def _spans(export: Export, found: Sequence[Message]) -> Iterator[Span]:
    return (_span(export, message.head.start, message.end) for message in found)


def _span(export: Export, start: int, end: int) -> Span:
    """The physical lines from ``start`` up to the newline before ``end``."""
    return Span(export.line_at(start), export.line_at(max(start, end - 1)))


def _before(export: Export, found: Sequence[Message]) -> tuple[tuple[Span, ...], tuple[Unread, ...]]:
    """What stands before the first message: blank lines belong to the format, anything else cannot be read."""
    end = found[0].head.start if found else len(export.text)
    if not end:
        return (), ()
    span = _span(export, 0, end)
    return ((), (Unread(span, _BEFORE),)) if export.text[:end].strip() else ((span,), ())


def _day(found: Sequence[Message], started: datetime | None) -> date | None:
    """The date that the heads carry, else that of the recording."""
    stamped = next((message.head.day for message in found if message.head.day), "")
    day = parse_when([stamped])[0] or started
    return day.date() if day else None
