"""The harvest of a Teams transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kindling.harvest.clocks import parse_when, tidied
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.teams_transcript.cues import Cue, Transcript, is_timed, spoken, timed
from kindling.harvest.sources.teams_transcript.sniff import sniff
from kindling.harvest.sources.teams_transcript.units import Unit, Units, units_of

_DURATION = re.compile(r"(?:(?P<h>[0-9]{1,2}) ?h ?)?(?:(?P<m>[0-9]{1,3}) ?m(?:in)? ?)?(?:(?P<s>[0-9]{1,2}) ?s)?")
_CHAT = re.compile(r"\[[^\[\]]{4,60}[0-9]:[0-9]{2}[^\[\]]{0,5}\] \S.*")
_IN_TITLE = re.compile(r"[-_ ](?P<day>20[0-9]{6})(?:_(?P<clock>[0-9]{6}))?(?P<utc>UTC)?(?:-.*)?$")


@dataclass(slots=True)
class _Above:
    """What stands above the first cue."""

    title: str = ""
    started: datetime | None = None
    day: date | None = None
    seconds: float | None = None
    unread: tuple[Unread, ...] = ()


def read(export: Export) -> Harvest:
    """The harvest of ``export``: seconds from the recording's beginning; spans count paragraphs in a ``.docx``."""
    units = units_of(export)
    found = timed(units) if is_timed(units) else spoken(units)
    above = _above(found.before)
    _end_each(found.cues, above.seconds)
    left_out = [LeftOut(Span(unit.number, unit.number), Why.SYSTEM) for unit in found.events]
    left_out += [LeftOut(Span(cue.first, cue.last), Why.EMPTY) for cue in found.cues if not cue.lines]
    return Harvest(
        source="teams-transcript", sure=sniff(export), clock="offset", lines=_lines(found.cues),
        left_out=tuple(sorted(left_out, key=lambda entry: entry.span.first)),
        unread=(*above.unread, *_tables(units)), frame=_frame(units, found, above), title=above.title,
        day=above.day, started=above.started,
        remarks=export.warnings,
    )  # fmt: skip


def _above(units: Sequence[Unit]) -> _Above:
    """The title, the date and the duration; anything else above the first cue cannot be told whose it is."""
    above = _Above()
    unread: list[Unread] = []
    for unit in units:
        span, text = Span(unit.number, unit.number), tidied(unit.text)
        if _CHAT.fullmatch(text):
            unread.append(Unread(span, "a chat message above the transcript: give the chat as a file of its own"))
        elif not text or (not unread and _told(above, text)):
            continue
        else:
            unread.append(Unread(span, "nobody is named above it"))
    above.unread = tuple(unread)
    return above


def _told(above: _Above, text: str) -> bool:
    """Whether the line is the title, the date or the duration; what it tells is noted."""
    when, duration = parse_when([text])[0], _DURATION.fullmatch(text)
    if when:
        above.day = when.date()
        above.started = when if ":" in text else above.started
    elif duration and above.seconds is None:
        hours, minutes, seconds = (int(figure or 0) for figure in duration.group("h", "m", "s"))
        above.seconds = float(hours * 3600 + minutes * 60 + seconds)
    elif not above.title:
        _note_title(above, text.lstrip("# "))
    else:
        return False
    return True


def _note_title(above: _Above, title: str) -> None:
    """Teams names a transcript for its meeting, day and clock: ``Title-20240815_180203-Meeting Transcript``."""
    match = _IN_TITLE.search(title)
    above.title = title[: match.start()].strip() if match else title
    if match and above.day is None:
        day, clock = match["day"], match["clock"] or "000000"
        when = parse_when([f"{day[:4]}-{day[4:6]}-{day[6:]} {clock[:2]}:{clock[2:4]}:{clock[4:]}"])[0]
        above.day = when.date() if when else None
        if when and match["clock"]:
            above.started = when.replace(tzinfo=UTC) if match["utc"] else when


def _end_each(cues: Sequence[Cue], seconds: float | None) -> None:
    """Each cue ends where the next begins, the last where the meeting does; none before it began."""
    ends = [*(cue.at for cue in cues[1:]), seconds][: len(cues)]
    for cue, after in zip(cues, ends, strict=True):
        if cue.until is None and cue.at is not None and after is not None and after >= cue.at:
            cue.until = after


def _lines(cues: Sequence[Cue]) -> tuple[SpokenLine, ...]:
    return tuple(
        SpokenLine(Span(cue.first, cue.last), ordinal, cue.at, cue.until, cue.name, "\n".join(cue.lines))
        for ordinal, cue in enumerate(cues, 1)
        if cue.lines
    )


def _tables(units: Units) -> tuple[Unread, ...]:
    return tuple(Unread(Span(number, number), "a table, which no transcript has") for number in units.tables)


def _frame(units: Units, found: Transcript, above: _Above) -> tuple[Span, ...]:
    """The stretches of blank lines or paragraphs, and what stands above the first cue."""
    told = [(cue.first, cue.last) for cue in found.cues]
    told += [(unit.number, unit.number) for unit in found.events]
    told += [(entry.span.first, entry.span.last) for entry in above.unread]
    told += [(number, number) for number in units.tables]
    spans: list[Span] = []
    free = 1
    for first, last in [*sorted(told), (units.count + 1, units.count + 1)]:
        if first > free:
            spans.append(Span(free, first - 1))
        free = max(free, last + 1)
    return tuple(spans)
