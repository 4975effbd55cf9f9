"""Recordings of BigBlueButton: chat, presence and polls of an ``events.xml``."""

from kindling.harvest.source import Source
from kindling.harvest.sources.bigbluebutton import reading

SOURCES = (Source("bigbluebutton-events", "BigBlueButton events", reading.sniff, reading.read, most_lines=2_000_000),)
