"""An Otter transcript as spoken lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kindling.harvest.clocks import parse_offset
from kindling.harvest.export import Export
from kindling.harvest.recording import recording_start
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why

_HEAD = 200
_SIGNED = "Transcribed by https://otter.ai"
# Two blanks: a pasted Teams transcript has three, or one.
_VOICE = re.compile(r"(\S|\S.{0,118}\S) {2}([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?) *")
_LABELS = ("SUMMARY KEYWORDS", "SPEAKERS")
_DATED = re.compile(r"\w{3}, \w{3} [0-9]{1,2}, [0-9]{4} .*")
_TRAILER = 400
"""Characters at the end of a file among which its signature stands."""


def sniff(export: Export) -> float:
    """How sure it is: signed by Otter, or voices with two blanks before their time."""
    lines = export.lines[:_HEAD]
    voices = sum(_is_voice(lines, row) for row in range(len(lines)))
    if voices and _SIGNED in export.text[-_TRAILER:]:
        return 0.97
    return 0.7 if voices > 1 else 0.0


def read(export: Export) -> Harvest:
    """The turns of the transcript; a cue is a turn. Otter tells no end of it."""
    lines = export.lines
    starts = [row for row in range(len(lines)) if _is_voice(lines, row)]
    end = _end(lines)
    spoken: list[SpokenLine] = []
    left_out: list[LeftOut] = []
    for cue, (start, stop) in enumerate(zip(starts, [*starts[1:], end], strict=False), 1):
        span = Span(start + 1, stop)
        text = " ".join(line.strip() for line in lines[start + 1 : stop] if line.strip())
        name, clock = _voice(lines[start])
        if text:
            spoken.append(SpokenLine(span, cue, parse_offset(clock), None, name, text))
        else:
            left_out.append(LeftOut(span, Why.EMPTY))
    frame, unread = _before(lines[: starts[0] if starts else end])
    started = recording_start(export.name)
    return Harvest(
        source="otter",
        sure=sniff(export),
        clock="offset",
        lines=tuple(spoken),
        left_out=tuple(left_out),
        unread=tuple(unread),
        frame=(*frame, *(Span(row + 1, row + 1) for row in range(end, len(lines)))),
        day=started.date() if started else None,
        started=started,
        remarks=export.warnings,
    )


def _is_voice(lines: Sequence[str], row: int) -> bool:
    """Whether a turn begins here: after an empty line or at the beginning, so that a time that is said begins none."""
    return (row == 0 or not lines[row - 1].strip()) and _VOICE.fullmatch(lines[row]) is not None


def _voice(line: str) -> tuple[str, str]:
    name, _, clock = line.rstrip(" ").rpartition("  ")
    return name, clock


def _end(lines: Sequence[str]) -> int:
    """The row of the signature, or behind the last line where the file is not signed."""
    row = len(lines)
    while row and not lines[row - 1].strip():
        row -= 1
    return row - 1 if row and lines[row - 1].strip() == _SIGNED else len(lines)


def _before(lines: Sequence[str]) -> tuple[list[Span], list[Unread]]:
    """What stands before the first voice: the title, the date and Otter's labels are the format's, the rest is told."""
    frame: list[Span] = []
    unread: list[Unread] = []
    for row, known in enumerate(_known(lines), 1):
        if known:
            frame.append(Span(row, row))
        else:
            unread.append(Unread(Span(row, row), "This line stands before the first voice."))
    return frame, unread


def _known(lines: Sequence[str]) -> Iterator[bool]:
    label_before = False
    for row, line in enumerate(lines):
        text = line.strip()
        yield row == 0 or not text or label_before or text in _LABELS or _DATED.fullmatch(text) is not None
        label_before = text in _LABELS
