"""A WebVTT as spoken lines: every line of the file told, every cue numbered as its reader counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

from kindling.harvest.cues import HEADER, Block, Cue, CueSheet, captioned, sort_cues
from kindling.harvest.export import Export
from kindling.harvest.markup import has_voice, plain_lines, voices
from kindling.harvest.records import Harvest, Why
from kindling.harvest.sources.captions import sniffing
from kindling.harvest.sources.captions.rolling import new_words
from kindling.harvest.speakers import Piece, inherit, split_speakers

_NOT_SPOKEN = (HEADER, "NOTE", "STYLE", "REGION")


def zoom(export: Export) -> Harvest:
    """A Zoom transcript: ``Name: text`` in each cue."""
    return _named(export, "zoom-transcript", sniffing.zoom(export))


def teams(export: Export) -> Harvest:
    """A Teams transcript: a voice tag in each cue, or several."""
    return _named(export, "teams-captions", sniffing.teams(export))


def plain(export: Export) -> Harvest:
    """Any other WebVTT: voices from tags if it has them, else from ``Name: text``."""
    return _named(export, "webvtt", sniffing.plain(export))


def youtube(export: Export) -> Harvest:
    """YouTube's captions: nobody is named, and what merely scrolls is left out."""
    sheet = _sheet(export)
    shown = [plain_lines(cue.payload) for cue in sheet.cues]
    pieces = ([("", " ".join(lines))] for lines in new_words(sheet.cues, shown))
    silent = (Why.ROLLING if lines else Why.EMPTY for lines in shown)
    return captioned(
        export, sheet, source="youtube-captions", sure=sniffing.youtube(export), pieces=pieces, silent=silent
    )


def _named(export: Export, source: str, sure: float) -> Harvest:
    sheet = _sheet(export)
    return captioned(export, sheet, source=source, sure=sure, pieces=_said(sheet.cues), silent=repeat(Why.EMPTY))


def _said(cues: Sequence[Cue]) -> Iterator[list[Piece]]:
    if any(has_voice(cue.payload) for cue in cues):
        return inherit([voices(cue.payload) for cue in cues])
    return split_speakers([plain_lines(cue.payload) for cue in cues])


def _sheet(export: Export) -> CueSheet:
    return sort_cues(export.lines, _is_frame)


def _is_frame(block: Block) -> bool:
    return block.lines[0].startswith(_NOT_SPOKEN)
