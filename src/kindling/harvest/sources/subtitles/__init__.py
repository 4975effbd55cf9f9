"""Subtitles as SRT and as SBV."""

from kindling.harvest.source import Source
from kindling.harvest.sources.subtitles import reading

_MOST_LINES = 1_000_000
"""What is counted in these files is cues; most have four lines."""

SOURCES = (
    Source("srt", "SubRip subtitles (SRT)", reading.sniff_srt, reading.read_srt, _MOST_LINES),
    Source("sbv", "SubViewer captions (SBV)", reading.sniff_sbv, reading.read_sbv, _MOST_LINES),
)
