"""When does a pasted message say it was written? Clocks with a date, a weekday, or nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kindling.harvest.clocks import DAY, parse_clock, parse_when, tidied, unwrap_midnight

CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?)?"
"""A wall clock of 12 or 24 hours."""

_STAMP = re.compile(
    r"(?:(?P<word>[^\W\d_][\w-]{1,14})\.?,? )?"
    r"(?:(?P<date>[0-9]{1,4}([/.-])[0-9]{1,2}\3[0-9]{2,4}),? )?"
    rf"(?:at |à |um )?(?P<clock>{CLOCK})",
    re.IGNORECASE,
)
_WEEKDAYS = (
    ("monday", "lundi", "montag", "lunes", "segunda", "maandag", "lunedì"),
    ("tuesday", "mardi", "dienstag", "martes", "terça", "dinsdag", "martedì"),
    ("wednesday", "mercredi", "mittwoch", "miércoles", "quarta", "woensdag", "mercoledì"),
    ("thursday", "jeudi", "donnerstag", "jueves", "quinta", "donderdag", "giovedì"),
    ("friday", "vendredi", "freitag", "viernes", "sexta", "vrijdag", "venerdì"),
    ("saturday", "samedi", "samstag", "sábado", "zaterdag", "sabato"),
    ("sunday", "dimanche", "sonntag", "domingo", "zondag", "domenica"),
)
_ORDINAL = {word: number for number, words in enumerate(_WEEKDAYS) for word in words}


@dataclass(frozen=True, slots=True)
class Stamp:
    """``clock`` in seconds since midnight; ``weekday`` 0 for Monday, None where none is told; ``date`` as written.

    ``bare`` where a clock of 24 hours stands alone: that could be anything's.
    """

    clock: int
    weekday: int | None = None
    date: str = ""
    twelve: bool = False
    bare: bool = False


@lru_cache(maxsize=4096)
def read_stamp(text: str) -> Stamp | None:
    """The stamp that ``text`` is, all of it; None if it is none."""
    match = _STAMP.fullmatch(tidied(text))
    clock = parse_clock(match["clock"]) if match else None
    if match is None or clock is None:
        return None
    word = (match["word"] or "").casefold().removesuffix("-feira")
    twelve = match["clock"][-1] in "mM."
    return Stamp(clock, _ORDINAL.get(word), match["date"] or "", twelve, not (word or match["date"] or twelve))


def on_one_clock(
    stamps: Sequence[Stamp | None], quoted: Sequence[tuple[Stamp | None, str]]
) -> tuple[date | None, list[float | None]]:
    """The day of the paste, and each message's seconds since that day's midnight.

    ``quoted`` are replies: their own stamp, and the date that stands by the message they quote. It tells the real date
    of a paste that names weekdays alone, where both are of the same weekday. The day is None where nothing tells it.
    """
    told = [stamp for stamp in stamps if stamp]
    day_first = not any(stamp.twelve for stamp in told)
    dates = [when and when.date() for when in parse_when([stamp.date for stamp in told], day_first=day_first)]
    known = [day for day in dates if day]
    if known:
        day: date | None = min(known)
        offsets = _days_after(min(known), dates)
    else:
        offsets = _weekdays_after(told)
        day = _dated(told, quoted, day_first=day_first)
    placed = iter(_placed(told, offsets))
    return day, [next(placed) if stamp else None for stamp in stamps]


def _placed(told: Sequence[Stamp], offsets: Sequence[int]) -> list[float | None]:
    if not any(offsets):
        return unwrap_midnight(stamp.clock for stamp in told)
    return [stamp.clock + DAY * offset for stamp, offset in zip(told, offsets, strict=True)]


def _days_after(day: date, dates: Sequence[date | None]) -> list[int]:
    """How many days after ``day`` each message is; one without a date is of the day of the message before."""
    offsets: list[int] = []
    for found in dates:
        offsets.append((found - day).days if found else (offsets or [0])[-1])
    return offsets


def _weekdays_after(told: Sequence[Stamp]) -> list[int]:
    """How many days after the first weekday each message is; a paste spans less than a week."""
    first = next((stamp.weekday for stamp in told if stamp.weekday is not None), 0)
    return [0 if stamp.weekday is None else (stamp.weekday - first) % 7 for stamp in told]


def _dated(told: Sequence[Stamp], quoted: Sequence[tuple[Stamp | None, str]], *, day_first: bool) -> date | None:
    """The date of the first weekday, from a reply written on the same weekday as the message it quotes."""
    first = next((stamp.weekday for stamp in told if stamp.weekday is not None), None)
    dates = parse_when([written for _, written in quoted], day_first=day_first)
    for (stamp, _), when in zip(quoted, dates, strict=True):
        if stamp and when and first is not None and stamp.weekday == when.weekday():
            return when.date() - timedelta(days=(stamp.weekday - first) % 7)
    return None
