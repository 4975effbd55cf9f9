"""Who is still to hear by mail that their month was swapped with another?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kindling.planning.models import SaidBy, SpeakerTold
from kindling.planning.news import month_of, news_due, read_at, told_of_their_month, unheard


def told_of_swap(months: Iterable[str]) -> list[str]:
    """The names of the speakers of these months, and of those who act for them, whom a mail waits for."""
    waiting = told_of_their_month().filter(speaking__conversation__month__in=list(months))
    rows = waiting.exclude(speaking__swapped_at=None).order_by("speaking__conversation__month", "pk")
    return [name for told in rows for name in _names(told)]


def _names(told: SpeakerTold) -> Iterator[str]:
    row, read = month_of(told), read_at(told.speaking)
    if read and news_due(told, row):
        for who in unheard(told, row, read):
            helper = told.speaking.assistant_name or f"whoever acts for {told.speaking.name}"
            yield told.speaking.name if who is SaidBy.SPEAKER else helper
