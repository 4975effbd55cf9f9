"""A poll report as a harvest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from kindling.harvest.clocks import parse_when
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, Unread, Why
from kindling.harvest.sources.zoom_polls.counting import Polls
from kindling.harvest.tables import Row, rows

ID = "zoom-polls"
_LOOKED_AT = 200
_SUBMITTED = "submitted date/time"
_TITLES = ("poll report", "poll details", "report generated")
_OUTSIDE = "The row stands outside the tables of the report."
_NO_ANSWERS = "The row holds no question with an answer."
_SHIFTED = "The row is not built like its heading: no date stands where one should, so a name may stand anywhere."


def sniff(export: Export) -> float:
    """How sure it is that this is a poll report of Zoom: 0.95 where its columns are named as Zoom does."""
    head = [" ".join(line.casefold().split()) for line in export.lines[:_LOOKED_AT]]
    if any(_SUBMITTED in words and "user name" in words for words in head):
        return 0.95
    return 0.5 if any(words.strip('",;') == "poll report" for words in head) else 0.0


@dataclass(slots=True)
class _Report:
    """What the rows so far told. ``answers`` is where the questions begin, None outside a table of people."""

    polls: Polls = field(default_factory=Polls)
    frame: list[Span] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    meeting: dict[str, int] = field(default_factory=dict)
    answers: int | None = None
    title: str = ""
    start: str = ""


def read(export: Export) -> Harvest:
    """Every question with its figures; never raises, and keeps nobody's name beside an answer."""
    report = _Report()
    for row in rows(export):
        _take(report, row)
    day = parse_when([report.start])[0]
    return Harvest(
        ID,
        sniff(export),
        notes=tuple(report.polls.notes()),
        left_out=tuple(report.left_out),
        unread=tuple(report.unread),
        frame=tuple(report.frame),
        title=report.title,
        day=day.date() if day else None,
        remarks=tuple(_remarks(export, report)),
    )


def _take(report: _Report, row: Row) -> None:
    """What one row adds to the report."""
    if _is_frame(report, row):
        report.frame.append(row.span)
    elif report.answers is not None:
        _take_answers(report, row, report.answers)
    elif report.meeting:
        report.title = report.title or row.cell(report.meeting["topic"])
        report.start = report.start or row.cell(
            report.meeting.get("actual start time", report.meeting.get("start time"))
        )
        report.meeting = {}
        report.frame.append(row.span)
    else:
        report.unread.append(Unread(row.span, _OUTSIDE))


def _is_frame(report: _Report, row: Row) -> bool:
    """Whether it is blank, a title, or names the columns of what follows."""
    words = [" ".join(cell.split()).casefold() for cell in row.cells]
    if not words or words[0].startswith(_TITLES):
        report.answers = None if words else report.answers
        return True
    if _SUBMITTED in words:
        report.answers = words.index(_SUBMITTED) + 1
        return True
    if "topic" in words and ("meeting id" in words or "webinar id" in words):
        report.meeting, report.answers = {word: at for at, word in enumerate(words)}, None
        return True
    return False


def _take_answers(report: _Report, row: Row, start: int) -> None:
    pairs = [" ".join(cell.split()) for cell in row.cells[start:]]
    asked = [(question, answer) for question, answer in zip_longest(pairs[::2], pairs[1::2], fillvalue="") if question]
    dated = parse_when([row.cell(start - 1)])[0] is not None
    if not dated or not asked:
        report.unread.append(Unread(row.span, _NO_ANSWERS if dated else _SHIFTED))
        return
    for question, answer in asked:
        report.polls.take(row.span, question, answer)
    report.left_out.append(LeftOut(row.span, Why.POLL_ANSWER))


def _remarks(export: Export, report: _Report) -> Iterator[str]:
    yield from export.warnings
    if report.polls.held_back:
        yield f"Questions that only one row answers, and that are therefore not told: {report.polls.held_back}."
