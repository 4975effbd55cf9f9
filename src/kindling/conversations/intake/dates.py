"""Which month, which day is meant? However people and spreadsheets write them; a day stands before its month."""

from __future__ import annotations

import datetime
import re

from kindling.kernel.text import fold

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_LEAST_LETTERS = 3
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?\s*$")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def month_of(words: str) -> str:
    """``2024-08`` of ``Aug 2024``, ``August 2024``, ``Aug-24``, ``2024-08``, ``08/2024``, ``202408`` or a whole date.

    Empty where it is none of them.
    """
    if found := date_of(words):
        return f"{found:%Y-%m}"
    match _parts(words):
        case [str(name), int(year)] | [int(year), str(name)] if number := _named(name):
            return _written(year, number)
        case [int(year), int(number)] if year > 999:
            return _written(year, number)
        case [int(number), int(year)] if year > 999:
            return _written(year, number)
        case [int(both)] if 99999 < both < 1000000:
            return _written(both // 100, both % 100)
    return ""


def date_of(words: str) -> datetime.date | None:
    """The day of ``15 August 2024``, ``August 15th, 2024``, ``15-Aug-24``, ``2024-08-15``, ``15/08/2024``.

    A clock time behind it is passed over. ``08/15/2024`` can only be the fifteenth; ``05/08/2024`` is the fifth.
    """
    match _parts(words):
        case [int(year), int(month), int(day)] if year > 999:
            return _day(year, month, day)
        case [int(day), int(month), int(year)]:
            return _day(year, month, day) or _day(year, day, month)
        case [int(year), str(name), int(day)] if year > 999 and (number := _named(name)):
            return _day(year, number, day)
        case [int(day), str(name), int(year)] | [str(name), int(day), int(year)] if number := _named(name):
            return _day(year, number, day)
        case [int(all_)] if 9999999 < all_ < 100000000:
            return _day(all_ // 10000, all_ // 100 % 100, all_ % 100)
    return None


def _parts(words: str) -> list[int | str]:
    """Numbers as numbers and names as words, without weekdays, ordinals and a clock time."""
    plain = _ORDINAL.sub(r"\1", fold(_CLOCK.sub("", words)))
    parts = [part for part in plain.split() if not _begins(part, _DAYS)]
    return [int(part) if part.isdecimal() and len(part) <= 8 else part for part in parts]


def _named(name: str) -> int:
    """``8`` of ``august``, ``aug`` or ``augu``; 0 where it is no month."""
    return _begins(name, MONTHS)


def _begins(word: str, names: tuple[str, ...]) -> int:
    found = [number for number, name in enumerate(names, 1) if name.startswith(word)]
    return found[0] if found and len(word) >= _LEAST_LETTERS else 0


def _written(year: int, month: int) -> str:
    found = _day(year, month, 1)
    return f"{found:%Y-%m}" if found else ""


def _day(year: int, month: int, day: int) -> datetime.date | None:
    whole = year + 2000 if year < 100 else year
    if not _FIRST_YEAR <= whole <= _LAST_YEAR:
        return None
    try:
        return datetime.date(whole, month, day)
    except ValueError:
        return None
