"""Rules of recurrence: checked in one sentence, turned into days, said in words."""

from __future__ import annotations

import datetime
from itertools import islice

import pytest

from kindling.conversations.rhythm import EVERY, BadRule, Simple, checked_rule, days_of, rule_said, simple_of

TODAY = datetime.date(2026, 11, 22)


def _days(rule: str, count: int = 3, counts_from: datetime.date | None = None) -> list[str]:
    return [f"{day:%Y-%m-%d}" for day in islice(days_of(rule, since=TODAY, counts_from=counts_from), count)]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;BYDAY=3TH", ["2026-12-17", "2027-01-21", "2027-02-18"]),
        ("FREQ=MONTHLY;BYDAY=-1TU", ["2026-11-24", "2026-12-29", "2027-01-26"]),
        ("FREQ=MONTHLY;BYMONTH=1,9;BYDAY=2MO", ["2027-01-11", "2027-09-13", "2028-01-10"]),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=12", ["2027-05-12", "2028-05-12", "2029-05-12"]),
        ("FREQ=YEARLY;BYDAY=20MO", ["2027-05-17", "2028-05-15", "2029-05-14"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", ["2027-05-17", "2028-05-15", "2029-05-14"]),
        ("FREQ=YEARLY;BYYEARDAY=100", ["2027-04-10", "2028-04-09", "2029-04-10"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-11-30", "2026-12-31", "2027-01-29"]),
        ("FREQ=WEEKLY;INTERVAL=5;WKST=MO;BYDAY=TH", ["2026-11-26", "2026-12-31", "2027-02-04"]),
        ("FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270131", ["2026-12-17", "2027-01-21"]),
    ],
)
def test_any_rule_that_meets_once_a_month_at_most_is_taken(rule: str, days: list[str]) -> None:
    assert checked_rule(f" rrule:{rule.lower()}; ", today=TODAY) == rule
    assert _days(rule) == days


def test_every_two_months_is_counted_from_the_month_that_is_named() -> None:
    rule = Simple("3", "TH", 2).rule
    assert rule == "FREQ=MONTHLY;INTERVAL=2;BYDAY=3TH"
    assert _days(rule, counts_from=datetime.date(2026, 12, 1)) == ["2026-12-17", "2027-02-18", "2027-04-15"]
    assert _days(rule, counts_from=datetime.date(2027, 1, 9)) == ["2027-01-21", "2027-03-18", "2027-05-20"]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("", "“” cannot stand in a rule here. Write it like FREQ=MONTHLY;BYDAY=3TH."),
        ("every third Thursday", "“EVERY THIRD THURSDAY” cannot stand in a rule here."),
        ("BYDAY=3TH", "A rule says how often: FREQ is missing."),
        ("FREQ=MONTHLY", "The rule does not say which day."),
        ("FREQ=DAILY;BYDAY=TH", "“FREQ=DAILY” cannot stand in a rule here."),
        ("FREQ=MONTHLY;BYDAY=3TH;BYDAY=2MO", "“BYDAY=2MO” cannot stand in a rule here."),
        ("FREQ=MONTHLY;BYDAY=3XX", "“BYDAY=3XX” cannot stand in a rule here."),
        ("FREQ=MONTHLY;INTERVAL=0;BYDAY=3TH", "“INTERVAL=0” cannot stand in a rule here."),
        ("FREQ=MONTHLY;BYDAY=3TH;COUNT=5", "A rule here has no COUNT"),
        ("FREQ=MONTHLY;BYDAY=3TH;BYHOUR=9", "The time of day stands beside the rule, not in it. Take it out."),
        ("FREQ=MONTHLY;BYDAY=3TH;UNTIL=20279931", "UNTIL=20279931 is no day. Write it like UNTIL=20271231."),
        ("FREQ=MONTHLY;BYDAY=3TH;UNTIL=20200101", "By this rule the series never meets in the next ten years."),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "By this rule the series never meets in the next ten years."),
        ("FREQ=WEEKLY;BYDAY=TH", "By this rule the series meets twice in November 2026; a conversation is known by"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "By this rule the series meets twice in November 2026"),
        ("FREQ=WEEKLY;BYDAY=3TH", "A day with a number, such as 3TH, needs FREQ=MONTHLY or FREQ=YEARLY."),
        ("FREQ=YEARLY;BYMONTH=2;BYDAY=53TH", "A month has each day of the week five times at most. Write a number"),
        ("FREQ=MONTHLY;BYDAY=1MO,-6TH", "A month has each day of the week five times at most."),
        ("FREQ=WEEKLY;BYDAY=TH;BYMONTHDAY=3", "BYMONTHDAY has no place beside FREQ=WEEKLY. Use FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYDAY=3TH;" + "BYMONTH=1," + "1," * 120 + "1", "The rule has"),
    ],
)
def test_what_is_wrong_with_a_rule_is_said_in_a_sentence(rule: str, told: str) -> None:
    with pytest.raises(BadRule) as wrong:
        checked_rule(rule, today=TODAY)
    assert str(wrong.value).startswith(told)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYDAY=3TH", "Every third Thursday"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TU", "The last Tuesday, every two months"),
        ("FREQ=MONTHLY;INTERVAL=6;BYDAY=1MO", "The first Monday, twice a year"),
        ("FREQ=MONTHLY;INTERVAL=7;BYDAY=1MO", ""),
        ("FREQ=YEARLY;BYYEARDAY=100", ""),
    ],
)
def test_a_rule_of_few_choices_is_said_in_words(rule: str, words: str) -> None:
    assert rule_said(rule) == words


def test_the_friendly_choices_write_what_they_read() -> None:
    for every in EVERY:
        simple = Simple("-1", "FR", every)
        assert simple_of(simple.rule) == simple


def test_the_end_of_time_is_no_error() -> None:
    last = datetime.date(9999, 12, 1)
    assert list(days_of("FREQ=MONTHLY;BYDAY=3TH", since=last)) == []
