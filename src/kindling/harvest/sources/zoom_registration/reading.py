"""A registration report, counted and left out."""

from __future__ import annotations

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, Why
from kindling.harvest.tables import rows

ID = "zoom-registration"
_LOOKED_AT = 200
_COLUMNS = {"registration time", "approval status"}
# A webinar's attendee report has these columns too, and more: those tell who came.
_ATTENDED = {"attended", "join time", "time in session (minutes)"}
_DELIMITERS = str.maketrans(",;", "\t\t")
_REMARK = (
    "This list tells who registered, not who came: nobody of it counts as present. Give the attendance report too."
)


def sniff(export: Export) -> float:
    """How sure it is that this is a registration report of Zoom: 0.9 where its columns are named, and no attendance."""
    head = [
        set(line.casefold().replace('"', "").translate(_DELIMITERS).split("\t")) for line in export.lines[:_LOOKED_AT]
    ]
    if any(_ATTENDED & words for words in head):
        return 0.0
    return 0.9 if any(words >= _COLUMNS for words in head) else 0.0


def read(export: Export) -> Harvest:
    """How many registered, as ``left_out``; never raises."""
    left_out: list[LeftOut] = []
    frame: list[Span] = []
    inside = False
    for row in rows(export):
        heads = {cell.strip().casefold() for cell in row.cells} >= _COLUMNS
        if inside and row.cells and not heads:
            left_out.append(LeftOut(row.span, Why.REGISTERED))
        else:
            frame.append(row.span)
        inside = inside or heads
    remarks = (*export.warnings, _REMARK)
    return Harvest(ID, sniff(export), left_out=tuple(left_out), frame=tuple(frame), remarks=remarks)
