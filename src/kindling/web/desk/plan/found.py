"""Which speaker is meant by an address, and which months may be chosen?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from django.http import Http404
from django.utils import timezone

from kindling.archive.months import label_of
from kindling.conversations.models import Conversation
from kindling.conversations.models.constraints import MONTH
from kindling.conversations.rules import is_over
from kindling.planning.models import Speaking
from kindling.web.desk.found import conversation_of

AHEAD = 12
"""Months that are planned ahead."""


def speaking_of(uid: str) -> Speaking:
    """Whoever is meant. Raises `Http404` where nobody is."""
    rows = Speaking.objects.select_related("conversation__series", "profile", "credit__profile")
    row = rows.prefetch_related("agreements", "changes__user", "proposals").filter(uid=uid[:24]).first()
    if row is None:
        raise Http404("Nobody of that address is in the plans.")
    return row


def month_sent(words: str) -> Conversation:
    """The conversation of a month that a form sent. Raises `Http404` where it is no month, or nobody has opened it."""
    if not re.fullmatch(MONTH, words, re.ASCII):
        raise Http404("That is no month.")
    return conversation_of(words)


def coming_months(today: datetime.date) -> list[Conversation]:
    """The months that are open, from this one on: a year of them."""
    rows = Conversation.objects.filter(month__gte=f"{today:%Y-%m}").select_related("series")
    return list(rows.order_by("month")[:AHEAD])


def months_ahead(now: datetime.datetime) -> list[Conversation]:
    """The months that are open and not over: a year of them."""
    rows = Conversation.objects.filter(month__gte=f"{timezone.localdate(now):%Y-%m}").select_related("series")
    return [row for row in rows.order_by("month")[: AHEAD + 1] if not is_over(row, now)][:AHEAD]


def month_choices(rows: Iterable[Conversation], *, none: str) -> list[tuple[str, str]]:
    """Months as a list to choose from; ``none`` says what no month is called."""
    return [("", none), *((row.month, _called(row)) for row in rows)]


def _called(row: Conversation) -> str:
    """``December 2026: Rest``, and that it does not take place where it does not."""
    title = f": {row.title}" if row.title else ""
    off = "" if row.stands else f" ({row.get_status_display().lower()})"
    return f"{label_of(row.month)}{title}{off}"
