"""SRT and SBV as spoken lines: every line of the file told, every cue numbered as its reader counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, repeat

from kindling.harvest.cues import HEADER, Block, CueSheet, captioned, comma_times, sort_cues
from kindling.harvest.export import Export
from kindling.harvest.markup import has_voice, plain_lines, voices
from kindling.harvest.records import Harvest, Why
from kindling.harvest.speakers import Piece, inherit, split_speakers

_HEAD = 60
_SRT_TIMES = re.compile(r"\s*[0-9]{1,2}:[0-9]{2}:[0-9]{2}([,.])[0-9]{1,3}\s*-->\s*[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*")


def sniff_srt(export: Export) -> float:
    """How sure it is: a number alone on its line, then times; with a comma it is certain."""
    head = export.lines[:_HEAD]
    if export.text.startswith(HEADER):
        return 0.0
    found = [_SRT_TIMES.fullmatch(line) for number, line in pairwise(head) if number.strip().isdecimal()]
    marks = {match[1] for match in found if match}
    return 0.95 if "," in marks else 0.6 if marks else 0.0


def sniff_sbv(export: Export) -> float:
    """How sure it is: the first line that holds anything is ``0:00:01.378,0:00:06.200``."""
    first = next((line for line in export.lines[:_HEAD] if line.strip()), "")
    times = comma_times(first)
    return 0.9 if times and times[0] is not None else 0.0


def read_srt(export: Export) -> Harvest:
    """Subtitles with numbers; a speaker is named by ``Name: text`` if at all."""
    return _read(export, "srt", sniff_srt(export), sort_cues(export.lines, _never))


def read_sbv(export: Export) -> Harvest:
    """Captions without numbers; YouTube writes them, and Meet saves its chat so."""
    return _read(export, "sbv", sniff_sbv(export), sort_cues(export.lines, _never, comma_times))


def _read(export: Export, source: str, sure: float, sheet: CueSheet) -> Harvest:
    return captioned(export, sheet, source=source, sure=sure, pieces=_said(sheet), silent=repeat(Why.EMPTY))


def _said(sheet: CueSheet) -> Iterator[list[Piece]]:
    # SBV breaks a line by "[br]", some tools write WebVTT's voice tags into an SRT
    payloads = [[part for line in cue.payload for part in line.split("[br]")] for cue in sheet.cues]
    if any(map(has_voice, payloads)):
        return inherit([voices(payload) for payload in payloads])
    return split_speakers([plain_lines(payload) for payload in payloads])


def _never(block: Block) -> bool:
    """No block without times belongs to these formats."""
    del block
    return False
