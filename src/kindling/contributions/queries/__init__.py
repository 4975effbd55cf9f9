"""Reads of the ledger, as frozen records. What may be published is told by `clearances` alone."""

from kindling.contributions.queries.files import (
    attendances_of,
    counted_files,
    export_files,
    exports_of,
    file_progress,
    file_shown,
    files_of,
    other_days,
    private_count,
    purged_files,
    unarranged,
    was_purged,
)
from kindling.contributions.queries.ledger import (
    clearances,
    consents_behind,
    decisions,
    decisions_offered,
    ledger,
    piece,
    pieces,
    source_match,
)
from kindling.contributions.queries.lines import line, lines_of
from kindling.contributions.queries.links import drop_links, files_by_link
from kindling.contributions.queries.settled import flags_of, known_names, open_flags, place_answers, places_asked

__all__ = [
    "attendances_of",
    "clearances",
    "consents_behind",
    "counted_files",
    "decisions",
    "decisions_offered",
    "drop_links",
    "export_files",
    "exports_of",
    "file_progress",
    "file_shown",
    "files_by_link",
    "files_of",
    "flags_of",
    "known_names",
    "ledger",
    "line",
    "lines_of",
    "open_flags",
    "other_days",
    "piece",
    "pieces",
    "place_answers",
    "places_asked",
    "private_count",
    "purged_files",
    "source_match",
    "unarranged",
    "was_purged",
]
