"""Transcripts that Otter saves as text."""

from kindling.harvest.source import Source
from kindling.harvest.sources.otter import reading

SOURCES = (Source("otter", "Otter transcript", reading.sniff, reading.read),)
