"""Who registered for a Zoom meeting: a list that does not tell who came."""

from kindling.harvest.source import Source
from kindling.harvest.sources.zoom_registration.reading import ID, read, sniff

SOURCES = (Source(ID, "Zoom registration report", sniff, read, most_lines=200_000),)
