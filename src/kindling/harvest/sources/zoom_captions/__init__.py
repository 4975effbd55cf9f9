"""The closed captions of a Zoom meeting, as somebody in the room saved them."""

from kindling.harvest.source import Source
from kindling.harvest.sources.zoom_captions.reading import ID, read, sniff

SOURCES = (Source(ID, "Zoom closed captions", sniff, read),)
