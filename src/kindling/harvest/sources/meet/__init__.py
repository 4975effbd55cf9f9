"""Transcripts of Google Meet, saved or pasted as text or Markdown."""

from kindling.harvest.source import Source
from kindling.harvest.sources.meet import reading

SOURCES = (Source("meet-transcript", "Google Meet transcript", reading.sniff, reading.read),)
