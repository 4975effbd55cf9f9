"""How do the months ahead stand, each in one line?"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from kindling.conversations.ahead import AHEAD, months_ahead
from kindling.conversations.calendar import Times, occurrences
from kindling.conversations.models import Conversation, Credit, CreditRole, Series, Standing
from kindling.conversations.rules import is_over
from kindling.web.templatetags.months import day_said


@dataclass(frozen=True, slots=True)
class Coming:
    """A month ahead. ``by_rule`` is when the series would meet then; ``own`` where the month has another time.

    ``icon`` is ``check``, ``clock``, ``flag`` or empty; ``words`` says the same.
    """

    row: Conversation
    speakers: tuple[str, ...]
    by_rule: Times | None
    own: bool
    icon: str
    words: str

    @property
    def called_off(self) -> bool:
        """Whether it does not take place."""
        return not self.row.stands


def coming_months(series: Series, *, now: datetime.datetime) -> tuple[Coming, ...]:
    """The months from this one on, the earliest first, in two queries however many there are."""
    by_rule = {f"{times[0]:%Y-%m}": times for times in reversed(list(occurrences(series, now, AHEAD)))}
    credits_ = Credit.objects.filter(role=CreditRole.SPEAKER).select_related("profile")
    last = max(by_rule, default=f"{now:%Y-%m}")
    rows = Conversation.objects.filter(Q(month__gte=f"{now:%Y-%m}") & (Q(month__lte=last) | Q(by_rule=False)))
    found = rows.select_related("series").prefetch_related(Prefetch("credits", credits_)).order_by("month")
    return tuple(_coming(row, by_rule.get(row.month)) for row in found if not is_over(row, now))


def missing_months(series: Series, *, now: datetime.datetime) -> tuple[Times, ...]:
    """The meetings by the rule that have no month of their own yet."""
    return tuple(months_ahead(series, now).missing.values())


def _coming(row: Conversation, by_rule: Times | None) -> Coming:
    own = bool(by_rule and row.begins_at and by_rule[0] != row.begins_at)
    icon, words = _said(row, by_rule, own=own)
    return Coming(row, tuple(one.credited for one in row.credits.all()), by_rule, own, icon, words)


def _said(row: Conversation, by_rule: Times | None, *, own: bool) -> tuple[str, str]:
    if row.status == Standing.CANCELLED:
        return "flag", "Cancelled"
    if row.status == Standing.SKIPPED:
        return "", "No conversation this month"
    if row.moved_from:
        return "clock", f"Moved from {day_said(row.moved_from)}"
    if row.day is None:
        return "", "The day is not known yet"
    if own or by_rule is None:
        return "clock", "On a time of its own"
    return "check", "By the rhythm"
