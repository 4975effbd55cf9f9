"""How was a list of members understood? In sentences, for whoever is about to take it in."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kindling.people.days import DayOrder, Settled
from kindling.people.headings import CALLED, Columns
from kindling.people.listing import ListTold

STANDS_FIRST = {DayOrder.DAY_FIRST: "the day stands before the month", DayOrder.MONTH_FIRST: "the month stands first"}


def heard(told: ListTold) -> tuple[str, ...]:
    """Which column is used for what, which are passed over, and in which order days were read."""
    columns = told.columns
    used = _listed([f"“{one.heading}” for {CALLED[one.name]}" for one in columns.used])
    sentences = [f"Used: {used}."]
    if columns.passed:
        sentences.append(f"Passed over: {_listed([str(one) for one in columns.passed])}.")
    if told.order:
        sentences.append(_ordered(told.order))
    return tuple(sentences)


def asked_about(columns: Columns) -> str:
    """What is to be asked about the columns of days whose headings do not say which days; empty where nothing is."""
    if not columns.asked:
        return ""
    names = _listed([f"“{one}”" for one in columns.asked])
    if len(columns.asked) == 1:
        return f"{names} holds days. Are these the days on which they agreed?"
    return f"{names} hold days. Is one of them the day on which they agreed?"


def fallen_back(undated: int, day: datetime.date | None) -> str:
    """For how many the day counts that was said of the whole list; empty where each row tells its own."""
    if not undated or day is None:
        return ""
    people = "person, whose row says" if undated == 1 else "people, whose rows say"
    return f"{day.day} {day:%B %Y} is written down for {undated:,} {people} nothing of the day they agreed."


def _ordered(settled: Settled) -> str:
    stands = STANDS_FIRST[settled.order]
    if not settled.line:
        return f"In days such as 03/04/2024 {stands}, as was said."
    return f"In days such as 03/04/2024 {stands}, because line {settled.line} says “{settled.words}”."


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
