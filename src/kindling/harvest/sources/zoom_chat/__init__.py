"""The chat of a Zoom meeting, as saved in the room or with the recording."""

from kindling.harvest.source import Source
from kindling.harvest.sources.zoom_chat.reading import ID, read, sniff

SOURCES = (Source(ID, "Zoom chat", sniff, read, most_lines=600_000),)
