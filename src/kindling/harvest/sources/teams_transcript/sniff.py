"""Is this a Teams transcript? Decided by its first lines, whatever the file is called."""

from __future__ import annotations

from kindling.harvest.export import Export
from kindling.harvest.sources.teams_transcript.cues import is_timed, spoken, timed
from kindling.harvest.sources.teams_transcript.units import Units, first_units


def sniff(export: Export) -> float:
    """How sure the first lines make it; a file of subtitles, which says so itself or numbers its cues, is none."""
    units = first_units(export)
    if is_timed(units):
        return _of_timed(units)
    found = spoken(units)
    if len(found.cues) > 1 or (found.cues and found.events):
        return 0.95
    return 0.3 if found.cues else 0.0


def _of_timed(units: Units) -> float:
    found = timed(units)
    if found.before and (found.before[0].text.startswith("WEBVTT") or found.before[-1].text.strip().isdigit()):
        return 0.0
    named = sum(bool(cue.name) for cue in found.cues)
    return 0.95 if 2 * named >= len(found.cues) else 0.0
