"""How often does a series meet? A rule of RFC 5545: checked in one sentence, turned into days, and said in words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateutil.rrule import rrule, rrulestr

from kindling.conversations.facts import BadFacts

DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
WEEKS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last"}
EVERY = {1: "every month", 2: "every two months", 3: "every three months", 6: "twice a year", 12: "once a year"}
"""How often, in months, the friendly choices offer."""

LONGEST = 200
"""Characters of a rule at most."""

HORIZON = 10
"""Years ahead in which a rule has to meet, and in which it is looked at."""

FIRST = datetime.date(1990, 1, 1)
"""From where a rule is counted that nobody says the beginning of; one that leaves no month out is the same from any."""

_SIMPLE = re.compile(r"FREQ=MONTHLY(?:;INTERVAL=([0-9]+))?;BYDAY=(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)")
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"


def _list(one: str) -> re.Pattern[str]:
    return re.compile(f"{one}(?:,{one})*")


_PARTS = {
    "FREQ": re.compile("YEARLY|MONTHLY|WEEKLY"),
    "INTERVAL": re.compile("[1-9][0-9]{0,2}"),
    "BYDAY": _list(rf"(?:[+-]?(?:[1-9]|[1-4][0-9]|5[0-3]))?{_DAY}"),
    "BYMONTHDAY": _list("[+-]?(?:[1-9]|[12][0-9]|3[01])"),
    "BYMONTH": _list("(?:[1-9]|1[0-2])"),
    "BYSETPOS": _list("[+-]?(?:[1-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])"),
    "BYYEARDAY": _list("[+-]?(?:[1-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])"),
    "BYWEEKNO": _list("[+-]?(?:[1-9]|[1-4][0-9]|5[0-3])"),
    "WKST": re.compile(_DAY),
    "UNTIL": re.compile("[0-9]{8}"),
}
"""What a rule may say, as RFC 5545 writes it (3.3.10); the time stands beside it, not in it."""

_FITS = {"BYMONTHDAY": ("YEARLY", "MONTHLY"), "BYYEARDAY": ("YEARLY",), "BYWEEKNO": ("YEARLY",)}
"""Beside which frequencies RFC 5545 lets a part stand. So a rule that never meets is not looked at for long."""

_REFUSED = {
    "COUNT": "A rule here has no COUNT, for nobody says which meeting was the first. Use UNTIL with a day.",
    "BYHOUR": "The time of day stands beside the rule, not in it.",
    "BYMINUTE": "The time of day stands beside the rule, not in it.",
    "BYSECOND": "The time of day stands beside the rule, not in it.",
}


class BadRule(BadFacts):
    """A rule by which no series can meet."""


@dataclass(frozen=True, slots=True)
class Simple:
    """A rule as the friendly choices say it: the ``week`` (``-1`` the last), the ``day``, every so many months."""

    week: str
    day: str
    every: int = 1

    @property
    def rule(self) -> str:
        """As RFC 5545 writes it."""
        interval = f";INTERVAL={self.every}" if self.every > 1 else ""
        return f"FREQ=MONTHLY{interval};BYDAY={self.week}{self.day}"


def simple_of(rule: str) -> Simple | None:
    """The friendly choices that say ``rule``, or None where they cannot."""
    found = _SIMPLE.fullmatch(rule)
    every = int(found[1] or 1) if found else 0
    return Simple(found[2], found[3], every) if found and every in EVERY else None


def rule_said(rule: str) -> str:
    """``Every third Thursday``, ``The last Tuesday, every two months``; empty where no few words say it."""
    simple = simple_of(rule)
    if simple is None:
        return ""
    day = f"{WEEKS[simple.week]} {DAYS[simple.day]}"
    return f"Every {day}" if simple.every == 1 else f"The {day}, {EVERY[simple.every]}"


def checked_rule(rule: str, *, today: datetime.date, counts_from: datetime.date | None = None) -> str:
    """``rule`` in capitals, without ``RRULE:`` before it. Raises `BadRule` with what is wrong.

    A rule is refused that is written badly, says no day, never meets in the next ten years, or meets twice in a month.
    """
    written = rule.strip().upper().removeprefix("RRULE:").rstrip(";")
    if len(written) > LONGEST:
        raise BadRule(f"The rule has {len(written)} characters; {LONGEST} is the most.", "Say it in a shorter way.")
    days = list(days_of(written, since=today.replace(day=1), counts_from=counts_from))
    if not days:
        raise BadRule("By this rule the series never meets in the next ten years.", "Change it until dates show.")
    twice = next((later for earlier, later in pairwise(days) if f"{earlier:%Y-%m}" == f"{later:%Y-%m}"), None)
    if twice:
        raise BadRule(
            f"By this rule the series meets twice in {twice:%B %Y}; a conversation is known by its month, "
            "so one a month is the most.",
            "Say which week of the month, for example BYDAY=3TH.",
        )
    return written


def days_of(rule: str, *, since: datetime.date, counts_from: datetime.date | None = None) -> Iterator[datetime.date]:
    """The days of ``rule`` from ``since`` on, for ten years at most. Raises `BadRule` for one that is written badly."""
    parts = _parts(rule)
    ends = _day_of(parts.pop("UNTIL", ""))
    begins = _at(counts_from or FIRST)
    limit = _at(datetime.date(min(since.year + HORIZON, datetime.MAXYEAR), since.month, 1))
    made = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=begins)
    if not isinstance(made, rrule):  # pragma: no cover - one line of known parts is always a single rule
        raise BadRule("A rule is one line.", "Write a single one.")
    until = min(limit, _at(ends)) if ends else limit
    for day in made.replace(until=until).xafter(_at(since), inc=True):
        yield day.date()


def _parts(rule: str) -> dict[str, str]:
    """The parts of a rule by name, each looked at."""
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name in _REFUSED:
            raise BadRule(_REFUSED[name], "Take it out.")
        known = _PARTS.get(name)
        if known is None or name in parts or not known.fullmatch(value):
            raise BadRule(f"“{part}” cannot stand in a rule here.", "Write it like FREQ=MONTHLY;BYDAY=3TH.")
        parts[name] = value
    _check_together(parts)
    return parts


def _check_together(parts: dict[str, str]) -> None:
    if "FREQ" not in parts:
        raise BadRule("A rule says how often: FREQ is missing.", "Write it like FREQ=MONTHLY;BYDAY=3TH.")
    if not parts.keys() & {"BYDAY", "BYMONTHDAY", "BYYEARDAY"}:
        raise BadRule("The rule does not say which day.", "Add BYDAY or BYMONTHDAY, for example BYDAY=3TH.")
    freq = parts["FREQ"]
    for name, fits in _FITS.items():
        if name in parts and freq not in fits:
            raise BadRule(f"{name} has no place beside FREQ={freq}.", f"Use FREQ={fits[-1]}, or take it out.")
    counted = re.search("[0-9]", parts.get("BYDAY", ""))
    if counted and (freq == "WEEKLY" or "BYWEEKNO" in parts):
        raise BadRule("A day with a number, such as 3TH, needs FREQ=MONTHLY or FREQ=YEARLY.", "Change one of the two.")
    if (freq == "MONTHLY" or "BYMONTH" in parts) and re.search(r"[6-9]|[0-9]{2}", parts.get("BYDAY", "")):
        raise BadRule("A month has each day of the week five times at most.", "Write a number from 1 to 5, or -1.")


def _day_of(written: str) -> datetime.date | None:
    if not written:
        return None
    try:
        return datetime.date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        raise BadRule(f"UNTIL={written} is no day.", "Write it like UNTIL=20271231.") from None


def _at(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time())
