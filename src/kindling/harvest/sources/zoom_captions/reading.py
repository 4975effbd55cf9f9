"""Saved captions as a harvest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kindling.harvest.clocks import parse_clock, unwrap_midnight
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why

ID = "zoom-captions"
_HEAD = re.compile(r"\[(?P<name>.{0,300})\] (?P<clock>[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?: ?[AP]M)?)[ \t]*")
_LOOKED_AT = 200
_BEFORE = "It stands before the first caption, so nobody is known to have said it."


def sniff(export: Export) -> float:
    """How sure it is that these are captions saved by Zoom: 0.9 where the first words are such a head."""
    beginning = export.lines[:_LOOKED_AT]
    heads = [bool(_HEAD.fullmatch(line)) for line in beginning if line.strip()]
    if not any(heads):
        return 0.0
    return 0.9 if heads[0] else 0.4


def read(export: Export) -> Harvest:
    """Every caption in order; never raises."""
    lines = export.lines
    last = len(lines) - (lines[-1] == "")
    heads = [(number, match) for number, line in enumerate(lines, 1) if (match := _HEAD.fullmatch(line))]
    frame, unread = _before(lines, heads[0][0] if heads else last + 1)
    spoken: list[SpokenLine] = []
    left_out: list[LeftOut] = []
    clocks = unwrap_midnight(parse_clock(match["clock"]) for _, match in heads)
    ends = [*(number for number, _ in heads), last + 1][1:]
    for cue, ((first, match), end, at) in enumerate(zip(heads, ends, clocks, strict=True), 1):
        span, text = Span(first, end - 1), "\n".join(lines[first : end - 1]).strip("\n")
        if text.strip():
            spoken.append(SpokenLine(span, cue, at, None, match["name"], text))
        else:
            left_out.append(LeftOut(span, Why.EMPTY))
    return Harvest(
        ID,
        sniff(export),
        lines=tuple(spoken),
        left_out=tuple(left_out),
        unread=unread,
        frame=frame,
        remarks=export.warnings,
    )


def _before(lines: Sequence[str], first: int) -> tuple[tuple[Span, ...], tuple[Unread, ...]]:
    """What stands before the first caption: blank lines belong to the format, anything else cannot be read."""
    if first == 1:
        return (), ()
    span = Span(1, first - 1)
    return ((), (Unread(span, _BEFORE),)) if any(line.strip() for line in lines[: first - 1]) else ((span,), ())
