"""A saved chat as a harvest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import zip_longest

from kindling.harvest.clocks import parse_when, unwrap_midnight
from kindling.harvest.export import Export
from kindling.harvest.recording import recording_start
from kindling.harvest.records import Clock, Harvest, Span, Unread
from kindling.harvest.sources.zoom_chat.fold import Folded, fold, hidden_words
from kindling.harvest.sources.zoom_chat.heads import STAMP, Audience, Head, head_at
from kindling.harvest.sources.zoom_chat.messages import all_heads, message, messages, read_clocks
from kindling.harvest.sources.zoom_chat.quotes import Hidden
from kindling.harvest.sources.zoom_chat.words import collapsed

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
    heads = all_heads(export.text)
    clock = _clock(heads)
    frame, unread = _before(export, heads)
    day = next((head.day for head in heads if head.day), "")
    folded = _folded(export, heads, clock)
    started = recording_start(export.name) if clock == "offset" else None
    return Harvest(
        ID,
        sniff(export),
        clock,
        lines=folded.lines,
        left_out=folded.left_out,
        unread=(*unread, *folded.unread),
        frame=frame,
        day=_day(day, started),
        started=started,
        remarks=export.warnings,
    )


def _folded(export: Export, heads: list[Head], clock: Clock) -> Folded:
    """What becomes of the messages; ``heads`` is empty afterwards."""
    text = export.text
    shut = [
        message(text, head, after)
        for head, after in zip_longest(heads, heads[1:])
        if head.audience is not Audience.PUBLIC
    ]
    hidden = Hidden([words for one in shut for words in hidden_words(one)])
    names = frozenset(map(collapsed, {head.name for head in heads}))
    times = _times(heads, clock)
    return fold(messages(text, heads), hidden, names, times, lambda start, end: _span(export, start, end))


def _clock(heads: Sequence[Head]) -> Clock:
    """Recordings count from their beginning; a chat saved in the room has the clock of the computer."""
    return "offset" if 2 * sum(head.cloud for head in heads) > len(heads) else "wall"


def _times(heads: Sequence[Head], clock: Clock) -> list[float | None]:
    read = read_clocks(heads)
    return unwrap_midnight(read) if clock == "wall" else read


def _span(export: Export, start: int, end: int) -> Span:
    """The physical lines from ``start`` up to the newline before ``end``."""
    first = export.line_at(start)
    return Span(first, export.line_at(max(start, end - 1), first))


def _before(export: Export, heads: Sequence[Head]) -> tuple[tuple[Span, ...], tuple[Unread, ...]]:
    """What stands before the first message: blank lines belong to the format, anything else cannot be read."""
    end = heads[0].start if heads else len(export.text)
    if not end:
        return (), ()
    span = _span(export, 0, end)
    return ((), (Unread(span, _BEFORE),)) if export.text[:end].strip() else ((span,), ())


def _day(stamped: str, started: datetime | None) -> date | None:
    """The date that the heads carry, else that of the recording."""
    day = parse_when([stamped])[0] or started
    return day.date() if day else None
