"""Teams transcripts: the ``.docx`` that Teams saves, and what was pasted out of one."""

from __future__ import annotations

from kindling.harvest.source import Source
from kindling.harvest.sources.teams_transcript.read import read
from kindling.harvest.sources.teams_transcript.sniff import sniff

SOURCES: tuple[Source, ...] = (
    Source(id="teams-transcript", title="Teams transcript, pasted or .docx", sniff=sniff, read=read),
)
