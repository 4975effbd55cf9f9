"""Captions and transcripts as WebVTT: from Zoom, Teams, YouTube and anything else that writes ``WEBVTT``."""

from kindling.harvest.source import Source
from kindling.harvest.sources.captions import reading, sniffing

_MOST_LINES = 1_000_000
"""What is counted in these files is cues; most have four lines."""

SOURCES = (
    Source("zoom-transcript", "Zoom transcript (VTT)", sniffing.zoom, reading.zoom, _MOST_LINES),
    Source("teams-captions", "Teams transcript (VTT)", sniffing.teams, reading.teams, _MOST_LINES),
    Source("youtube-captions", "YouTube captions (VTT)", sniffing.youtube, reading.youtube, _MOST_LINES),
    Source("webvtt", "WebVTT captions", sniffing.plain, reading.plain, _MOST_LINES),
)
