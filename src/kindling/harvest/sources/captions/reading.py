"""A WebVTT as spoken lines: every line of the file told, every cue numbered as its reader counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kindling.harvest.export import Export
from kindling.harvest.recording import recording_start
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.captions import sniffing
from kindling.harvest.sources.captions.blocks import Block, Cue, as_cue, blocks
from kindling.harvest.sources.captions.markup import has_voice, plain_lines, voices
from kindling.harvest.sources.captions.rolling import new_words
from kindling.harvest.speakers import Piece, inherit, split_speakers

_BAD_TIMES = "The times of this cue cannot be read."
_STRAY = "These lines stand outside any cue."
_NOT_SPOKEN = ("NOTE", "STYLE", "REGION")

Speakers = Callable[[Sequence[Cue]], list[list[Piece]]]


def zoom(export: Export) -> Harvest:
    """A Zoom transcript: ``Name: text`` in each cue."""
    return _read(export, "zoom-transcript", sniffing.zoom(export), _said)


def teams(export: Export) -> Harvest:
    """A Teams transcript: a voice tag in each cue, or several."""
    return _read(export, "teams-captions", sniffing.teams(export), _said)


def youtube(export: Export) -> Harvest:
    """YouTube's captions: nobody is named, and what merely scrolls is left out."""
    return _read(export, "youtube-captions", sniffing.youtube(export), _rolled)


def plain(export: Export) -> Harvest:
    """Any other WebVTT: voices from tags if it has them, else from ``Name: text``."""
    return _read(export, "webvtt", sniffing.plain(export), _said)


def _said(cues: Sequence[Cue]) -> list[list[Piece]]:
    if any(has_voice(cue.payload) for cue in cues):
        return inherit([voices(cue.payload) for cue in cues])
    return split_speakers([plain_lines(cue.payload) for cue in cues])


def _rolled(cues: Sequence[Cue]) -> list[list[Piece]]:
    fresh = new_words(cues, [plain_lines(cue.payload) for cue in cues])
    return [[("", " ".join(lines))] if lines else [] for lines in fresh]


def _read(export: Export, source: str, sure: float, speakers: Speakers) -> Harvest:
    cues, frame, unread = _sorted(export.lines)
    lines: list[SpokenLine] = []
    left_out: list[LeftOut] = []
    for cue, pieces in zip(cues, speakers(cues), strict=True):
        said = [SpokenLine(cue.span, cue.number, cue.at, cue.until, name, text) for name, text in pieces if text]
        lines += said
        if not said:
            rolled = speakers is _rolled and plain_lines(cue.payload)
            left_out.append(LeftOut(cue.span, Why.ROLLING if rolled else Why.EMPTY))
    started = recording_start(export.name)
    return Harvest(
        source=source,
        sure=sure,
        clock="offset",
        lines=tuple(lines),
        left_out=tuple(left_out),
        unread=tuple(unread),
        frame=tuple(frame),
        day=started.date() if started else None,
        started=started,
        remarks=(export.warning,) if export.warning else (),
    )


def _sorted(lines: Sequence[str]) -> tuple[list[Cue], list[Span], list[Unread]]:
    """The cues with times, what belongs to the format (its empty lines too), and what cannot be read."""
    cues: list[Cue] = []
    frame: list[Span] = []
    unread: list[Unread] = []
    number, told = 1, 0
    for block in blocks(lines):
        if block.first > told + 1:
            frame.append(Span(told + 1, block.first - 1))
        told = block.span.last
        cue = as_cue(block, number)
        number += cue is not None
        if cue and cue.at is not None:
            cues.append(cue)
        elif not cue and _is_frame(block):
            frame.append(block.span)
        else:
            unread.append(Unread(block.span, _BAD_TIMES if cue else _STRAY))
    if told < len(lines):
        frame.append(Span(told + 1, len(lines)))
    return cues, frame, unread


def _is_frame(block: Block) -> bool:
    return block.first == 1 or block.lines[0].startswith(_NOT_SPOKEN) or not "".join(block.lines).strip()
