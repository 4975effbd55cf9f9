"""When was that? The clocks and dates that exports write, in every spelling seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

DAY = 86_400
"""Seconds of a day."""

_HALF_DAY = DAY / 2
# Direction marks stand between the digits of pasted dates, and NBSP or a narrow NBSP before "AM".
_UNSEEN = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), 0xFEFF)) | dict.fromkeys((0xA0, 0x202F), " ")
_TIME = (
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?"
)
_CLOCK = re.compile(_TIME, re.IGNORECASE | re.ASCII)
_OFFSET = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?", re.ASCII)
_ZONE = r"(?: ?(?:Z|UTC|GMT|\(UTC\)|[+-][0-9]{2}:?[0-9]{2}))?"
_CLOCK_AFTER_DATE = rf"(?:(?:T|,? ?(?:at|à|um)? )(?P<clock>[0-9].*?){_ZONE})?"
_FIGURES = re.compile(
    rf"(?P<one>[0-9]{{1,4}})(?P<mark>[/.-])(?P<two>[0-9]{{1,2}})(?P=mark)(?P<three>[0-9]{{2,4}}){_CLOCK_AFTER_DATE}",
    re.IGNORECASE | re.ASCII,
)
_MONTH_NAMED = re.compile(
    rf"(?:(?P<day1>[0-9]{{1,2}}) )?(?P<month>[a-z]{{3,9}})\.? (?:(?P<day2>[0-9]{{1,2}}),? )?(?P<year>[0-9]{{4}})"
    rf"{_CLOCK_AFTER_DATE}",
    re.IGNORECASE | re.ASCII,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parse_clock(text: str) -> int | None:
    """Seconds since midnight of a wall clock of 12 or 24 hours: ``7:56 AM``, ``18:13``, ``18:13:02``.

    Fractions of a second are dropped. None if it is no clock.
    """
    match = _CLOCK.fullmatch(tidied(text))
    if not match:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (match["half"].lower() == "p")
    return hour * 3600 + minute * 60 + second if hour < 24 and minute < 60 and second < 60 else None


def parse_offset(text: str) -> float | None:
    """Seconds from the beginning: ``0:2:12.750``, ``00:02:12,750``, ``2:12`` (minutes and seconds).

    None if it is no offset.
    """
    match = _OFFSET.fullmatch(tidied(text))
    if not match:
        return None
    hours, minutes, seconds, fraction = match.groups()
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return float(f"{whole}.{fraction or 0}")


def unwrap_midnight(seconds: Iterable[float | None]) -> list[float | None]:
    """The same clocks, growing past midnight: 86,400 is added after a fall of more than 12 hours.

    A rise of more than 12 hours after such a fall is a message that came late and belongs before midnight again.
    None passes through.
    """
    unwrapped: list[float | None] = []
    before: float | None = None
    days = 0
    for clock in seconds:
        if clock is not None:
            days = max(0, days + _step(before, clock))
            before = clock
        unwrapped.append(None if clock is None else clock + days * DAY)
    return unwrapped


def _step(before: float | None, clock: float) -> int:
    """1 where midnight lies between the two clocks, -1 where it was stepped back over, else 0."""
    if before is None:
        return 0
    return (before - clock > _HALF_DAY) - (clock - before > _HALF_DAY)


def parse_when(strings: Sequence[str], *, day_first: bool = False) -> list[datetime | None]:
    """The naive local date-times of one column, None where a cell holds none.

    Whether the day or the month stands first is decided for the whole column: by any figure above 12, else by the order
    that keeps the column closest together, since one report tells of one meeting, else by ``day_first``. A zone behind
    the clock is left aside. A date without a clock is its midnight.
    """
    orders = [[_when(tidied(string), day_first=order) for string in strings] for order in (day_first, not day_first)]
    return min(orders, key=_doubt)


def _doubt(column: list[datetime | None]) -> tuple[int, timedelta]:
    """How ill an order of day and month suits a column: the cells it cannot read, then the widest gap it opens."""
    read = sorted(when for when in column if when)
    gaps = (later - earlier for earlier, later in pairwise(read))
    return len(column) - len(read), max(gaps, default=timedelta())


def _when(text: str, *, day_first: bool) -> datetime | None:
    match = _FIGURES.fullmatch(text)
    if match:
        return _at(_figures(match, day_first=day_first), match["clock"])
    match = _MONTH_NAMED.fullmatch(text)
    return _at(_named(match), match["clock"]) if match else None


def _figures(match: re.Match[str], *, day_first: bool) -> tuple[int, int, int]:
    """Year, month, day of a date in figures; the year stands first where that figure has four digits."""
    one, two, three = int(match["one"]), int(match["two"]), int(match["three"])
    if len(match["one"]) == 4:
        return one, two, three
    year = three + 2000 if three < 100 else three
    # Dates with points are written day first wherever they are written.
    return (year, two, one) if day_first or match["mark"] == "." else (year, one, two)


def _named(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month, day where the month is an English word; zeros for what is no month or no day."""
    short = match["month"][:3].lower()
    month = _MONTHS.index(short) + 1 if short in _MONTHS else 0
    return int(match["year"]), month, int(match["day1"] or match["day2"] or 0)


def _at(day: tuple[int, int, int], clock: str | None) -> datetime | None:
    seconds = parse_clock(clock) if clock else 0
    try:
        midnight = datetime(*day)  # noqa: DTZ001 - exports tell no zone; local to whoever saved it
    except ValueError:
        return None
    return None if seconds is None else midnight + timedelta(seconds=seconds)


def tidied(text: str) -> str:
    """``text`` without direction marks and outer blanks, hard blanks made plain."""
    return text.strip() if text.isascii() else text.translate(_UNSEEN).strip()
