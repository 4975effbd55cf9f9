"""Notes that people wrote, in Markdown or plain text."""

from kindling.harvest.source import Source
from kindling.harvest.sources.notes import reading, sniffing

SOURCES = (Source("notes", "Written notes", sniffing.sniff, reading.read, most_lines=250_000),)
