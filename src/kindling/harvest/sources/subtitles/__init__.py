"""Subtitles as SRT and as SBV."""

from kindling.harvest.source import Source
from kindling.harvest.sources.subtitles import reading

SOURCES = (
    Source("srt", "SubRip subtitles (SRT)", reading.sniff_srt, reading.read_srt),
    Source("sbv", "SubViewer captions (SBV)", reading.sniff_sbv, reading.read_sbv),
)
