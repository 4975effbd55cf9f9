"""Who was in a Zoom meeting or webinar: the attendance report, of every year seen."""

from kindling.harvest.source import Source
from kindling.harvest.sources.zoom_attendance.reading import ID, read, sniff

SOURCES = (Source(ID, "Zoom attendance report", sniff, read, most_lines=200_000),)
