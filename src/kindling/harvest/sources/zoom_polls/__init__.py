"""What was asked in the polls of a Zoom meeting, and how many answered what: the poll report."""

from kindling.harvest.source import Source
from kindling.harvest.sources.zoom_polls.reading import ID, read, sniff

SOURCES = (Source(ID, "Zoom poll report", sniff, read, most_lines=200_000),)
