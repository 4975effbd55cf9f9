"""Captions and transcripts as WebVTT: from Zoom, Teams, YouTube and anything else that writes ``WEBVTT``."""

from kindling.harvest.source import Source
from kindling.harvest.sources.captions import reading, sniffing

SOURCES = (
    Source("zoom-transcript", "Zoom transcript (VTT)", sniffing.zoom, reading.zoom),
    Source("teams-captions", "Teams transcript (VTT)", sniffing.teams, reading.teams),
    Source("youtube-captions", "YouTube captions (VTT)", sniffing.youtube, reading.youtube),
    Source("webvtt", "WebVTT captions", sniffing.plain, reading.plain),
)
