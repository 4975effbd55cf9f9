"""Attendance reports of Microsoft Teams, of all three generations."""

from __future__ import annotations

from kindling.harvest.source import Source
from kindling.harvest.sources.teams_attendance.layout import sniff
from kindling.harvest.sources.teams_attendance.read import read

SOURCES: tuple[Source, ...] = (
    Source(id="teams-attendance", title="Teams attendance report", sniff=sniff, read=read, most_lines=200_000),
)
