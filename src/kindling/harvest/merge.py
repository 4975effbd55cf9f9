"""Several exports of one hour on one clock, overlapping saves counted once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from statistics import median
from zoneinfo import ZoneInfo

from kindling.harvest.hour import Hour, HourLine, Place, ReadFile, Settings, Shift
from kindling.harvest.records import ChatLine, Reaction

NEAR = 5.0
"""Seconds within which the same words under one name, in two saves, are one message (clocks of two PCs differ)."""
SELF_NAMES = frozenset({"me", "you", "moi", "ich", "yo", "eu", "io"})
"""How a save may call whoever saved it; the other save knows the name."""
HALF_HOUR = 1800.0
"""Seconds by which time zones differ, all but a few."""
_ENOUGH = 3


def merge(files: Sequence[ReadFile], settings: Settings | None = None) -> Hour:
    """The hour that ``files`` tell, each line once, on the session's clock.

    Wall clocks are the session's clock; a recording's offsets are moved to its start, which is, in this order, what
    ``settings.shifts`` say, what the export itself tells, the session's start as given, or, marked as assumed, the
    meeting's start in an attendance report or the first message of a chat. Where no file has a wall clock the
    recording's own clock stays.
    """
    settings = settings or Settings()
    wall = settings.start is not None or any(_has_wall(one) for one in files)
    shifts = _between_chats(files, [_shift(one, files, settings, wall=wall) for one in files], settings)
    by_file = {shift.file: shift.seconds for shift in shifts}
    groups = _united([_placed(one, by_file[one.name], settings) for one in files])
    lines = _in_order(groups)
    return Hour(
        files=tuple(files),
        lines=_with_answers(lines),
        shifts=tuple(shift for shift in shifts if shift.seconds or shift.assumed),
        doubles=sum(len(line.also) for line in lines),
        wall=wall,
        day=next((one.harvest.day for one in files if one.harvest.day), None),
        title=_title(files),
    )


def _title(files: Sequence[ReadFile]) -> str:
    """What the meeting was called: by its attendance report, else its lines, else a deck, else notes."""
    ranked = sorted(files, key=lambda one: (not one.harvest.presences, not one.harvest.lines, not one.harvest.slides))
    return next((one.harvest.title for one in ranked if one.harvest.title), "")


def _has_wall(one: ReadFile) -> bool:
    timed = any(line.at is not None for line in one.harvest.lines)
    return (one.harvest.clock == "wall" and timed) or one.harvest.started is not None


def _shift(one: ReadFile, files: Sequence[ReadFile], settings: Settings, *, wall: bool) -> Shift:
    """How far ``one`` has to move before chats are compared with each other."""
    if one.name in settings.shifts:
        return Shift(one.name, settings.shifts[one.name], "set by hand")
    if one.harvest.clock == "wall" or not wall or not one.harvest.lines:
        return Shift(one.name, 0.0, "already on the session's clock")
    if one.harvest.started:
        return _from_itself(one, one.harvest.started, files, settings)
    if settings.start is not None:
        return Shift(one.name, settings.start, "the session's start, as given")
    return _from_others(one, files)


def _from_itself(one: ReadFile, started: datetime, files: Sequence[ReadFile], settings: Settings) -> Shift:
    """The start that an export tells, on the session's clock.

    A start in UTC is moved by the session's zone, or, where nobody gave one, by the whole half-hours that bring it
    nearest to the session's start or the first wall clock seen.
    """
    if started.tzinfo is None:
        return Shift(one.name, _seconds(started), "the export tells when its recording began")
    if settings.zone:
        return Shift(
            one.name, _seconds(started.astimezone(ZoneInfo(settings.zone))), f"it began then in {settings.zone}"
        )
    anchors = [at for other in files if other.harvest.clock == "wall" for at in _stamps(other)]
    near = settings.start if settings.start is not None else min(anchors, default=None)
    if near is None:
        return Shift(
            one.name, _seconds(started), "the export tells its start in UTC, and no time zone is given", assumed=True
        )
    hours = round((near - _seconds(started)) / HALF_HOUR)
    return Shift(
        one.name, _seconds(started) + hours * HALF_HOUR, "the export tells its start in UTC, and others the hour"
    )


def _from_others(one: ReadFile, files: Sequence[ReadFile]) -> Shift:
    """The start of a recording as the other files suggest it."""
    joined = [row.joined for other in files for row in other.harvest.presences if row.joined]
    # A start in UTC says nothing of the wall clock; only a local one does.
    starts = [when for other in files if (when := other.harvest.started) and when.tzinfo is None]
    if starts:
        return Shift(one.name, _seconds(min(starts)), "the meeting began then, as another export tells", assumed=True)
    if joined:
        return Shift(one.name, _seconds(min(joined)), "the first person joined then", assumed=True)
    first = min(at for other in files if other.harvest.clock == "wall" for at in _stamps(other))
    return Shift(one.name, first, "the first chat message was written then", assumed=True)


def _stamps(one: ReadFile) -> list[float]:
    return [line.at for line in one.harvest.lines if line.at is not None]


def _seconds(when: datetime) -> float:
    return when.hour * 3600 + when.minute * 60 + when.second


def _between_chats(files: Sequence[ReadFile], shifts: Sequence[Shift], settings: Settings) -> list[Shift]:
    """Moves each chat that shares messages with another onto that one's clock (another time zone, a slow PC).

    Wall clocks are settled first, so that a recording's offsets move to them and not they to it; among them those near
    the session's start, then the longest.
    """
    settled: dict[str, Shift] = {}
    for one, shift in sorted(zip(files, shifts, strict=True), key=lambda pair: _standing(pair[0], settings)):
        found = None if one.name in settings.shifts else _to_settled(one, shift, files, settled)
        settled[one.name] = found or shift
    return [_with_its_recording(one, settled, files) for one in files]


def _standing(one: ReadFile, settings: Settings) -> tuple[bool, bool, int]:
    """Whose clock is believed before whose, the lowest first."""
    first = min(_stamps(one), default=0.0)
    far = settings.start is not None and abs(first - settings.start) > HALF_HOUR
    return one.harvest.clock == "offset", far, -len(one.harvest.lines)


def _to_settled(one: ReadFile, shift: Shift, files: Sequence[ReadFile], settled: dict[str, Shift]) -> Shift | None:
    for other in files:
        if other.name in settled:
            apart = _clock_difference(other, settled[other.name].seconds, one, shift.seconds)
            if apart is not None:
                return Shift(one.name, shift.seconds + apart, f"it shares messages with {other.name}")
    return None


def _with_its_recording(one: ReadFile, settled: dict[str, Shift], files: Sequence[ReadFile]) -> Shift:
    """An assumed start of a recording gives way to one that a chat of the same recording shows."""
    mine = settled[one.name]
    for other in files:
        theirs = settled[other.name]
        if mine.assumed and other.harvest.clock == "offset" and theirs.seconds and not theirs.assumed:
            return Shift(one.name, theirs.seconds, f"it counts from the same recording as {other.name}")
    return mine


def _clock_difference(base: ReadFile, base_shift: float, other: ReadFile, shift: float) -> float | None:
    """Seconds to add to ``other`` so that the messages both hold fall together; None where too few are shared."""
    ours, theirs = _times(base, base_shift), _times(other, shift)
    apart = [ours[key][0] - theirs[key][0] for key in ours.keys() & theirs.keys() if _once(ours, theirs, key)]
    if len(apart) < _ENOUGH and len(apart) < min(len(ours), len(theirs)):
        return None
    if not apart:
        return None
    middle = median(apart)
    return None if abs(middle) < 1.0 else float(middle)


def _once(ours: dict[str, list[float]], theirs: dict[str, list[float]], key: str) -> bool:
    return len(ours[key]) == 1 and len(theirs[key]) == 1


def _times(one: ReadFile, shift: float) -> dict[str, list[float]]:
    """The times of each chat message's words, long enough to be nobody else's."""
    found: dict[str, list[float]] = defaultdict(list)
    for line in one.harvest.lines:
        if isinstance(line, ChatLine) and line.at is not None and len(line.text) >= 8:  # "hi" and "+1" are everybody's
            found[_fold(line.text)].append(line.at + shift)
    return found


def _placed(one: ReadFile, shift: float, settings: Settings) -> list[HourLine]:
    """The lines of one file on the session's clock."""
    room = settings.rooms.get(one.name, "")
    return [
        HourLine(
            line,
            Place(one.name, ordinal),
            None if line.at is None else line.at + shift,
            line.raw_name,
            room or line.room,
            reactions=line.reactions if isinstance(line, ChatLine) else (),
        )
        for ordinal, line in enumerate(one.harvest.lines, 1)
    ]


def _united(files: Sequence[list[HourLine]]) -> list[list[HourLine]]:
    """The same, with each chat message that an earlier save already holds taken out and noted there."""
    kept: list[list[HourLine]] = []
    known: dict[str, list[tuple[int, int]]] = defaultdict(list)  # words -> (file, index) in kept
    for lines in files:
        taken: set[tuple[int, int]] = set()
        fresh: list[HourLine] = []
        for line in lines:
            twin = _twin(line, known, kept, taken)
            if twin is None:
                fresh.append(line)
            else:
                taken.add(twin)
                kept[twin[0]][twin[1]] = _joined(kept[twin[0]][twin[1]], line)
        kept.append(fresh)
        for index, line in enumerate(fresh):
            if isinstance(line.line, ChatLine):
                known[_fold(line.line.text)].append((len(kept) - 1, index))
    return kept


def _twin(
    line: HourLine,
    known: dict[str, list[tuple[int, int]]],
    kept: list[list[HourLine]],
    taken: set[tuple[int, int]],
) -> tuple[int, int] | None:
    """Where the same message already stands, in another save."""
    if not isinstance(line.line, ChatLine):
        return None
    for spot in known.get(_fold(line.line.text), ()):
        if spot not in taken and _same(kept[spot[0]][spot[1]], line):
            return spot
    return None


def _same(one: HourLine, other: HourLine) -> bool:
    if one.room != other.room:
        return False
    if one.at is not None and other.at is not None and abs(one.at - other.at) > NEAR + _coarse(one.at, other.at):
        return False
    names = {_fold(one.raw_name), _fold(other.raw_name)}
    return len(names) == 1 or bool(names & SELF_NAMES)


def _coarse(*times: float) -> float:
    """A clock that only shows minutes is up to one minute off."""
    return 60.0 if any(at % 60 == 0 for at in times) else 0.0


def _joined(one: HourLine, other: HourLine) -> HourLine:
    """One message from two saves: the better name, and of each reaction the larger count."""
    counts: Counter[str] = Counter()
    for reaction in chain(one.reactions, other.reactions):
        counts[reaction.emoji] = max(counts[reaction.emoji], reaction.count)
    return replace(
        one,
        raw_name=other.raw_name if _fold(one.raw_name) in SELF_NAMES else one.raw_name,
        also=(*one.also, other.place),
        reactions=tuple(Reaction(emoji, count) for emoji, count in counts.items()),
    )


def _in_order(files: Sequence[list[HourLine]]) -> list[HourLine]:
    """All lines by time; a line without one stays behind the line before it in its file."""
    keyed: list[tuple[float, int, int, HourLine]] = []
    for number, lines in enumerate(files):
        latest = float("-inf")
        for index, line in enumerate(lines):
            latest = max(latest, line.at) if line.at is not None else latest
            keyed.append((latest, number, index, line))
    return [line for *_, line in sorted(keyed, key=lambda entry: entry[:3])]


def _with_answers(lines: Sequence[HourLine]) -> tuple[HourLine, ...]:
    """Each reply pointed at the message it answers, wherever that stands now."""
    where = {place: index for index, line in enumerate(lines) for place in (line.place, *line.also)}
    return tuple(replace(line, answers=_answer(line, where)) for line in lines)


def _answer(line: HourLine, where: dict[Place, int]) -> int | None:
    ordinal = line.line.reply_to if isinstance(line.line, ChatLine) else None
    return where.get(Place(line.place.file, ordinal)) if ordinal else None


def _fold(words: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", words)).strip().casefold()
