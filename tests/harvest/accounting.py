"""Is every line of an export told of? One check for the tests of every source."""

from __future__ import annotations

from collections.abc import Iterator

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, Span


def assert_every_line_is_told(export: Export, harvest: Harvest, *, units: int | None = None) -> None:
    """Each line stands in a record, in ``left_out``, in ``unread`` or in the frame, and no span leaves the file.

    ``units`` is how many slides, paragraphs or events the file has where its spans count those. What follows the last
    newline counts as a line only if something stands there.
    """
    last, end = (_line_count(export), len(export.lines)) if units is None else (units, units)
    spans = list(_spans(harvest))
    assert [span for span in spans if not 1 <= span.first <= span.last <= end] == []
    told = bytearray(last + 2)
    for span in spans:
        told[span.first : span.last + 1] = b"\x01" * (span.last + 1 - span.first)
    assert [number for number in range(1, last + 1) if not told[number]] == []


def _line_count(export: Export) -> int:
    return len(export.lines) - (export.lines[-1] == "")


def _spans(harvest: Harvest) -> Iterator[Span]:
    yield from harvest.frame
    for records in (harvest.lines, harvest.presences, harvest.slides, harvest.notes, harvest.left_out, harvest.unread):
        yield from (record.span for record in records)
